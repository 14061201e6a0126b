// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/scan_layers.h"

#include "base/error.h"
#include "layers/column_names.h"
#include "layers/row_expression.h"
#include "layers/row_reader.h"

#include <qgsvariantutils.h>

namespace doorstep
{
  std::vector<ScanColumn> scanColumns( const QgsFeatureSource &source, const QStringList &fields )
  {
    std::vector<int> columns;
    std::vector<ScanColumn> read;
    for ( const QString &name : fields )
    {
      columns.push_back( writtenColumn( source.fields(), name ) );
      if ( columns.back() < 0 )
        throw InputError( "FIELDS names a column that LIST does not have: choose of its columns." );
      read.push_back( { name.toStdString(), {} } );
    }
    for ( RowReader rows( source ); rows.next(); )
      for ( std::size_t c = 0; c < columns.size(); ++c )
        read[c].values.push_back( plainText( rows.feature().attribute( columns[c] ) ).toStdString() );
    return read;
  }

  std::vector<std::string> textsOf( const QgsFeatureSource &source )
  {
    std::vector<std::string> texts;
    for ( RowReader rows( source ); rows.next(); )
      for ( const QVariant &cell : rows.feature().attributes() )
        if ( !QgsVariantUtils::isNull( cell ) && cell.userType() == QMetaType::QString )
          texts.push_back( cell.toString().trimmed().toStdString() );
    return texts;
  }
}
