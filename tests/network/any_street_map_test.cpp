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

namespace
{
  // Main St with a court drawn from its bulb, and three homes round the bulb: sums of the court's lengths
  // from the one end and from the other differ by a rounding.
  std::vector<StreetLine> mainStreetAndCourt( Random &random )
  {
    const Point corner{ 500000 + 100.0 * random.below( 9 ), 3560000 };
    StreetLine main, court;
    for ( int x = 0; x <= 13; ++x )
      main.points.push_back( { 500000 + 100.0 * x, 3560000 } );
    main.name = "Main St";
    const std::uint32_t bends = 2 + random.below( 6 );
    for ( std::uint32_t b = bends; b > 0; --b )
      court.points.push_back(
          { corner.x + random.between( -8, 8 ), corner.y + 30 * b + random.between( -6, 6 ) } );
    court.points.push_back( corner );
    court.name = "Court Ct";
    return { main, court };
  }
}

TEST( AnyStreetMap, homesRoundTheBulbOfACourt )
{
  for ( std::uint64_t seed = 1; seed <= 3000; ++seed )
  {
    Random random( seed );
    StreetMap map;
    map.lines = mainStreetAndCourt( random );
    const Point bulb = map.lines[1].points.front();
    map.places = { { 500050, 3560010 } };
    for ( const double dx : { -6.0, 0.0, 6.0 } )
      map.places.push_back( { bulb.x + dx, bulb.y + 18 + 2 * random.below( 2 ) } );
    map.places.push_back( map.places.front() );
    ASSERT_EQ( wrongOnStreets( map ), "" ) << "seed " << seed;
  }
}
