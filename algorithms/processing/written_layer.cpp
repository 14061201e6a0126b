// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/written_layer.h"

#include "base/error.h"
#include "layers/output_place.h"
#include "layers/whole_table.h"

#include <QFileInfo>

namespace doorstep
{
  qint64 WrittenLayer::rowsThere( QgsProcessingContext &context )
  {
    if ( table )
      return table->rows();
    WrittenTable shape{ QString(), QString(), columns, hasPlace, isIndexed };
    if ( staged.empty() )
      return rowsAt( destination, shape, context );
    // A format may have its own way with the name.
    const QString file = QString::fromStdString( staged.string() ), written = fileOf( destination );
    destination.replace( QFileInfo( file ).path(), QFileInfo( place ).absolutePath() );
    shape.file = written.isEmpty() ? file : written;
    return wholeRows( shape );
  }

  void WrittenLayer::finish( const QString &output, QgsProcessingContext &context )
  {
    bool closed = false;
    {
      const WriteFailures failures;
      closed = sink->flushBuffer();
      sink.reset();
      closed = closed && !failures.any();
    }
    // A spreadsheet's header may count as a row, and a table that is appended to had some before.
    if ( rowsThere( context ) < rows || !closed )
      throw InputError( output.toStdString() +
                        " cannot be written: the disk may be full, or the file is open elsewhere." );
  }
}
