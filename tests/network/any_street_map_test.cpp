// SPDX-License-Identifier: GPL-2.0-or-later
// Routes and directions on small street maps drawn at random: the same checks as the fuzzer's.
#include "street_checks.h"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace doorstep;
using namespace doorstep::test;

TEST( AnyStreetMap, routesAndDirectionsHold )
{
  // DOORSTEP_MAPS=20000 looks at more of them.
  const std::uint64_t maps = countAsked( "DOORSTEP_MAPS", 1500 );
  std::size_t driven = 0;
  for ( std::uint64_t seed = 1; seed <= maps; ++seed )
  {
    const StreetMap map = anyMap( seed );
    ASSERT_EQ( wrongOnStreets( map ), "" ) << "seed " << seed;
    driven += map.places.size();
  }
  EXPECT_GT( driven, 3 * maps );
}

TEST( AnyStreetMap, homesRoundTheBulbOfACourt )
{
  for ( std::uint64_t seed = 1; seed <= 3000; ++seed )
  {
    StreetMap map = courtMap( seed );
    map.places.push_back( map.places.front() );
    ASSERT_EQ( wrongOnStreets( map ), "" ) << "seed " << seed;
  }
}
