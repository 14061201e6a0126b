// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/spreadsheet_cells.h"

#include "base/csv.h"

#include <qgsvariantutils.h>

namespace doorstep
{
  namespace
  {
    QString safeText( const QString &text )
    {
      return QString::fromStdString( forSpreadsheet( text.toStdString() ) );
    }
  }

  bool isSpreadsheet( const QString &format )
  {
    return format == QLatin1String( "CSV" ) || format == QLatin1String( "ODS" );
  }

  void markFormulas( QgsFields &fields )
  {
    for ( int i = 0; i < fields.count(); ++i )
      fields.rename( i, safeText( fields.at( i ).name() ) );
  }

  qint64 markFormulas( QgsFeature &feature )
  {
    qint64 marked = 0;
    for ( int i = 0; i < feature.attributeCount(); ++i )
    {
      const QVariant value = feature.attribute( i );
      if ( value.userType() != QMetaType::Type::QString || QgsVariantUtils::isNull( value ) )
        continue;
      const QString text = value.toString(), safe = safeText( text );
      if ( safe.size() == text.size() )
        continue;
      feature.setAttribute( i, safe );
      ++marked;
    }
    return marked;
  }
}
