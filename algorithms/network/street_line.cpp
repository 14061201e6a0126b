// SPDX-License-Identifier: GPL-2.0-or-later
// One row of a street layer as a line of the graph, by the columns that were detected.
#include "base/text.h"
#include "columns/value_kinds.h"
#include "network/road_class_column.h"
#include "network/road_columns.h"
#include "network/road_one_way.h"
#include "network/road_values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep
{
  using namespace roadvalue;

  namespace
  {
    // A row's cells by role; tags of OpenStreetMap stand for columns that are not there.
    class RowReader
    {
      public:
        RowReader( const RoadColumns &columns, std::span<const std::string> values )
            : mColumns( columns ), mValues( values )
        {
        }

        std::string_view cell( RoadRole role ) const
        {
          const int column = mColumns.of( role );
          const bool none = column < 0 || static_cast<std::size_t>( column ) >= mValues.size();
          const std::string_view text =
              none ? std::string_view() : std::string_view( mValues[static_cast<std::size_t>( column )] );
          return saysNothing( text ) ? std::string_view() : text;
        }
        std::string tagged( std::string_view key ) const { return tag( cell( RoadRole::OtherTags ), key ); }
        std::string cellOrTag( RoadRole role, std::string_view key ) const
        {
          const std::string_view own = cell( role );
          return own.empty() ? tagged( key ) : std::string( own );
        }
        int whole( RoadRole role ) const
        {
          const auto value = number( cell( role ) );
          return value && std::abs( *value ) < 1e9 ? static_cast<int>( *value ) : 0;
        }

      private:
        const RoadColumns &mColumns;
        std::span<const std::string> mValues;
    };

    std::string nameOf( const RoadColumns &columns, const RowReader &row )
    {
      std::string name;
      if ( columns.of( RoadRole::FullName ) >= 0 )
        name = row.cell( RoadRole::FullName );
      else
        for ( auto r = static_cast<std::size_t>( RoadRole::PreModifier );
              r <= static_cast<std::size_t>( RoadRole::PostModifier ); ++r )
          name += std::string( row.cell( static_cast<RoadRole>( r ) ) ) + " ";
      if ( trimmed( name ).empty() )
        name = row.tagged( "ref" );
      return printedName( name );
    }

    // Who may drive here: the narrowest of OpenStreetMap's keys that is there counts ("access=no,
    // motor_vehicle=yes" is open).
    std::string accessOf( const RowReader &row )
    {
      for ( const std::string_view key : { "motorcar", "motor_vehicle", "vehicle" } )
        if ( const std::string value = trimmed( row.tagged( key ) ); !value.empty() )
          return lowerAscii( value );
      return lowerAscii( trimmed( row.cellOrTag( RoadRole::Access, "access" ) ) );
    }

    void readAccess( const RowReader &row, StreetLine &line )
    {
      static constexpr std::array<std::string_view, 10> forSome = {
          "private",   "customers", "delivery",     "emergency", "destination",
          "residents", "permit",    "agricultural", "forestry",  "military" };
      const std::string access = accessOf( row );
      line.destinationOnly = std::find( forSome.begin(), forSome.end(), access ) != forSome.end();
      if ( access == "no" || row.tagged( "area" ) == "yes" )
        line.oneWay = OneWay::Closed;
    }

    // Whether people may walk there: a footway is closed to cars alone, while much of what is no road
    // (rivers, rails, streets on paper) is open to nobody.
    bool isForFeet( const RoadColumns &columns, const RowReader &row, const StreetLine &line )
    {
      const std::string foot = lowerAscii( row.tagged( "foot" ) );
      if ( foot == "no" || row.tagged( "area" ) == "yes" || line.roadClass == RoadClass::Freeway ||
           line.roadClass == RoadClass::Ramp )
        return false;
      if ( foot.empty() && lowerAscii( trimmed( row.cellOrTag( RoadRole::Access, "access" ) ) ) == "no" )
        return false;
      const std::string own = trimmed( row.cell( RoadRole::Class ) );
      if ( line.roadClass == RoadClass::Path )
        return columns.classValues.contains( lowerAscii( own ) ) ||
               columns.classes.find( "foot", own ).has_value();
      return line.classKnown || columns.scheme != RoadScheme::Osm;
    }
  }

  StreetLine streetLine( const RoadColumns &columns, std::span<const std::string> values,
                         std::vector<Point> points, std::int64_t feature )
  {
    const RowReader row( columns, values );
    StreetLine line;
    line.points = std::move( points );
    line.feature = feature;
    line.name = nameOf( columns, row );
    line.oneWay = oneWayOf( columns, row.cellOrTag( RoadRole::OneWay, "oneway" ) );

    const std::string roadClass = trimmed( row.cell( RoadRole::Class ) );
    if ( const auto rule = classOf( columns, roadClass ); rule && !roadClass.empty() )
    {
      line.roadClass = rule->roadClass;
      line.classKnown = true;
      line.typicalKilometersPerHour = rule->kilometersPerHour;
    }
    else if ( columns.scheme == RoadScheme::Osm )
      line.oneWay = OneWay::Closed; // rivers, railways and the like share the layer
    line.kilometersPerHour = speed( row.cellOrTag( RoadRole::Speed, "maxspeed" ), columns.speedInKilometers );

    line.fromLevel = row.whole( RoadRole::FromLevel );
    line.toLevel = row.whole( RoadRole::ToLevel );
    const auto layer = number( row.cellOrTag( RoadRole::Layer, "layer" ) );
    line.layer = layer && std::abs( *layer ) < 100 ? static_cast<int>( *layer ) : 0;
    line.bridgeOrTunnel = yes( row.cellOrTag( RoadRole::Bridge, "bridge" ) ) ||
                          yes( row.cellOrTag( RoadRole::Tunnel, "tunnel" ) ) || ( layer && *layer != 0 );
    const std::string junction = lowerAscii( row.cellOrTag( RoadRole::Junction, "junction" ) );
    line.roundabout = junction == "roundabout" || junction == "circular";
    if ( columns.scheme == RoadScheme::Osm && line.oneWay == OneWay::Both &&
         row.cellOrTag( RoadRole::OneWay, "oneway" ).empty() &&
         ( line.roundabout || roadClass == "motorway" || roadClass == "motorway_link" ) )
      line.oneWay = OneWay::Forward;
    readAccess( row, line );
    line.onFoot = isForFeet( columns, row, line );
    line.left = { row.whole( RoadRole::LeftFrom ), row.whole( RoadRole::LeftTo ) };
    line.right = { row.whole( RoadRole::RightFrom ), row.whole( RoadRole::RightTo ) };
    return line;
  }
}
