// SPDX-License-Identifier: GPL-2.0-or-later
// A table of PostGIS as an output ("postgis:dbname='schools' … table="public"."visits" (geom)"): written
// beside its place, counted there, and put into its place in one transaction once it is whole. QGIS itself
// drops the table that is there before the first row of the new one is written.
#pragma once
#include <QString>

#include <optional>

namespace doorstep
{
  class DatabaseOutput
  {
    public:
      // Nothing for a destination of another kind.
      static std::optional<DatabaseOutput> at( const QString &destination );

      // Where QGIS writes to, and where the rows are read from afterwards.
      QString staged() const;
      QString kept() const;
      // As they can be read in the table beside; -1 where it is not there.
      qint64 rows() const;
      // Puts it in its place. Throws InputError where the database refuses; all is as before then.
      void keep( const QString &name ) const;
      // Takes the table beside away again, where there is one.
      void drop() const noexcept;

    private:
      QString mUri, mSchema, mTable, mBeside;
      QString uriOf( const QString &table ) const;
      QString quoted( const QString &table ) const;
      bool run( const QString &sql ) const;
  };
}
