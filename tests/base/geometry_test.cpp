// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/geometry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using namespace doorstep;

TEST( Geometry, tellsWhatARingHolds )
{
  // A U, open to the north.
  const std::vector<Point> ring{ { 0, 0 }, { 9, 0 }, { 9, 9 }, { 6, 9 }, { 6, 3 },
                                 { 3, 3 }, { 3, 9 }, { 0, 9 }, { 0, 0 } };
  const auto holds = [&]( double x, double y ) { return isInRing( ring, { x, y } ); };
  EXPECT_TRUE( holds( 1, 8 ) );
  EXPECT_TRUE( holds( 8, 8 ) );
  EXPECT_TRUE( holds( 4.5, 1 ) );
  EXPECT_FALSE( holds( 4.5, 8 ) ) << "between the arms";
  EXPECT_FALSE( holds( -1, 3 ) ) << "level with a corner";
  EXPECT_TRUE( holds( 1, 3 ) ) << "level with a corner";
  EXPECT_FALSE( holds( 10, 1 ) );
  EXPECT_FALSE( isInRing( {}, { 0, 0 } ) );
}

TEST( Geometry, measuresRingsFarFromTheOrigin )
{
  std::vector<Point> ring{ { 0, 0 }, { 0.5, 0 }, { 0.5, 0.25 }, { 0, 0.25 }, { 0, 0 } };
  for ( Point &p : ring )
    p = { p.x + 5e8, p.y + 3e8 };
  EXPECT_EQ( signedArea( ring ), 0.125 );
  std::reverse( ring.begin(), ring.end() );
  EXPECT_EQ( signedArea( ring ), -0.125 );
  EXPECT_EQ( signedArea( {} ), 0 );
}
