// SPDX-License-Identifier: GPL-2.0-or-later
#include "ascii_city.h"
#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace doorstep;
using namespace doorstep::test;

TEST( Snap, tellsSideFractionAndGap )
{
  AsciiCity city( "a---------b" );
  city.street( "ab", "Main St" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  const SnapIndex index( graph );
  const SnappedPoint left = index.snap( city.at( 'a', 25, 8 ) );
  EXPECT_EQ( left.side, Side::Left );
  EXPECT_DOUBLE_EQ( left.fraction, 0.25 );
  EXPECT_DOUBLE_EQ( left.gap, 8 );
  EXPECT_EQ( left.onStreet, city.at( 'a', 25, 0 ) );
  EXPECT_EQ( index.snap( city.at( 'a', 25, -8 ) ).side, Side::Right );
  EXPECT_DOUBLE_EQ( index.snap( city.at( 'b', 30, 40 ) ).gap, 50 );
  EXPECT_DOUBLE_EQ( index.snap( city.at( 'b', 30, 40 ) ).fraction, 1 );
}

TEST( Snap, neverToFreewaysAndSeldomToAlleys )
{
  AsciiCity city( R"(
    a---------b
    c---------d
    e---------f )" );
  city.street( "ab", "Main St" );
  city.street( "cd", "I 10", RoadClass::Freeway );
  city.street( "ef", "", RoadClass::Alley );
  city.street( "ac", "" );
  city.street( "ce", "" );
  city.street( "bd", "" );
  city.street( "df", "" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  const SnapIndex index( graph );
  const auto nameAt = [&]( double dy )
  {
    const SnappedPoint s = index.snap( city.at( 'c', 50, dy ) );
    return graph.segments[s.segment].line;
  };
  EXPECT_EQ( nameAt( 1 ), 0 );   // beside the freeway
  EXPECT_EQ( nameAt( -5 ), 0 );  // 15 m from the alley, 25 m from the street
  EXPECT_EQ( nameAt( -25 ), 2 ); // 5 m beyond the alley, 45 m from the street
}

TEST( Snap, tellsWhatCannotBeReached )
{
  AsciiCity city( R"(
    a---b---c         e---f
        |
        d )" );
  city.street( "abc", "Main St" );
  city.street( "bd", "Oak St" );
  city.street( "ef", "Lost Ln" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  SnapOptions options;
  options.islandWalk = 100;
  options.farthest = 500;
  const SnapIndex index( graph, options );
  const SnappedPoint near = index.snap( city.at( 'e', 0, 5 ) ); // 100 m from Main Street
  EXPECT_EQ( near.status, SnapStatus::Snapped );
  EXPECT_EQ( near.island, 0 );
  const SnappedPoint far = index.snap( city.at( 'f', 10, 5 ) );
  EXPECT_EQ( far.status, SnapStatus::OnIsland );
  EXPECT_EQ( far.island, 0 );
  EXPECT_EQ( index.snap( city.at( 'f', 510, 0 ) ).status, SnapStatus::TooFar );
  EXPECT_EQ( index.snap( { std::numeric_limits<double>::quiet_NaN(), 0 } ).status, SnapStatus::TooFar );

  TravelOptions streetsAlone;
  streetsAlone.driveKilometersPerHour = 0;
  const TravelMatrix matrix = travelMatrix(
      graph, std::vector<SnappedPoint>{ near, far, index.snap( city.at( 'a' ) ) }, streetsAlone );
  EXPECT_TRUE( std::isinf( matrix.minutesAt( 0, 1 ) ) );
  EXPECT_TRUE( std::isinf( matrix.minutesAt( 1, 2 ) ) );
  EXPECT_NEAR( matrix.minutesAt( 0, 2 ) * 60, 8, 1e-3 );
  EXPECT_FALSE( routePath( graph, near, far ).found );
}

TEST( Snap, findsTheNearestOfMany )
{
  Random random( 4 );
  std::vector<StreetLine> lines;
  for ( int i = 0; i < 300; ++i )
  {
    StreetLine line;
    const Point from{ random.between( 0, 3000 ), random.between( 0, 2000 ) };
    line.points = { from, { from.x + random.between( -200, 200 ), from.y + random.between( -200, 200 ) } };
    lines.push_back( line );
    if ( i > 0 ) // all in one network
    {
      StreetLine link;
      link.roadClass = RoadClass::Ramp;
      link.points = { lines[0].points[0], from };
      lines.push_back( link );
    }
  }
  GraphOptions options = plainOptions();
  options.joinTs = false;
  const StreetGraph graph = StreetGraph::build( lines, options );
  SnapOptions anywhere;
  anywhere.farthest = 1e6;
  const SnapIndex index( graph, anywhere );
  for ( int i = 0; i < 500; ++i )
  {
    const Point place{ random.between( -1500, 4500 ), random.between( -1500, 3500 ) };
    double least = 1e9;
    for ( const SegmentId s : graph.segments.ids() )
      if ( graph.segments[s].roadClass != RoadClass::Ramp )
      {
        const Point a = graph.shape( s )[0], b = graph.shape( s )[1];
        const double dx = b.x - a.x, dy = b.y - a.y;
        const double t = std::clamp(
            ( ( place.x - a.x ) * dx + ( place.y - a.y ) * dy ) / ( dx * dx + dy * dy ), 0.0, 1.0 );
        least = std::min( least, distance( place, { a.x + t * dx, a.y + t * dy } ) );
      }
    EXPECT_NEAR( index.snap( place ).gap, least, 1e-9 );
  }
}

TEST( Snap, arrivingOnTheFarSideOfAMainStreetCosts )
{
  AsciiCity city( R"(
    a---------b---------c
              |
              d )" );
  city.street( "abc", "Main St", RoadClass::Primary );
  city.street( "bd", "Oak St" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  const SnapIndex index( graph );
  const std::vector<SnappedPoint> places =
      index.snap( std::vector<Point>{ city.at( 'a' ), city.at( 'c', -20, -5 ), city.at( 'c', -20, 5 ) } );
  TravelOptions options;
  options.farSidePrimary = 30;
  const TravelMatrix matrix = travelMatrix( graph, places, options );
  EXPECT_NEAR( matrix.minutesAt( 0, 1 ) * 60, 18, 1e-3 );     // on the right
  EXPECT_NEAR( matrix.minutesAt( 0, 2 ) * 60, 18 + 4, 1e-3 ); // on to the end, round, and back
  EXPECT_NEAR( matrix.metersAt( 0, 2 ), 220, 1e-2 );
}
