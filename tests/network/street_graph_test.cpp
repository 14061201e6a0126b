// SPDX-License-Identifier: GPL-2.0-or-later
#include "ascii_city.h"
#include "base/error.h"
#include "network/route_path.h"

#include <gmock/gmock.h>

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

TEST( StreetGraph, cutsLinesAtSharedVertices )
{
  // OpenStreetMap: two lines that cross share a vertex and are not cut there.
  AsciiCity city( R"(
        b
        |
    a---x---c
        |
        d )" );
  city.street( "axc", "Main St" );
  city.street( "bxd", "Oak St" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.nodes.size(), 5U );
  EXPECT_EQ( graph.segments.size(), 4U );
  EXPECT_EQ( graph.turnCount(), 4U * 3 + 4 ); // no turning round but at the four ends
  EXPECT_NEAR( seconds( graph, city.at( 'a' ), city.at( 'd' ) ), 8, 1e-4 );
}

TEST( StreetGraph, keepsBridgesAndLevelsApart )
{
  AsciiCity city( R"(
        b
        |
    a---x---c
        |
        d )" );
  city.street( "axc", "Main St" );
  city.street( "bxd", "Freeway" ).bridgeOrTunnel = true;
  StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.nodes.size(), 4U );
  EXPECT_EQ( graph.islands.size(), 1U );

  // Cut at the crossing, with levels: F_ZLEV and T_ZLEV.
  city.lines.clear();
  city.street( "ax", "Main St" );
  city.street( "xc", "Main St" );
  for ( const char *part : { "bx", "xd" } )
    city.street( part, "Overpass" );
  city.lines[2].toLevel = city.lines[3].fromLevel = 1;
  graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.nodes.size(), 6U );
  EXPECT_EQ( graph.islands.size(), 1U );
}

TEST( StreetGraph, endsWithinToleranceAreOnePlace )
{
  std::vector<StreetLine> lines( 2 );
  lines[0].points = { { 0, 0 }, { 100, 0 } };
  lines[1].points = { { 100.3, 0.2 }, { 200, 0 } };
  EXPECT_EQ( StreetGraph::build( lines ).nodes.size(), 3U );
  lines[1].points[0].x = 101;
  EXPECT_EQ( StreetGraph::build( lines ).nodes.size(), 4U );
}

TEST( StreetGraph, looseEndJoinsTheMiddleOfALine )
{
  std::vector<StreetLine> lines( 2 );
  lines[0].points = { { 0, 0 }, { 200, 0 } };
  lines[1].points = { { 80, 0.3 }, { 80, 100 } };
  StreetGraph graph = StreetGraph::build( lines, plainOptions() );
  EXPECT_EQ( graph.report.joinedTs, 1 );
  EXPECT_EQ( graph.segments.size(), 3U );
  EXPECT_TRUE( graph.islands.empty() );
  lines[0].bridgeOrTunnel = true;
  graph = StreetGraph::build( lines, plainOptions() );
  EXPECT_EQ( graph.report.joinedTs, 0 );
  EXPECT_EQ( graph.islands.size(), 1U );
}

TEST( StreetGraph, mergesTheSameLineInSeveralRows )
{
  AsciiCity city( "a---b" );
  city.street( "ab", "Main St" ).left = { 1, 99 };
  city.street( "ba", "Main St" ).left = { 101, 199 };
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.segments.size(), 1U );
  EXPECT_EQ( graph.report.merged, 1 );
}

TEST( StreetGraph, rowsThatLieOnEachOtherOpenTheirDirectionsTogether )
{
  const auto between = []( std::string_view first, OneWay one, std::string_view second, OneWay two )
  {
    AsciiCity city( R"(
      a---b---e
      |   |
      d---c )" );
    city.street( "bcda", "Back St" );
    city.street( "be", "End St" ); // to turn round in
    city.street( first, "Main St" ).oneWay = one;
    city.street( second, "Main St" ).oneWay = two;
    const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
    EXPECT_EQ( graph.report.merged, 1 );
    return std::pair( seconds( graph, city.at( 'a', 10, 0 ), city.at( 'a', 30, 0 ) ),
                      seconds( graph, city.at( 'a', 30, 0 ), city.at( 'a', 10, 0 ) ) );
  };
  const auto expect = []( std::pair<double, double> times, double there, double back )
  {
    EXPECT_NEAR( times.first, there, 1e-3 );
    EXPECT_NEAR( times.second, back, 1e-3 );
  };
  expect( between( "ab", OneWay::Forward, "ab", OneWay::Forward ), 2, 14 );
  expect( between( "ab", OneWay::Forward, "ba", OneWay::Backward ), 2, 14 );
  expect( between( "ab", OneWay::Forward, "ba", OneWay::Forward ), 2, 2 );
  expect( between( "ab", OneWay::Forward, "ab", OneWay::Backward ), 2, 2 );
  expect( between( "ab", OneWay::Backward, "ab", OneWay::Both ), 2, 2 );
}

TEST( StreetGraph, levelsOfBothEndsKeepLinesApart )
{
  AsciiCity city( "a---b" );
  city.street( "ab", "Main St" );
  city.street( "ab", "Ramp" ).toLevel = 1;
  EXPECT_EQ( StreetGraph::build( city.lines, plainOptions() ).report.merged, 0 );
}

TEST( StreetGraph, oneWayGoesRound )
{
  AsciiCity city( R"(
    a---b
    |   |
    d---c )" );
  city.street( "ab", "North St" ).oneWay = OneWay::Forward;
  city.street( "bc", "East St" );
  city.street( "cd", "South St" );
  city.street( "ad", "West St" ).oneWay = OneWay::Backward;
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_NEAR( seconds( graph, city.at( 'a', 10, 0 ), city.at( 'a', 30, 0 ) ), 2, 1e-4 );
  EXPECT_NEAR( seconds( graph, city.at( 'a', 30, 0 ), city.at( 'a', 10, 0 ) ), 14, 1e-4 );
}

TEST( StreetGraph, reportsIslands )
{
  AsciiCity city( R"(
    a---b---c     e---f
        |
        d )" );
  city.street( "abc", "Main St" );
  city.street( "bd", "Oak St" );
  city.street( "ef", "Lost Ln" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  ASSERT_EQ( graph.islands.size(), 1U );
  EXPECT_EQ( graph.islands[IslandId( 0 )].feature, 3 );
  EXPECT_DOUBLE_EQ( graph.islands[IslandId( 0 )].meters, 40 );
  const IslandId none;
  EXPECT_EQ( graph.islandOf, ( Indexed<SegmentId, IslandId>{ none, none, none, IslandId( 0 ) } ) );
}

TEST( StreetGraph, aOneWayDeadEndIsNoPartOfTheNetwork )
{
  AsciiCity city( R"(
    a---b---c
        |
        d )" );
  city.street( "abc", "Main St" );
  city.street( "bd", "Trap St" ).oneWay = OneWay::Forward;
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  ASSERT_EQ( graph.islands.size(), 1U );
  EXPECT_EQ( graph.islands[IslandId( 0 )].feature, 2 );
}

TEST( StreetGraph, turnsCost )
{
  AsciiCity city( R"(
        b
        |
    a---x---c
        |
        d )" );
  city.street( "axc", "Main St" );
  city.street( "bxd", "Oak St" );
  GraphOptions options = plainOptions();
  options.turns = TurnCosts{ 2, 4, 8, 5, 9, 3, 0 };
  const auto at = [&]( char from, char to )
  {
    const StreetGraph graph = StreetGraph::build( city.lines, options );
    return seconds( graph, city.at( from ), city.at( to ) ) - 8; // 80 m by every way
  };
  EXPECT_NEAR( at( 'a', 'c' ), 0, 1e-4 );
  EXPECT_NEAR( at( 'a', 'd' ), 2, 1e-4 ); // right
  EXPECT_NEAR( at( 'a', 'b' ), 4, 1e-4 ); // left
  options.leftHandTraffic = true;
  EXPECT_NEAR( at( 'a', 'd' ), 4, 1e-4 );
  options.leftHandTraffic = false;
  city.lines[0].roadClass = RoadClass::Primary;
  EXPECT_NEAR( at( 'a', 'c' ), 0, 1e-4 );
  EXPECT_NEAR( at( 'a', 'b' ), 8, 1e-4 );     // left off the main street
  EXPECT_NEAR( at( 'b', 'd' ), 5, 1e-4 );     // stop sign, straight across
  EXPECT_NEAR( at( 'b', 'a' ), 2 + 5, 1e-4 ); // right onto it
  city.lines[1].roadClass = RoadClass::Secondary;
  EXPECT_NEAR( at( 'a', 'c' ), 9, 1e-4 ); // signal
  EXPECT_NEAR( at( 'b', 'a' ), 2 + 3, 1e-4 );
  EXPECT_NEAR( at( 'a', 'b' ), 8 + 9, 1e-4 );
}

TEST( StreetGraph, leavingTheOtherWayCostsATurnOfTheCar )
{
  AsciiCity city( R"(
    a---b---c---d )" );
  for ( const char *block : { "ab", "bc", "cd" } )
    city.street( block, "Main St" );
  GraphOptions build = plainOptions();
  build.turns.uTurn = 12;
  build.turns.deadEnd = 9;
  const StreetGraph graph = StreetGraph::build( city.lines, build );
  const std::vector<Point> at{ city.at( 'a', 20, 3 ), city.at( 'b', 20, 3 ), city.at( 'c', 20, 3 ) };
  const auto from = [&]( std::size_t a, std::size_t b, TravelMethod method )
  {
    TravelOptions options;
    options.method = method;
    return static_cast<double>(
               travelMatrix( graph, SnapIndex( graph ).snap( at ), options ).minutesAt( a, b ) ) *
           60;
  };
  for ( const TravelMethod method : { TravelMethod::Dijkstra, TravelMethod::Hierarchy } )
  {
    EXPECT_NEAR( from( 0, 1, method ), 4 + 12, 1e-3 ) << "out of a dead end: whoever came in turns round";
    EXPECT_NEAR( from( 1, 0, method ), 4 + 6, 1e-3 ) << "in the middle: every second one does";
    EXPECT_NEAR( from( 1, 2, method ), 4 + 6, 1e-3 );
    EXPECT_EQ( from( 1, 1, method ), 0 );
  }
  const std::vector<SnappedPoint> snapped = SnapIndex( graph ).snap( at );
  EXPECT_NEAR( routePath( graph, snapped[0], snapped[1] ).minutes * 60, 16, 1e-3 );
  EXPECT_NEAR( routePath( graph, snapped[1], snapped[1] ).minutes, 0, 1e-9 ) << "the next apartment";
}

TEST( StreetGraph, aBendCostsNothingAndTurningRoundDoes )
{
  AsciiCity city( R"(
    a---b
        |
        c )" );
  city.street( "ab", "Main St" );
  city.street( "bc", "Oak St" );
  city.lines.push_back( city.lines[0] );
  city.lines.back().points = { city.at( 'c' ), city.at( 'c', 100, 0 ) };
  GraphOptions options = plainOptions();
  options.turns.uTurn = options.turns.deadEnd = 12;
  const StreetGraph graph = StreetGraph::build( city.lines, options );
  EXPECT_NEAR( seconds( graph, city.at( 'a' ), city.at( 'c' ) ), 8 + 12, 1e-4 ) << "facing about at first";
  EXPECT_EQ( graph.turnCount(), 2U * 2 + 2 );
}

TEST( StreetGraph, refusesNothingToDrive )
{
  EXPECT_THROW( StreetGraph::build( {} ), InputError );
  AsciiCity city( "a---b" );
  city.street( "ab", "Canal Path", RoadClass::Path );
  EXPECT_THROW( StreetGraph::build( city.lines ), InputError );
}

TEST( StreetGraph, badLinesAreCountedAndLeftOut )
{
  AsciiCity city( "a---b" );
  city.street( "ab", "Main St" );
  city.street( "aa", "Dot" );
  city.street( "ab", "Nowhere" ).points[1].x = std::numeric_limits<double>::quiet_NaN();
  const StreetGraph graph = StreetGraph::build( city.lines );
  EXPECT_EQ( graph.report.unusable, 2 );
  EXPECT_EQ( graph.segments.size(), 1U );
}

TEST( StreetGraph, aFreewayIsJoinedByRampsAlone )
{
  // TIGER cuts all lines where they cross, over- and underpasses too.
  AsciiCity city( R"(
        b
        |
    a---x---c---e
        |   |
        d---f )" );
  for ( const char *part : { "ax", "xc", "ce" } )
    city.street( part, "I-10", RoadClass::Freeway );
  for ( const char *part : { "bx", "xd" } )
    city.street( part, "Oak St" );
  city.street( "cf", "", RoadClass::Ramp );
  city.street( "df", "Elm St" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  const auto drive = [&]( const char *from, const char *to )
  {
    const auto on = [&]( const char *part )
    {
      SnappedPoint place;
      place.status = SnapStatus::Snapped;
      place.fraction = 0.5;
      for ( const SegmentId s : graph.segments.ids() )
        if ( graph.shape( s ).front() == city.at( part[0] ) && graph.shape( s ).back() == city.at( part[1] ) )
          place.segment = s;
      return place;
    };
    return routePath( graph, on( from ), on( to ) ).meters;
  };
  EXPECT_NEAR( drive( "bx", "xd" ), 40, 0.01 );
  EXPECT_NEAR( drive( "bx", "ce" ), 20 + 40 + 40 + 40 + 20, 0.01 ); // by the ramp
  EXPECT_NEAR( drive( "ax", "ce" ), 20 + 40 + 20, 0.01 );
}
