// SPDX-License-Identifier: GPL-2.0-or-later
// The pieces that the city is made of.
#include "sample/areas.h"
#include "sample/network.h"

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::sample;

namespace
{
  Path road( std::vector<Point> points, Road kind = Road::Local, Travel travel = Travel::Both )
  {
    Path path;
    path.points = std::move( points );
    path.road = kind;
    path.travel = travel;
    return path;
  }
}

TEST( SampleNetwork, cutsACrossing )
{
  const auto cut = sections( { road( { { 0, 0 }, { 200, 0 } } ), road( { { 100, -100 }, { 100, 100 } } ) } );
  ASSERT_EQ( cut.size(), 4U );
  EXPECT_EQ( cut[0].points.back(), ( Point{ 100, 0 } ) );
  EXPECT_EQ( cut[0].to, cut[1].from );
  EXPECT_EQ( cut[2].to, cut[0].to );
  EXPECT_FALSE( cut[0].fromJunction );
  EXPECT_TRUE( cut[0].toJunction );
}

TEST( SampleNetwork, cutsWhereAnEndTouches )
{
  const auto cut = sections( { road( { { 0, 0 }, { 200, 0 } } ), road( { { 120, 0.2 }, { 120, 90 } } ) } );
  ASSERT_EQ( cut.size(), 3U );
  EXPECT_EQ( cut[0].to, cut[2].from );
  EXPECT_EQ( cut[0].points.back(), cut[2].points.front() );
}

TEST( SampleNetwork, freewayPassesOverWithoutANode )
{
  std::vector<Path> paths = { road( { { 0, 0 }, { 200, 0 } } ),
                              road( { { 100, -500 }, { 100, 500 } }, Road::Freeway ) };
  paths[1].fromLevel = paths[1].toLevel = 1;
  const auto cut = sections( paths );
  for ( const Section &s : cut )
    EXPECT_NE( s.points.back(), ( Point{ 100, 0 } ) );
}

TEST( SampleNetwork, dropsWhatCannotBeLeft )
{
  // A one-way dead end can be entered but not left; a two-way loop remains.
  const auto cut = sections( { road( { { 0, 0 }, { 200, 0 } } ), road( { { 0, 0 }, { 0, 200 } } ),
                               road( { { 200, 0 }, { 200, 300 } } ),
                               road( { { 0, 200 }, { -300, 200 } }, Road::Local, Travel::Forward ) } );
  for ( const Section &s : cut )
    EXPECT_NE( s.path, 3 );
  EXPECT_EQ( cut.size(), 3U );
}

TEST( SamplePaths, partsWhereFindsTheEdges )
{
  const std::vector<Point> line = { { 0, 0 }, { 100, 0 } };
  const auto parts = partsWhere( line, []( const Point &p ) { return p.x < 31 || p.x > 62; } );
  ASSERT_EQ( parts.size(), 2U );
  EXPECT_NEAR( parts[0].second, 31, 0.1 );
  EXPECT_NEAR( parts[1].first, 62, 0.1 );
  EXPECT_DOUBLE_EQ( parts[1].second, 100 );
}

TEST( SamplePaths, aMileHasEightHundredNumbers )
{
  EXPECT_DOUBLE_EQ( gridNumber( -2 * HALF_MILE ), 800 );
  Path path = road( { { -BLOCK, 5 }, { 0, 5 } } );
  numberByGrid( path, true );
  EXPECT_DOUBLE_EQ( path.first, 100 );
  EXPECT_DOUBLE_EQ( path.last, 0 );
  EXPECT_TRUE( path.leftOdd ); // eastward: the left side is north
}

TEST( SampleAreas, outlinesCoverTheirSquares )
{
  const CityPlan plan( 3, 40 );
  const auto all = outline( plan, []( const Square & ) { return true; } );
  double doubled = 0;
  for ( const auto &polygon : all )
    for ( const auto &ring : polygon )
    {
      EXPECT_EQ( ring.front(), ring.back() );
      for ( std::size_t k = 1; k < ring.size(); ++k )
        doubled += ring[k - 1].x * ring[k].y - ring[k].x * ring[k - 1].y;
    }
  EXPECT_NEAR( doubled / 2, static_cast<double>( plan.squares().size() ) * HALF_MILE * HALF_MILE, 1 );
}

TEST( SampleTerrain, curvesAreTheSameForASeed )
{
  const Terrain one( 4, 1, 5000 ), two( 4, 1, 5000 ), other( 5, 1, 5000 );
  EXPECT_EQ( one.washY( 1234.5 ), two.washY( 1234.5 ) );
  EXPECT_NE( one.washY( 1234.5 ), other.washY( 1234.5 ) );
  EXPECT_NEAR( one.toRail( { one.railX( 100 ), 100 } ), 0, 1e-9 );
  EXPECT_LT( one.toWash( { 0, one.washY( 0 ) } ), 0 );
}
