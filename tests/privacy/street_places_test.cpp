// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/street_places.h"

#include "base/error.h"
#include "base/geometry.h"
#include "base/random.h"

#include <gtest/gtest.h>
#include <map>

using namespace doorstep;

namespace
{
  using Streets = std::vector<std::vector<Point>>;

  Point placeOf( const Point &visit, const Streets &streets )
  {
    return placesOnStreets( std::vector<Point>{ visit }, streets ).front();
  }
}

TEST( Privacy20, aVisitStandsInTheMiddleOfItsPartOfTheStreet )
{
  const Streets streets = { { { 0, 0 }, { 250, 0 }, { 300, 0 } }, { { 0, 500 }, { 40, 500 } } };
  EXPECT_EQ( placeOf( { 10, 12 }, streets ), ( Point{ 50, 0 } ) );
  EXPECT_EQ( placeOf( { 99, -30 }, streets ), ( Point{ 50, 0 } ) ) << "either side";
  EXPECT_EQ( placeOf( { 101, 12 }, streets ), ( Point{ 150, 0 } ) );
  EXPECT_EQ( placeOf( { 260, 5 }, streets ), ( Point{ 250, 0 } ) );
  EXPECT_EQ( placeOf( { 900, 5 }, streets ), ( Point{ 250, 0 } ) ) << "beyond its end";
  EXPECT_EQ( placeOf( { 3, 480 }, streets ), ( Point{ 20, 500 } ) ) << "a street shorter than a part has one";
  EXPECT_EQ( placeOf( { 900000, 9000 }, streets ), ( Point{ 250, 0 } ) ) << "far from all";
  EXPECT_EQ( placeOf( { 5, 5 }, { { { 7, 7 }, { 7, 7 } } } ), ( Point{ 7, 7 } ) ) << "no length";
  EXPECT_THROW( placeOf( { 0, 0 }, {} ), InputError );
}

TEST( Privacy20, theNearestStreetIsFoundAsBySearchingAll )
{
  Random random( 7 );
  const auto any = [&] { return static_cast<double>( random.below( 4000 ) ); };
  Streets streets;
  for ( int i = 0; i < 60; ++i )
  {
    const Point start{ any(), any() };
    streets.push_back( { start, { start.x + any() / 9 - 200, start.y + any() / 9 - 200 } } );
  }
  for ( int i = 0; i < 500; ++i )
  {
    const Point visit{ any() * 2 - 2000, any() * 2 - 2000 };
    std::size_t nearest = 0;
    const auto away = [&]( std::size_t s ) { return distanceToPiece( visit, streets[s][0], streets[s][1] ); };
    for ( std::size_t s = 1; s < streets.size(); ++s )
      if ( away( s ) < away( nearest ) )
        nearest = s;
    EXPECT_EQ( placeOf( visit, streets ), placeOf( visit, { streets[nearest] } ) ) << i;
  }
}

TEST( Privacy20, theHomesOfAStreetShareItsPlaces )
{
  // Lots of 20 m on both sides of a street of 1 km: ten homes a place; a foot of the perpendicular has two.
  const Streets streets = { { { 0, 0 }, { 1000, 0 } } };
  std::map<double, int> homes;
  for ( int lot = 0; lot < 50; ++lot )
    for ( const double side : { -12.0, 12.0 } )
      ++homes[placeOf( { 10.0 + 20 * lot, side }, streets ).x];
  EXPECT_EQ( homes.size(), 10U );
  for ( const auto &[x, count] : homes )
    EXPECT_EQ( count, 10 ) << x;
}
