// SPDX-License-Identifier: GPL-2.0-or-later
// Stops are on the street that the address names, or on the drives that lead there from it, and what
// directions say of a house: its side by the numbers, how far, which house, and where the street bends.
#include "address/street_key.h"
#include "network/directions.h"
#include "network/own_street.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  StreetLine street( std::string name, std::vector<Point> points, RoadClass roadClass = RoadClass::Local )
  {
    StreetLine line;
    line.name = std::move( name );
    line.points = std::move( points );
    line.roadClass = roadClass;
    return line;
  }

  // Main and Back Street, 300 m apart, joined by two avenues; a complex between them whose drives lead to
  // Main Street alone; a lane off Back Street that ends at its fence.
  std::vector<StreetLine> town()
  {
    return { street( "W Main St", { { 0, 0 }, { 400, 0 } } ),
             street( "W Main St", { { 400, 0 }, { 800, 0 } } ),
             street( "N Back St", { { 0, 300 }, { 600, 300 } } ),
             street( "N Back St", { { 600, 300 }, { 800, 300 } } ),
             street( "N East Ave", { { 800, 0 }, { 800, 300 } } ),
             street( "N West Ave", { { 0, 0 }, { 0, 300 } } ),
             street( "", { { 400, 0 }, { 400, 120 } }, RoadClass::Service ),
             street( "", { { 400, 120 }, { 400, 240 } }, RoadClass::Service ),
             street( "", { { 400, 120 }, { 520, 120 } }, RoadClass::Service ),
             street( "", { { 600, 300 }, { 600, 200 } }, RoadClass::Service ) };
  }

  struct Town
  {
      StreetGraph graph = StreetGraph::build( town() );
      SnapIndex index{ graph };
      OwnStreets own = ownStreets( graph );
      SnappedPoint stopFor( const Point &home, const char *address ) const
      {
        return index.snap( home, own, own.find( streetKey( address ) ) );
      }
  };
}

TEST( OwnStreet, oneSpellingOfAStreet )
{
  EXPECT_EQ( streetKey( "N Camino del Rio" ), streetKey( "NORTH CAMINO DEL RIO" ) );
  EXPECT_EQ( streetKey( "W. Main Street" ), streetKey( "W MAIN ST" ) );
  EXPECT_NE( streetKey( "W Main St" ), streetKey( "E Main St" ) );
  EXPECT_EQ( streetKey( "" ), "" );
}

TEST( OwnStreet, cornersAndComplexesStopWhereTheAddressIs )
{
  const Town town;
  const auto name = [&]( const SnappedPoint &stop ) { return stopPlace( town.graph, stop ).block.en(); };
  // A corner house, nearer to the avenue.
  const Point corner{ 790, 18 };
  EXPECT_EQ( name( town.index.snap( corner ) ), "on N East Ave between W Main St and N Back St" );
  EXPECT_EQ( name( town.stopFor( corner, "W MAIN ST" ) ), "on W Main St between N West Ave and N East Ave" );
  EXPECT_NEAR( town.stopFor( corner, "W MAIN ST" ).gap, 18, 0.01 );
  // In the complex: by its own drives, never from the street behind the fence nor by the lane that is not
  // one with them.
  const Point deep{ 405, 275 };
  EXPECT_EQ( name( town.index.snap( deep ) ), "on N Back St between N West Ave and N East Ave" );
  EXPECT_EQ( name( town.stopFor( deep, "W Main St" ) ), "on a drive off W Main St" );
  const Point byTheLane{ 595, 210 };
  EXPECT_EQ( name( town.stopFor( byTheLane, "W Main St" ) ), "on a drive off W Main St" );
  EXPECT_EQ( name( town.stopFor( byTheLane, "N Back St" ) ), "on a drive off N Back St" );
  EXPECT_EQ( stopPlace( town.graph, town.stopFor( deep, "W Main St" ) ).block.es(),
             "en una entrada privada desde W Main St" );
  // A street that is not there, or too far, changes nothing.
  EXPECT_EQ( town.stopFor( deep, "S Elm St" ).segment, town.index.snap( deep ).segment );
  EXPECT_EQ( town.stopFor( { 10, 900 }, "W Main St" ).segment, town.index.snap( { 10, 900 } ).segment );
}

TEST( OwnStreet, theHomesAddressIsThatOfItsPoint )
{
  HouseAddresses addresses;
  addresses.streets = { "W MAIN ST", "N BACK ST" };
  addresses.of = { { 0, 12 }, { 1, 14 }, { 0, 20 }, { 1, 22 }, { 0, 30 }, { -1, 5 } };
  const std::vector<Point> places{ { 0, 0 }, { 1.5, 0 }, { 50, 0 }, { 50, 0 }, { 90, 0 }, { 200, 0 } };
  const HouseIndex houses( places, addresses );
  EXPECT_EQ( houses.at( { 0.2, 0 } ).street, 0 );
  EXPECT_EQ( houses.at( { 0.2, 0 } ).number, 12 );
  EXPECT_EQ( houses.at( { 1.4, 0 } ).number, 14 );
  EXPECT_EQ( houses.at( { 50, 0 } ).street, -1 ) << "two streets claim the point";
  EXPECT_EQ( houses.at( { 95, 0 } ).street, -1 ) << "no point there";
  EXPECT_EQ( houses.at( { 200, 0 } ).street, -1 ) << "its street is not known";
  EXPECT_EQ( HouseIndex( places, {} ).at( { 0, 0 } ).street, -1 );
}

TEST( HouseWords, distanceAndCountOnTheSideThatTheNumbersAgreeWith )
{
  const Town town;
  std::vector<SnappedPoint> houses;
  std::vector<std::int32_t> numbers;
  const auto add = [&]( double x, double y, int number )
  {
    houses.push_back( town.index.snap( { x, y } ) );
    numbers.push_back( number );
  };
  for ( int i = 0; i < 8; ++i )
  {
    add( 420 + 40 * i, -15, 101 + 2 * i ); // odd: south
    add( 425 + 40 * i, 15, 102 + 2 * i );
  }
  const auto told = [&]( const Point &stop, std::vector<SnappedPoint> all, std::vector<std::int32_t> of )
  {
    const std::vector<SnappedPoint> places{ town.index.snap( { 0, 150 } ), town.index.snap( stop ) };
    DirectionsOptions options;
    options.houses = all;
    options.houseNumbers = of;
    return directions( town.graph, places, routeLegs( town.graph, places ), false, options ).back().text.en();
  };
  // No cross street with a name but the avenue's, so far back.
  EXPECT_TRUE( told( { 500, -15 }, houses, numbers )
                   .ends_with( "is on the right, about 0.3 mi after N West Ave, "
                               "third house" ) )
      << told( { 500, -15 }, houses, numbers );
  // Beyond five houses distance alone.
  EXPECT_TRUE( told( { 660, -15 }, houses, numbers ).ends_with( "about 0.4 mi after N West Ave" ) );
  // Points of flats, with one number at several places, are no houses to count.
  std::vector<std::int32_t> flats( numbers.size(), 101 );
  EXPECT_TRUE( told( { 500, -15 }, houses, flats ).ends_with( "after N West Ave" ) );
  // A point on the wrong side of its street by its number: no side, no count.
  std::vector<SnappedPoint> all = houses;
  std::vector<std::int32_t> of = numbers;
  all.push_back( town.index.snap( { 510, 2 } ) );
  of.push_back( 107 );
  EXPECT_TRUE( told( { 510, 2 }, all, of ).ends_with( "stop 1 is about 0.3 mi after N West Ave" ) )
      << told( { 510, 2 }, all, of );
}

TEST( Bends, aCornerOfOneStreetIsToldToTheHouseAlone )
{
  // One feature with a right angle; and a rounded corner of several points.
  std::vector<StreetLine> lines{
      street( "W Oak St", { { 0, 0 }, { 200, 0 }, { 200, 200 }, { 207, 217 }, { 224, 224 }, { 500, 224 } } ),
      street( "N Elm Ave", { { 500, 224 }, { 500, 0 } } ),
      street( "N Elm Ave", { { 500, 224 }, { 500, 400 } } ) };
  const StreetGraph graph = StreetGraph::build( lines );
  const std::vector<SnappedPoint> places =
      SnapIndex( graph ).snap( std::vector<Point>{ { 50, 5 }, { 190, 100 }, { 510, 300 } } );
  const std::vector<DirectionStep> steps = directions( graph, places, routeLegs( graph, places ), false );
  ASSERT_EQ( steps.size(), 2U );
  EXPECT_EQ( steps[0].text.en(),
             "Head east on W Oak St; follow the road as it bends left; stop 1 is on the left, in 350 ft" );
  EXPECT_EQ( steps[0].block.en(),
             "Head east on W Oak St. Stop 1: on W Oak St between N Elm Ave and the end of the street" );
  EXPECT_EQ( steps[1].text.en().substr( 0, 37 ), "Follow the road as it bends right; in" );
  EXPECT_EQ( steps[1].text.es().substr( 0, 34 ), "Siga la curva a la derecha; en 0.2" );
  EXPECT_EQ( steps[1].block.en().find( "bend" ), std::string::npos );
}
