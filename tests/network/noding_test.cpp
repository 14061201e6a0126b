// SPDX-License-Identifier: GPL-2.0-or-later
// Where lines meet, in layers that are not cut at their crossings or have vertices close together.
#include "ascii_city.h"
#include "base/error.h"
#include "network/crossings.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace doorstep;
using namespace doorstep::test;

TEST( Noding, verticesCloseTogetherAreNoWayToTurnRound )
{
  // Oak St ends where Main St has two vertices 10 cm apart, as in Cambridge's streets.
  for ( const bool against : { false, true } )
  {
    std::vector<StreetLine> lines( 3 );
    lines[0].points = { { 0, 0 }, { 0.1, 0 }, { 30, 0 } };
    lines[1].points = { { 0, 0 }, { 0, 50 } };
    lines[2].points = { { -50, 0 }, { 0, 0 } };
    if ( against )
      std::reverse( lines[0].points.begin(), lines[0].points.end() );
    const StreetGraph graph = StreetGraph::build( lines );
    EXPECT_EQ( graph.segments.size(), 3U );
    for ( const StreetSegment &segment : graph.segments )
      EXPECT_NE( segment.fromNode, segment.toNode );
    EXPECT_EQ( graph.turnCount(), 3U * 2 + 3 ); // to the two others, and round at the three ends
    EXPECT_NEAR( graph.segments[SegmentId( 0 )].length, 30, 0.11 );
  }

  // A line shorter than the tolerance is no street, but a small loop is.
  std::vector<StreetLine> lines( 2 );
  lines[0].points = { { 0, 0 }, { 0.3, 0 } };
  lines[1].points = { { 0, 0 }, { 0, 50 } };
  EXPECT_EQ( StreetGraph::build( lines ).segments.size(), 1U );
  lines[1].points = { { 0, 0 }, { 5, 5 }, { 0, 10 }, { -5, 5 }, { 0, 0 } };
  EXPECT_EQ( StreetGraph::build( lines ).segments.size(), 1U );
  lines.pop_back();
  lines[0].points = { { 0, 0 }, { 0.2, 0 }, { 0.2, 0.2 }, { 0, 0 } };
  EXPECT_THROW( StreetGraph::build( lines ), InputError );
}

TEST( Noding, endsThatMeetOnTheMiddleOfALineJoinIt )
{
  // Oak St changes its name at Main St, which has no vertex there.
  AsciiCity city( R"(
        b
        |
    a---x---c
        |
        d )" );
  city.street( "ac", "Main St" );
  city.street( "bx", "N Oak St" );
  city.street( "xd", "S Oak St" );
  StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.report.joinedTs, 1 );
  EXPECT_EQ( graph.segments.size(), 4U );
  EXPECT_TRUE( graph.islands.empty() );
  EXPECT_NEAR( seconds( graph, city.at( 'a' ), city.at( 'd' ) ), 8, 1e-4 );
  city.lines[0].bridgeOrTunnel = true;
  graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.report.joinedTs, 0 );
}

TEST( Noding, crossingsWithoutACommonPointAreCounted )
{
  AsciiCity city( R"(
        b   f
        |   |
    a---+---+---c
        |   |
        d   g )" );
  const auto count = [&]() { return unjoinedCrossings( StreetGraph::build( city.lines ), city.lines ); };
  city.street( "ac", "Main St" );
  city.street( "bd", "Oak St" );
  city.street( "fg", "Elm St" );
  EXPECT_EQ( count(), 2 );
  city.lines[1].fromLevel = city.lines[1].toLevel = 1;
  EXPECT_EQ( count(), 1 );
  city.lines[2].bridgeOrTunnel = true;
  EXPECT_EQ( count(), 0 );
  city.lines[2].bridgeOrTunnel = false;
  city.lines[2].roadClass = RoadClass::Freeway;
  EXPECT_EQ( count(), 0 );

  // Cut where they cross, even with an end that runs on for a hand's breadth.
  city.lines.resize( 1 );
  city.street( "bd", "Oak St" ).points[1] = { city.at( 'b' ).x, city.at( 'a' ).y - 0.2 };
  EXPECT_EQ( count(), 0 );
}

TEST( Noding, linesThatOverlapAreOneStreet )
{
  // A route's line along two blocks of Main St, with a vertex of its own between.
  AsciiCity city( R"(
    a-----b-----c
          |
          d )" );
  city.street( "ab", "Main St" ).oneWay = OneWay::Forward;
  city.street( "bc", "Main St" );
  city.street( "bd", "Oak St" );
  const Point own = city.at( 'a', 20, 0.1 );
  city.lines.emplace_back().points = { city.at( 'c' ), city.at( 'b' ), own, city.at( 'a' ) };
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  EXPECT_EQ( graph.segments.size(), 3U );
  EXPECT_EQ( graph.report.mergedSegments, 2 );
  EXPECT_EQ( graph.nameOf( EdgeId( 0 ) ), "Main St" );
  EXPECT_TRUE( graph.open( EdgeId( 0 ) ) );
  EXPECT_TRUE( graph.open( EdgeId( 1 ) ) ) << "the other row is open this way";
  EXPECT_EQ( graph.turnCount(), 3U * 2 + 3 ); // nobody turns round at b

  // Two streets between the same junctions stay two.
  city.lines.back().points[2].y = city.at( 'a' ).y + 10;
  EXPECT_EQ( StreetGraph::build( city.lines, plainOptions() ).report.mergedSegments, 1 );
}
