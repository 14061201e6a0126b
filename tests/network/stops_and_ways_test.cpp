// SPDX-License-Identifier: GPL-2.0-or-later
// Where a stop is placed and which streets lead through: freeways by their signs, bridges with junctions,
// streets only for those who have business there, and houses far back.
#include "ascii_city.h"
#include "network/freeways.h"
#include "network/road_columns.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

TEST( Freeways, namesThatSayIt )
{
  for ( const char *name : { "I 10", "I-10", "I10", "INTERSTATE 10", "Interstate Hwy 10", "IH 35", "IH35 N",
                             "I 19 SB", "Interstate 10 Fwy W", "W I-10", "I 405 Express Lanes", "Ramp",
                             "On-Ramp", "OFF RAMP", "I 10 EB Exit 257 Ramp", "Ramp 24A" } )
    EXPECT_EQ( freewayName( name ), FreewayName::Surely ) << name;
  for ( const char *name : { "US 101 Fwy", "Katy Freeway", "N Central Expy", "Bush Expwy", "Berlin Turnpike",
                             "NYS Thruway", "Westpark Tollway", "Santa Ana Fwy N", "EXPRESSWAY" } )
    EXPECT_EQ( freewayName( name ), FreewayName::Perhaps ) << name;
  for ( const char *name : { "I St", "Interstate Dr", "E Frontage Rd", "I-10 Frontage Rd",
                             "I 10 Business Loop", "Interstate 10 Bus", "Freeway Dr", "Freeway Ln",
                             "Old Turnpike Rd", "Expressway Ave", "Ramp Creek Rd", "Boat Ramp Rd", "10th St",
                             "US 101", "State Hwy 35", "Rampart St", "Parkway Blvd", "", "I" } )
    EXPECT_EQ( freewayName( name ), FreewayName::No ) << name;
}

namespace
{
  // A house nearer to the one street than to the other, 60 m off.
  struct TwoStreets
  {
      std::vector<StreetLine> lines{ 3 };
      TwoStreets()
      {
        lines[0].points = { { 0, 0 }, { 400, 0 } };
        lines[1].points = { { 0, 90 }, { 400, 90 } };
        lines[2].points = { { 0, 0 }, { 0, 90 } };
        lines[0].name = "Elm St";
        for ( std::size_t l = 0; l < 3; ++l )
          lines[l].feature = static_cast<std::int64_t>( l ) + 11;
      }
      // The street of a stop 30 m from the first and 60 from the second.
      std::string stop() const
      {
        const StreetGraph graph = StreetGraph::build( lines );
        const SnappedPoint at = SnapIndex( graph ).snap( { 200, 30 } );
        return at.usable() ? graph.nameOf( forward( at.segment ) ) : "none";
      }
  };
}

TEST( Freeways, noStopIsPlacedOnOneWhereAnotherStreetLiesNear )
{
  TwoStreets town;
  town.lines[1].name = "E Frontage Rd";
  EXPECT_EQ( town.stop(), "Elm St" );
  for ( const char *name : { "I 10", "Interstate 10", "On-Ramp", "US 101 Fwy", "Crosstown Expressway" } )
  {
    town.lines[0].name = name;
    EXPECT_EQ( town.stop(), "E Frontage Rd" ) << name;
    EXPECT_EQ( StreetGraph::build( town.lines ).report.freewaysByName, std::vector<std::int64_t>{ 11 } )
        << name;
  }
  // By speed: a carriageway at 65 mph.
  town.lines[0].name = "US 60";
  town.lines[0].kilometersPerHour = 105;
  EXPECT_EQ( town.stop(), "US 60" );
  town.lines[0].oneWay = OneWay::Forward;
  town.lines.push_back( town.lines[0] );
  std::reverse( town.lines.back().points.begin(), town.lines.back().points.end() );
  for ( Point &p : town.lines.back().points )
    p.y -= 20;
  StreetLine link = town.lines[2];
  link.points = { { 400, 0 }, { 400, -20 } };
  town.lines.push_back( link );
  link.points = { { 0, 0 }, { 0, -20 } };
  town.lines.push_back( link );
  EXPECT_EQ( town.stop(), "E Frontage Rd" );
  EXPECT_TRUE( StreetGraph::build( town.lines ).report.freewaysByName.empty() );
}

TEST( Freeways, housesOnItAndClassesThatAreKnownSpeakAgainst )
{
  TwoStreets town;
  town.lines[0].name = "Berlin Turnpike";
  town.lines[0].left = { 1, 99 };
  EXPECT_EQ( town.stop(), "Berlin Turnpike" );
  town.lines[0].left = {};
  EXPECT_NE( town.stop(), "Berlin Turnpike" );
  town.lines[0].classKnown = true; // a local street, says the layer
  EXPECT_EQ( town.stop(), "Berlin Turnpike" );
  town.lines[0].roadClass = RoadClass::Primary;
  EXPECT_NE( town.stop(), "Berlin Turnpike" );
  // Where no other street is near a stop is still made.
  town.lines[1].points = { { 0, 90 }, { 0, 2000 } };
  town.lines[0].points[1].x = 3000;
  const StreetGraph graph = StreetGraph::build( town.lines );
  const SnappedPoint far = SnapIndex( graph ).snap( { 2500, 30 } );
  ASSERT_TRUE( far.usable() );
  EXPECT_EQ( graph.nameOf( forward( far.segment ) ), "Berlin Turnpike" );
  EXPECT_NEAR( far.gap, 30, 1e-9 );
}

TEST( Bridges, aStreetThatEndsOnOneJoinsIt )
{
  std::vector<StreetLine> lines( 4 );
  lines[0].points = { { 0, 0 }, { 1000, 0 } };
  lines[1].points = { { 1000, 0 }, { 1100, 0 }, { 1200, 0 } };
  lines[1].bridgeOrTunnel = true;
  lines[1].layer = 1;
  lines[2].points = { { 1200, 0 }, { 2000, 0 } };
  lines[3].points = { { 1100, 0 }, { 1100, 300 } };
  StreetGraph graph = StreetGraph::build( lines, plainOptions() );
  EXPECT_TRUE( graph.islands.empty() );
  EXPECT_NEAR( seconds( graph, { 0, 0 }, { 1100, 300 } ), 140, 0.02 );

  // Not where it only comes near, nor on another level.
  lines[3].points[0].y = 0.2;
  EXPECT_EQ( StreetGraph::build( lines, plainOptions() ).islands.size(), 1U );
  lines[3].points[0].y = 0;
  lines[3].fromLevel = 1;
  EXPECT_EQ( StreetGraph::build( lines, plainOptions() ).islands.size(), 1U );
  // Nor a street that passes below and has a vertex there.
  lines[3].fromLevel = 0;
  lines[3].points = { { 1100, -300 }, { 1100, 0 }, { 1100, 300 } };
  EXPECT_EQ( StreetGraph::build( lines, plainOptions() ).islands.size(), 1U );
}

TEST( Bridges, twoThatShareAVertexOnOneLayerMeet )
{
  std::vector<StreetLine> lines( 2 );
  lines[0].points = { { 0, 0 }, { 100, 0 }, { 200, 0 } };
  lines[1].points = { { 100, -100 }, { 100, 0 }, { 100, 100 } };
  for ( StreetLine &line : lines )
    line.bridgeOrTunnel = true, line.layer = 1;
  EXPECT_TRUE( StreetGraph::build( lines, plainOptions() ).islands.empty() );
  lines[1].layer = 2;
  EXPECT_EQ( StreetGraph::build( lines, plainOptions() ).islands.size(), 1U );
}

namespace
{
  // From a to c through p 40 m on a shortcut, round by b 120 m; h lies on the shortcut, g behind it.
  struct Shortcut
  {
      AsciiCity city{ R"(
    a---h---c
    |   |   |
    |   g   |
    |       |
    d-------e )" };
      StreetGraph graph( bool isPrivate )
      {
        city.lines.clear();
        city.street( "ahc", "Private Ln" ).destinationOnly = isPrivate;
        city.street( "hg", "Behind Ln" );
        city.street( "adec", "Main St" );
        return StreetGraph::build( city.lines, plainOptions() );
      }
  };
}

TEST( PrivateStreets, noWayLeadsThroughOne )
{
  Shortcut s;
  const StreetGraph open = s.graph( false ), closed = s.graph( true );
  const Point a = s.city.at( 'd' ), c = s.city.at( 'e' );
  const auto metres = [&]( const StreetGraph &graph, Point from, Point to ) {
    return times( graph, { from, to } ).metersAt( 0, 1 );
  };
  // Between the middles of two sides, 40 m up: through the lane, or round by the bottom.
  const Point left{ a.x, a.y + 60 }, right{ c.x, c.y + 60 };
  EXPECT_NEAR( metres( open, left, right ), 20 + 80 + 20, 0.05 );
  EXPECT_NEAR( metres( closed, left, right ), 60 + 80 + 60, 0.05 );
  EXPECT_NEAR( seconds( closed, left, right ), 20, 0.02 );
  for ( const TravelMethod method : { TravelMethod::Dijkstra, TravelMethod::Hierarchy } )
    EXPECT_NEAR( times( closed, { left, right }, method ).metersAt( 0, 1 ), 200, 0.05 );
}

TEST( PrivateStreets, whoHasBusinessThereEntersAndLeaves )
{
  Shortcut s;
  const StreetGraph graph = s.graph( true );
  const Point left{ s.city.at( 'd' ).x, s.city.at( 'd' ).y + 60 }, lane = s.city.at( 'h', 5, 0 );
  const Point behind = s.city.at( 'g' );
  // Times without the surcharge of the search, both ways, and to what only the lane leads to.
  EXPECT_NEAR( seconds( graph, left, lane ), ( 20 + 45 ) / 10.0, 0.02 );
  EXPECT_NEAR( seconds( graph, lane, left ), ( 20 + 45 ) / 10.0, 0.02 );
  EXPECT_NEAR( seconds( graph, left, behind ), ( 20 + 40 + 40 ) / 10.0, 0.02 );
  EXPECT_NEAR( seconds( graph, behind, lane ), 4.5, 0.02 );
  const SnapIndex index( graph );
  const RoutePath path = routePath( graph, index.snap( left ), index.snap( behind ) );
  EXPECT_NEAR( path.minutes * 60, 10, 0.02 );
  EXPECT_NEAR( path.meters, 100, 0.02 );
}

TEST( PrivateStreets, oneThatIsTheOnlyWayIsDrivenThrough )
{
  AsciiCity city( R"(
    a---b---c---d )" );
  city.street( "ab", "Main St" );
  city.street( "bc", "Private Ln" ).destinationOnly = true;
  city.street( "cd", "Elm St" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_NEAR( seconds( graph, city.at( 'a' ), city.at( 'd' ) ), 12, 0.02 );
  EXPECT_NEAR( seconds( graph, city.at( 'd' ), city.at( 'a' ) ), 12, 0.02 );
}

namespace
{
  StreetLine osmRow( const std::vector<std::pair<std::string, std::string>> &tags,
                     const std::string &access = {} )
  {
    const std::vector<std::string> names = { "name", "highway", "access", "other_tags" };
    std::string other;
    for ( const auto &[key, value] : tags )
      other += ( other.empty() ? "\"" : ",\"" ) + key + "\"=>\"" + value + "\"";
    const std::vector<std::string> row = { "Elm St", "residential", access, other };
    const RoadColumns columns = detectRoadColumns( names, std::vector<std::vector<std::string>>{ row } );
    return streetLine( columns, row, { { 0, 0 }, { 100, 0 } } );
  }
}

TEST( Access, saysWhoMayDriveThrough )
{
  for ( const char *value : { "private", "customers", "delivery", "emergency", "destination", "Private" } )
  {
    const StreetLine line = osmRow( {}, value );
    EXPECT_TRUE( line.destinationOnly ) << value;
    EXPECT_EQ( line.oneWay, OneWay::Both ) << value;
    EXPECT_TRUE( osmRow( { { "access", value } } ).destinationOnly ) << value;
    EXPECT_TRUE( osmRow( { { "motor_vehicle", value } }, "yes" ).destinationOnly ) << value;
  }
  for ( const char *value : { "", "yes", "permissive", "public", "designated", "unknown" } )
    EXPECT_FALSE( osmRow( {}, value ).destinationOnly ) << value;
  EXPECT_EQ( osmRow( {}, "no" ).oneWay, OneWay::Closed );
  // The narrowest key counts.
  EXPECT_EQ( osmRow( { { "motor_vehicle", "yes" } }, "no" ).oneWay, OneWay::Both );
  EXPECT_EQ( osmRow( { { "vehicle", "no" }, { "motorcar", "yes" } } ).oneWay, OneWay::Both );
  EXPECT_EQ( osmRow( { { "motor_vehicle", "no" } }, "yes" ).oneWay, OneWay::Closed );
  EXPECT_FALSE( osmRow( { { "motor_vehicle", "yes" } }, "private" ).destinationOnly );
}

TEST( FarDoors, theDriveCountsEitherWay )
{
  std::vector<StreetLine> lines( 1 );
  lines[0].points = { { 0, 0 }, { 1000, 0 } };
  const StreetGraph graph = StreetGraph::build( lines, plainOptions() );
  const std::vector<SnappedPoint> places = SnapIndex( graph ).snap(
      std::vector<Point>{ { 100, 10 }, { 600, 10 }, { 600, 950 }, { 600, -950 }, { 600, 950 } } );
  for ( const TravelMethod method : { TravelMethod::Dijkstra, TravelMethod::Hierarchy } )
  {
    TravelOptions options;
    options.method = method;
    options.facingAbout = 0;
    const TravelMatrix matrix = travelMatrix( graph, places, options );
    const double up = ( 950 - 30 ) / 15.0 * 3.6; // seconds at 15 km/h
    EXPECT_NEAR( matrix.minutesAt( 0, 1 ) * 60, 50, 0.02 );
    EXPECT_NEAR( matrix.minutesAt( 0, 2 ) * 60, 50 + up, 0.02 );
    EXPECT_NEAR( matrix.minutesAt( 2, 0 ) * 60, 50 + up, 0.02 );
    EXPECT_NEAR( matrix.minutesAt( 2, 3 ) * 60, 2 * up, 0.02 ); // across the street
    EXPECT_EQ( matrix.minutesAt( 2, 4 ), 0 );                   // the same house
    EXPECT_NEAR( matrix.metersAt( 0, 2 ), 500, 0.02 );          // on streets
    const RoutePath path = routePath( graph, places[0], places[2], options );
    EXPECT_NEAR( path.minutes * 60, 50 + up, 0.02 );
    EXPECT_NEAR( routePath( graph, places[2], places[3], options ).minutes * 60, 2 * up, 0.02 );
  }
}

TEST( FarDoors, directionsTellOfTheDriveAndBlocksDoNot )
{
  std::vector<StreetLine> lines( 1 );
  lines[0].points = { { 0, 0 }, { 1000, 0 } };
  lines[0].name = "County Rd";
  const StreetGraph graph = StreetGraph::build( lines );
  const std::vector<SnappedPoint> places = SnapIndex( graph ).snap(
      std::vector<Point>{ { 100, 10 }, { 500, 40 }, { 600, 900 }, { 600, 12 }, { 100, 10 } } );
  const std::vector<RoutePath> legs = routeLegs( graph, places );
  for ( const bool metric : { true, false } )
  {
    DirectionsOptions options;
    options.metric = metric;
    std::vector<DirectionStep> stops;
    double minutes = 0, driven = 0;
    for ( const DirectionStep &step : directions( graph, places, legs, true, options ) )
    {
      minutes += step.minutes;
      if ( step.stop > 0 )
        stops.push_back( step );
      EXPECT_EQ( step.block.en().find( "drive" ), std::string::npos );
      EXPECT_EQ( step.block.es().find( "entrada" ), std::string::npos );
    }
    for ( const RoutePath &leg : legs )
      driven += leg.minutes;
    EXPECT_NEAR( minutes, driven, 1e-9 );
    ASSERT_EQ( stops.size(), 3U );
    EXPECT_EQ( stops[0].text.en().find( "drive" ), std::string::npos );
    EXPECT_NE( stops[1].text.en().find( metric ? "; the house lies about 900 m up the drive"
                                               : "; the house lies about 0.6 mi up the drive" ),
               std::string::npos )
        << stops[1].text.en();
    EXPECT_NE( stops[1].text.es().find( metric ? "; la casa está a unos 900 m por el camino de entrada"
                                               : "; la casa está a unas 0.6 mi por el camino de entrada" ),
               std::string::npos )
        << stops[1].text.es();
    // Another house at the same spot of the street is not at the same place.
    EXPECT_EQ( stops[2].text.en().find( "same place" ), std::string::npos ) << stops[2].text.en();
  }
}
