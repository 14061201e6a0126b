// SPDX-License-Identifier: GPL-2.0-or-later
// Noding on the grid and the faces between noded lines, on drawings small enough to count by hand.
#include "base/random.h"
#include "zone/zone_areas_faces.h"
#include "zone/zone_areas_noding.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace doorstep::areas;

namespace
{
  std::vector<std::vector<Line>> faces( std::vector<Line> lines )
  {
    return facesBetween( nodeOnGrid( Geos(), std::move( lines ) ) );
  }

  Line box( std::int32_t x, std::int32_t y, std::int32_t side )
  {
    return { { x, y }, { x + side, y }, { x + side, y + side }, { x, y + side }, { x, y } };
  }

  std::int64_t twiceArea( const std::vector<Line> &face )
  {
    std::int64_t sum = 0;
    for ( const Line &ring : face )
      for ( std::size_t i = 1; i < ring.size(); ++i )
        sum += cross( {}, ring[i - 1], ring[i] );
    return sum;
  }
}

TEST( ZoneAreasFaces, areSquaresOfACross )
{
  const auto found = faces( { box( 0, 0, 20 ), { { 10, -5 }, { 10, 25 } }, { { -5, 10 }, { 25, 10 } } } );
  ASSERT_EQ( found.size(), 4U );
  EXPECT_EQ( found[0], ( std::vector<Line>{ box( 0, 0, 10 ) } ) );
  EXPECT_EQ( found[3], ( std::vector<Line>{ box( 10, 10, 10 ) } ) );
}

// A dead end, and a line that joins an island to the shore, bound nothing; the island is a hole.
TEST( ZoneAreasFaces, leaveOutWhatBoundsNothing )
{
  const auto found =
      faces( { box( 0, 0, 40 ), box( 10, 10, 10 ), { { 0, 15 }, { 10, 15 } }, { { 40, 30 }, { 30, 30 } } } );
  ASSERT_EQ( found.size(), 2U );
  ASSERT_EQ( found[0].size(), 2U );
  EXPECT_EQ( twiceArea( found[0] ), 2 * ( 1600 - 100 ) );
  EXPECT_EQ( found[1].size(), 1U );
  EXPECT_EQ( twiceArea( found[1] ), 200 );
}

TEST( ZoneAreasFaces, goToTheInnermostShellAround )
{
  const auto found = faces( { box( 0, 0, 100 ), box( 10, 10, 80 ), box( 20, 20, 10 ), box( 50, 50, 10 ) } );
  ASSERT_EQ( found.size(), 4U );
  EXPECT_EQ( twiceArea( found[0] ), 2 * ( 10000 - 6400 ) );
  EXPECT_EQ( found[1].size(), 3U );
  EXPECT_EQ( twiceArea( found[1] ), 2 * ( 6400 - 200 ) );
}

// A line back over itself, one twice, one along a part of another, and one that ends in another's middle.
TEST( ZoneAreasNoding, meetsOverlaps )
{
  const std::vector<Line> noded = nodeOnGrid( Geos(), { { { 0, 0 }, { 20, 0 }, { 10, 0 } },
                                                        { { 0, 0 }, { 20, 0 } },
                                                        { { 5, 0 }, { 30, 0 } },
                                                        { { 8, 9 }, { 8, 0 } } } );
  std::int32_t along = 0;
  for ( const Line &line : noded )
    for ( std::size_t i = 1; i < line.size(); ++i )
      along += line[i].x - line[i - 1].x;
  EXPECT_EQ( along, 30 ) << "each piece once";
  EXPECT_TRUE( std::count( noded.begin(), noded.end(), Line( { { 8, 0 }, { 8, 9 } } ) ) );
}

// What is noded at once and what is added to it later part the plane alike, and areas add up.
TEST( ZoneAreasNoding, addsToNodedLines )
{
  doorstep::Random random( 4 );
  const auto anywhere = [&]
  {
    return GridPoint{ static_cast<std::int32_t>( random.below( 4000 ) ),
                      static_cast<std::int32_t>( random.below( 4000 ) ) };
  };
  std::vector<Line> first{ box( 0, 0, 4000 ) }, second;
  for ( int i = 0; i < 40; ++i )
  {
    first.push_back( { anywhere(), anywhere() } );
    second.push_back( { anywhere(), anywhere(), anywhere() } );
  }
  const std::vector<Line> noded = nodeOnGrid( Geos(), second, nodeOnGrid( Geos(), first ) );
  EXPECT_EQ( noded, nodeOnGrid( Geos(), noded ) ) << "nothing is left to be cut";
  std::int64_t sum = 0;
  for ( const std::vector<Line> &face : facesBetween( noded ) )
  {
    EXPECT_GT( twiceArea( face ), 0 );
    sum += twiceArea( face );
  }
  EXPECT_EQ( sum, 2 * 4000LL * 4000 );
}
