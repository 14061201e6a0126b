// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/parameter_widgets.h"

#include <qgsprocessingparameters.h>

namespace doorstep
{
  namespace
  {
    const QString WIDGET = QStringLiteral( "widget_wrapper" ); // QGIS's keys of a parameter's metadata
    const QString TYPE = QStringLiteral( "widget_type" );
    const QString FILTER = QStringLiteral( "filter" );
    const QString TWICE = QStringLiteral( "twice" );

    void askBy( QgsProcessingParameterDefinition &parameter, const QVariantMap &widget )
    {
      QVariantMap metadata = parameter.metadata();
      metadata.insert( WIDGET, widget );
      parameter.setMetadata( metadata );
    }
  }

  void askInWords( QgsProcessingParameterDefinition &parameter )
  {
    askBy( parameter, { { TYPE, QLatin1String( CHOICE_WIDGET ) } } );
  }

  void askForNewFile( QgsProcessingParameterDefinition &parameter, const QString &filter )
  {
    askBy( parameter, { { TYPE, QLatin1String( NEW_FILE_WIDGET ) }, { FILTER, filter } } );
  }

  QString newFileFilter( const QgsProcessingParameterDefinition &parameter )
  {
    return parameter.metadata().value( WIDGET ).toMap().value( FILTER ).toString();
  }

  void askForPassphrase( QgsProcessingParameterDefinition &parameter, bool isNew )
  {
    askBy( parameter, { { TYPE, QLatin1String( PASSPHRASE_WIDGET ) }, { TWICE, isNew } } );
  }

  bool isNewPassphrase( const QgsProcessingParameterDefinition &parameter )
  {
    return parameter.metadata().value( WIDGET ).toMap().value( TWICE ).toBool();
  }
}
