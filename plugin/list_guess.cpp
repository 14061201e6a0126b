// SPDX-License-Identifier: GPL-2.0-or-later
#include "list_guess.h"

#include "columns/list_columns.h"
#include "layers/column_samples.h"

#include <qgsexpression.h>
#include <qgsvectorlayer.h>

namespace doorstep
{
  GuessedColumns guessColumns( const QgsVectorLayer &list )
  {
    GuessedColumns named;
    const std::vector<ColumnSample> samples = sampleColumns( list );
    for ( const auto &[role, column] : readListColumns( samples ) )
      named.insert( QString::fromStdString( role ), list.fields().at( column ).name() );
    return named;
  }

  QString columnExpression( const GuessedColumns &columns, const char *role )
  {
    const QString name = columns.value( QLatin1String( role ) );
    return name.isEmpty() ? QString() : QgsExpression::quotedColumnRef( name );
  }
}
