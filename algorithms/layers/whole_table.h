// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a table that was written is on the disk as it was written. GDAL says of what fails while a file is
// closed (the last rows, a GeoPackage's spatial index) only to its error handler, and QGIS does not ask: so
// the failures are listened to while a writer is closed, and the file is opened again and read to its end.
//   WriteFailures failures;
//   bool good = writer->flushBuffer();
//   writer.reset();
//   good = good && !failures.any() && wholeRows( { file } ) == rows;
#pragma once
#include <QString>

namespace doorstep
{
  // GDAL's failures in this thread while it lives; its warnings are none. To be closed in the reverse order
  // of opening, in the same thread.
  class WriteFailures
  {
    public:
      WriteFailures();
      WriteFailures( const WriteFailures & ) = delete;
      WriteFailures &operator=( const WriteFailures & ) = delete;
      ~WriteFailures();
      bool any() const { return mAny; }

    private:
      bool mAny = false;
  };

  struct WrittenTable
  {
      QString file, table = QString(); // no table: all that the file has
      int columns = 0;                 // at least so many
      bool hasPlace = false;           // has geometries with a coordinate reference system
      bool isIndexed = false;          // a GeoPackage's table has its spatial index
  };

  // Rows as GDAL reads them from the disk; -1 where it fails at any of them, where the file ends in the
  // middle of something, or lacks columns, its reference system or its index. Not by way of a layer of
  // QGIS's, which would keep the file open.
  qint64 wholeRows( const WrittenTable &written );

  // Whether a table of the file has a column of that name, in any capitals; false where there is none.
  bool hasColumn( const QString &file, const char *column );
}
