// SPDX-License-Identifier: GPL-2.0-or-later
// The sample city as tables with geometry, named and with columns as users' layers have them (Pima County's
// address points, TIGER's ADDRFEAT): one description for the GeoPackage and for CSV.
#pragma once
#include "sample/sample_city.h"
#include "sample/sample_csv.h"

#include <functional>
#include <span>
#include <variant>

namespace doorstep::sample
{
  enum class ColumnType : std::uint8_t
  {
    Text,
    Integer,
    Real
  };
  enum class GeometryType : std::uint8_t
  {
    Point,
    Line,
    Polygon
  };

  struct SampleColumn
  {
      const char *name;
      ColumnType type;
  };

  // monostate: null.
  using SampleValue = std::variant<std::monostate, std::string, std::int64_t, double>;

  // A point has one part with one ring of one point, a line one ring; polygons have parts.
  struct SampleGeometry
  {
      GeometryType type = GeometryType::Point;
      std::vector<std::vector<std::vector<Point>>> parts;
  };

  struct SampleRow
  {
      SampleGeometry geometry;
      std::vector<SampleValue> values;
  };

  struct SampleTable
  {
      const char *name;
      const char *description;
      GeometryType geometry;
      std::vector<SampleColumn> columns;
      std::size_t ( *count )( const SampleCity &city );
      void ( *rows )( const SampleCity &city, const Placement &place,
                      const std::function<void( const SampleRow & )> &take );
  };

  const std::vector<SampleTable> &sampleTables();

  std::string toText( const SampleValue &value ); // empty for null
  std::string wkt( const SampleGeometry &geometry );
}
