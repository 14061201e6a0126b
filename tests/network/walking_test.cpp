// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/walking.h"

#include "ascii_city.h"
#include "network/road_columns.h"

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  struct Walked
  {
      Walked( const AsciiCity &city, const std::vector<Point> &doors, WalkOptions options = {} )
          : graph( StreetGraph::build( city.lines, plainOptions() ) ),
            streets( city.lines, SnapIndex( graph ).snap( doors ), 0, options ),
            times( streets.times() )
      {
      }
      double meters( std::size_t from, std::size_t to ) const
      {
        const WalkTo *walk = times.between( from, to );
        return walk ? static_cast<double>( walk->meters ) : -1;
      }
      double seconds( std::size_t from, std::size_t to ) const
      {
        return 60 * static_cast<double>( times.between( from, to )->minutes );
      }
      StreetGraph graph;
      WalkStreets streets;
      WalkTimes times;
  };

  // One row of a layer of OpenStreetMap.
  StreetLine osm( const std::string &highway, const std::string &tags = {} )
  {
    const std::vector<std::string> names{ "name", "highway", "other_tags" };
    const std::vector<std::vector<std::string>> sample{
        { "A St", "residential", "" }, { "", "footway", "" }, { "B St", "primary", "" } };
    return streetLine( detectRoadColumns( names, sample ), std::vector<std::string>{ "", highway, tags },
                       { { 0, 0 }, { 10, 0 } }, 1 );
  }
}

TEST( Walking, goesAgainstOneWayStreets )
{
  AsciiCity city( "a------b------c" );
  city.street( "abc", "Main St" ).oneWay = OneWay::Forward;
  city.lines.push_back( city.lines.front() );
  city.lines.back().points = { city.at( 'c' ), city.at( 'c', 0, 200 ), city.at( 'a', 0, 200 ),
                               city.at( 'a' ) };
  const Walked walked( city, { city.at( 'a', 20, 5 ), city.at( 'c', -20, 5 ) } );
  EXPECT_NEAR( walked.meters( 0, 1 ), 100 + 10, 1e-3 );
  EXPECT_NEAR( walked.meters( 1, 0 ), 100 + 10, 1e-3 );
  EXPECT_NEAR( walked.seconds( 0, 1 ), 100 / 1.22, 1e-2 ); // the door's metres are those at the door
}

TEST( Walking, noFartherThanAnybodyWalks )
{
  AsciiCity city( "a------------------------------b" );
  city.street( "ab", "Main St" );
  WalkOptions options;
  options.metersAtMost = 100;
  const Walked walked( city, { city.at( 'a', 20, 5 ), city.at( 'a', 109, 5 ), city.at( 'a', 112, 5 ) },
                       options );
  EXPECT_NEAR( walked.meters( 0, 1 ), 99, 1e-3 );
  EXPECT_EQ( walked.times.between( 0, 2 ), nullptr );
}

TEST( Walking, takesFootpathsButNoFreeways )
{
  // Two dead ends whose ends a path joins; a freeway would join their beginnings.
  AsciiCity city( R"(
a---------b


c---------d

e
)" );
  city.street( "ab", "North Rd" );
  city.street( "cd", "South Rd" );
  city.street( "ac", "West Rd" ).roadClass = RoadClass::Primary;
  city.street( "bd", "" ).roadClass = RoadClass::Path;
  const std::vector<Point> doors{ city.at( 'b', -10, 4 ), city.at( 'd', -10, -4 ) };
  EXPECT_NEAR( Walked( city, doors ).meters( 0, 1 ), 10 + 60 + 10 + 8, 1e-3 );
  const std::vector<Point> way = Walked( city, doors ).streets.way( 0, 1 );
  EXPECT_EQ( way, ( std::vector<Point>{ city.at( 'b', -10, 0 ), city.at( 'b' ), city.at( 'd' ),
                                        city.at( 'd', -10, 0 ) } ) );
  city.lines.back().onFoot = false;
  EXPECT_NEAR( Walked( city, doors ).meters( 0, 1 ), 90 + 60 + 90 + 8, 1e-3 );
  city.lines[2].roadClass = RoadClass::Freeway;
  EXPECT_EQ( Walked( city, doors ).times.between( 0, 1 ), nullptr );
}

TEST( Walking, crossesABusyStreetOnce )
{
  AsciiCity city( "a--------------b" );
  city.street( "ab", "Main St", RoadClass::Primary );
  const Walked walked( city, { city.at( 'a', 20, 5 ), city.at( 'a', 60, 5 ), city.at( 'a', 60, -5 ) } );
  EXPECT_NEAR( walked.seconds( 0, 1 ), 40 / 1.22, 1e-2 );
  EXPECT_NEAR( walked.seconds( 0, 2 ), 40 / 1.22 + 30, 1e-2 );
}

TEST( Walking, doorsOfOneYardAreWalkedAcrossIt )
{
  AsciiCity city( "a--------------b" );
  city.street( "ab", "Main St" );
  const Walked walked( city, { city.at( 'a', 20, 130 ), city.at( 'a', 60, 130 ), city.at( 'a', 60, 130.5 ),
                               city.at( 'a', 140, 130 ) } );
  EXPECT_NEAR( walked.meters( 0, 1 ), 1.3 * 40, 1e-3 );
  EXPECT_NEAR( walked.seconds( 0, 1 ), 1.3 * 40 / 1.22, 1e-2 );
  EXPECT_NEAR( walked.meters( 1, 2 ), 0.5, 1e-3 );
  EXPECT_EQ( walked.times.between( 0, 3 ), nullptr ); // by the street
}

TEST( Walking, knowsWhereOpenStreetMapHasPeopleOnFoot )
{
  for ( const char *open :
        { "footway", "path", "steps", "pedestrian", "cycleway", "residential", "service" } )
    EXPECT_TRUE( osm( open ).onFoot ) << open;
  for ( const char *shut : { "motorway", "motorway_link", "construction", "proposed", "raceway", "" } )
    EXPECT_FALSE( osm( shut ).onFoot ) << shut;
  EXPECT_FALSE( osm( "footway", R"("access"=>"no")" ).onFoot );
  EXPECT_TRUE( osm( "footway", R"("access"=>"no","foot"=>"yes")" ).onFoot );
  EXPECT_TRUE( osm( "residential", R"("motor_vehicle"=>"no")" ).onFoot );
  EXPECT_FALSE( osm( "path", R"("foot"=>"no")" ).onFoot );
}
