// SPDX-License-Identifier: GPL-2.0-or-later
#include "choice_box.h"

#include "processing/choice_parameter.h"

#include <qgsapplication.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingregistry.h>

#include <QComboBox>

namespace doorstep
{
  void fillInWords( QComboBox &box, const QStringList &options )
  {
    for ( const QString &option : options )
      box.addItem( choiceInWords( option ), option );
  }

  QComboBox *pageChoiceBox( const char *parameter )
  {
    auto *box = new QComboBox;
    const QgsProcessingAlgorithm *maps =
        QgsApplication::processingRegistry()->algorithmById( QStringLiteral( "doorstep:teammaps" ) );
    const auto *choice = dynamic_cast<const QgsProcessingParameterEnum *>(
        maps ? maps->parameterDefinition( QLatin1String( parameter ) ) : nullptr );
    if ( choice )
      fillInWords( *box, choice->options() );
    return box;
  }

  QString chosen( const QComboBox &box )
  {
    return box.currentData().toString();
  }

  void choose( QComboBox &box, const QString &option )
  {
    box.setCurrentIndex( box.findData( option ) );
  }
}
