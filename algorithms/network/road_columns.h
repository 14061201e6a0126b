// SPDX-License-Identifier: GPL-2.0-or-later
// Which columns of a street layer say what: OpenStreetMap through GDAL, TIGER/Line, NENA NG911, county and
// city layers. Names are in metadata/lexicons/layer_columns.csv, values of a sample settle what names leave
// open.
//   RoadColumns columns = detectRoadColumns( names, sampleRows );
//   StreetLine line = streetLine( columns, row, points );
#pragma once
#include "network/street_graph.h"

#include <array>
#include <map>

namespace doorstep
{
  // What a column can say. The name is FullName or else the parts in this order.
  enum class RoadRole : std::uint8_t
  {
    FullName,
    PreModifier,
    PreDirection,
    PreType,
    PreSeparator,
    Name,
    Type,
    PostDirection,
    PostModifier,
    Class,
    OneWay,
    Speed,
    FromLevel,
    ToLevel,
    Layer,
    Bridge,
    Tunnel,
    Junction,
    Access,
    OtherTags,
    LeftFrom,
    LeftTo,
    RightFrom,
    RightTo
  };
  inline constexpr std::size_t ROAD_ROLE_COUNT = 24;

  // How the values of the class column read.
  enum class RoadScheme : std::uint8_t
  {
    None,
    Osm,
    Mtfcc,
    Nena,
    Fhwa,
    Major,
    Word
  };

  // As in road_classes.csv; empty for None.
  std::string_view roadSchemeName( RoadScheme scheme );

  struct RoadColumns
  {
      std::array<int, ROAD_ROLE_COUNT> column{}; // index into the layer's columns; -1: none
      RoadScheme scheme = RoadScheme::None;
      bool speedInKilometers = false; // a bare number is km/h; else miles per hour
      bool oneWayIsFlag = false;      // T and F are true and false, not "to" and "from"
      bool noIsClosed = false;   // N in the one-way column: no travel (beside FT, TF and more B or blanks)
      bool onlyFreeways = false; // of the class column only words that surely say freeway or ramp are read
      RoadClasses classes;
      std::map<std::string, OneWay> oneWayValues;   // codes by their lower-case value, before all else
      std::map<std::string, RoadClass> classValues; // the user's own
      std::vector<std::string> warnings;            // values that are not understood, counted

      RoadColumns() { column.fill( -1 ); }
      int of( RoadRole role ) const { return column[static_cast<std::size_t>( role )]; }
      void set( RoadRole role, int index ) { column[static_cast<std::size_t>( role )] = index; }
  };

  // names: the layer's columns in order; sample: some rows as text, each with as many cells (none will do).
  // overrides: the user's own lines of road_classes.csv.
  RoadColumns detectRoadColumns( std::span<const std::string> names,
                                 std::span<const std::vector<std::string>> sample,
                                 std::string_view overrides = {} );

  // values: the row's cells as text, null as empty. Never throws for a value: what is not understood is as if
  // it were not there.
  StreetLine streetLine( const RoadColumns &columns, std::span<const std::string> values,
                         std::vector<Point> points, std::int64_t feature = 0 );
}
