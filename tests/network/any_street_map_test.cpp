// Routes and directions on small street maps drawn at random: the same checks as the fuzzer's.
#include "street_checks.h"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace doorstep;
using namespace doorstep::test;

TEST( AnyStreetMap, routesAndDirectionsHold )
{
  // DOORSTEP_MAPS=20000 looks at more of them.
  const char *const wanted = std::getenv( "DOORSTEP_MAPS" );
  const std::uint64_t maps = wanted != nullptr ? std::strtoull( wanted, nullptr, 10 ) : 1500;
  std::size_t driven = 0;
  for ( std::uint64_t seed = 1; seed <= maps; ++seed )
  {
    const std::vector<std::uint8_t> drawn = bytesOf( seed, 120 + seed % 200 );
    MapBytes bytes( drawn.data(), drawn.size() );
    const StreetMap map = streetMap( bytes );
    ASSERT_EQ( wrongOnStreets( map ), "" ) << "seed " << seed;
    driven += map.places.size();
  }
  EXPECT_GT( driven, 3 * maps );
}

TEST( AnyStreetMap, homesRoundTheBulbOfACourt )
{
  for ( std::uint64_t seed = 1; seed <= 3000; ++seed )
  {
    Random random( seed );
    StreetMap map;
    map.lines = mainStreetAndCourt( random );
    map.places = placesRoundTheBulb( map.lines[1], random );
    map.places.push_back( map.places.front() );
    ASSERT_EQ( wrongOnStreets( map ), "" ) << "seed " << seed;
  }
}
