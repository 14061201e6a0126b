// SPDX-License-Identifier: GPL-2.0-or-later
// Areas of zones: apart, around their own visits, and nothing told by them.
#include "area_towns.h"

#include "base/error.h"
#include "base/random.h"
#include "zone/zone_areas_geos.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace doorstep;
using namespace doorstep::test;

TEST( ZoneAreas, partTownsOfAnyKind )
{
  for ( const std::uint64_t seed : { 1U, 2U } )
    for ( const bool withStreets : { false, true } )
      for ( const std::uint32_t stray : { 0U, 6U } )
      {
        const std::vector<ZoneAreaVisit> visits = town( seed, 160, 14, 2400, stray );
        const auto streets = withStreets ? grid( seed, 2400, 120 ) : std::vector<std::vector<Point>>();
        const ZoneAreas result = zoneAreas( visits, streets );
        EXPECT_EQ( result.areas.size(), 14U );
        // Homes that cannot be told apart are in one area: of strays' homes some lie among another zone's.
        EXPECT_LE( result.elsewhere.size(), stray > 0 ? 24U : 12U );
        expectPartition( result, visits );
      }
}

TEST( ZoneAreas, areOnePolygonWhereZonesAreConvex )
{
  for ( const std::uint64_t seed : { 5U, 6U, 7U } )
    for ( const ZoneArea &zone : zoneAreas( town( seed, 200, 12, 3000, 0 ), grid( seed, 3000, 110 ) ).areas )
    {
      EXPECT_EQ( zone.parts.size(), 1U ) << "seed " << seed << ", zone " << zone.zone;
      EXPECT_TRUE( zone.parts.front().holes.empty() );
    }
}

// A visit behind rows of another zone's blocks, each with a visit, keeps its block: a strip between the
// visits would be told from their homes.
TEST( ZoneAreas, keepABlockBehindAnotherZonesBlocks )
{
  std::vector<ZoneAreaVisit> visits;
  for ( int row = 0; row < 7; ++row )
    for ( int column = 0; column < 8; ++column )
      visits.push_back( { { 100.0 * column + 27, 100.0 * row + 36 }, column < 3 ? 1 : 2 } );
  visits[3 * 8 + 5].zone = 1;
  std::vector<std::vector<Point>> streets;
  for ( int i = -4; i < 12; ++i )
  {
    // Off the lattice, whose lines may be rounded more than streets.
    const double at = 100.0 * i + 0.9;
    streets.push_back( { { at, -400 }, { at, 1100 } } );
    streets.push_back( { { -400, at }, { 1100, at } } );
  }
  const ZoneAreas result = zoneAreas( visits, streets );
  expectPartition( result, visits );
  EXPECT_EQ( result.areas[1].parts.size(), 1U );
  const Geos geos;
  for ( const AreaPolygon &part : result.areas[0].parts )
    EXPECT_GT( size( geos, polygon( geos, part ).get() ), 9000 ) << "smaller than a block";
}

// A street between two zones is their boundary.
TEST( ZoneAreas, endAtTheStreet )
{
  std::vector<ZoneAreaVisit> visits;
  for ( int i = 0; i < 10; ++i )
  {
    visits.push_back( { { -40, 60.0 * i + 5 }, 1 } );
    visits.push_back( { { 25, 60.0 * i + 31 }, 2 } );
  }
  std::vector<std::vector<Point>> streets;
  for ( const double x : { -100.0, 0.0, 100.0 } )
    streets.push_back( { { x, -100 }, { x, 700 } } );
  for ( int i = -1; i < 8; ++i )
    streets.push_back( { { -100, 100.0 * i }, { 100, 100.0 * i } } );
  const ZoneAreas result = zoneAreas( visits, streets );
  ASSERT_EQ( result.areas.size(), 2U );
  expectPartition( result, visits );
  for ( const Point &p : result.areas[0].parts.front().shell )
    EXPECT_TRUE( p.x <= 0 || p.y < 0 || p.y > 600 ) << p.x << " " << p.y;
  for ( const Point &p : result.areas[1].parts.front().shell )
    EXPECT_TRUE( p.x >= 0 || p.y < 0 || p.y > 600 ) << p.x << " " << p.y;
}

// Requirement 14: only the 8 m square (2 m where zones mix) and the block are known of a stop.
TEST( Privacy14, areasTellNoMoreThanASquare )
{
  const std::vector<std::vector<Point>> streets = grid( 3, 2000, 150 );
  std::vector<ZoneAreaVisit> visits = town( 8, 120, 10, 2000, 0 );
  // On squares' middles first, away from streets, so that a move of 3 m crosses neither.
  for ( ZoneAreaVisit &visit : visits )
  {
    const auto middle = [&]( double value )
    {
      const double block = std::floor( ( value + 300 ) / 150 ) * 150 - 300;
      return std::floor( std::clamp( value, block + 24, block + 126 ) / 8 ) * 8 + 4;
    };
    visit.position = { middle( visit.position.x ), middle( visit.position.y ) };
  }
  // Two zones in one such square would be cut more finely: keep to squares of one zone.
  std::erase_if( visits,
                 [&]( const ZoneAreaVisit &visit )
                 {
                   return std::any_of( visits.begin(), visits.end(),
                                       [&]( const ZoneAreaVisit &other ) {
                                         return other.zone != visit.zone &&
                                                distance( other.position, visit.position ) < 24;
                                       } );
                 } );
  std::vector<ZoneAreaVisit> moved = visits;
  Random random( 11 );
  for ( ZoneAreaVisit &visit : moved )
  {
    visit.position.x += random.between( -3.5, 3.5 );
    visit.position.y += random.between( -3.5, 3.5 );
  }
  ZoneAreaOptions options;
  options.cell = Meters{ 64 };
  for ( const bool withStreets : { false, true } )
  {
    const std::span<const std::vector<Point>> lines =
        withStreets ? streets : std::span<const std::vector<Point>>();
    EXPECT_TRUE( same( zoneAreas( visits, lines, options ), zoneAreas( moved, lines, options ) ) );
  }
}

TEST( ZoneAreas, doNotDependOnTheOrder )
{
  std::vector<ZoneAreaVisit> visits = town( 9, 150, 12, 2000, 7 );
  std::vector<std::vector<Point>> streets = grid( 9, 2000, 130 );
  const ZoneAreas first = zoneAreas( visits, streets );
  std::reverse( visits.begin(), visits.end() );
  std::reverse( streets.begin(), streets.end() );
  EXPECT_TRUE( same( first, zoneAreas( visits, streets ) ) );
}

TEST( ZoneAreas, tellWhichVisitsShareASpot )
{
  const std::vector<ZoneAreaVisit> visits{ { { 0, 0 }, 1 },   { { 0, 0 }, 2 },    { { 0, 0 }, 2 },
                                           { { 300, 0 }, 1 }, { { -300, 0 }, 2 }, { { 50, 50 }, 0 } };
  const ZoneAreas result = zoneAreas( visits, {} );
  EXPECT_EQ( result.elsewhere, std::vector<std::int32_t>{ 0 } );
  expectPartition( result, visits );
}

// Houses side by side in different zones: a line between them would tell each. Both zones have an area, of a
// size that holds more homes than theirs, and it is said which visits lie in the other's.
TEST( ZoneAreas, doNotPartNeighbours )
{
  std::vector<ZoneAreaVisit> visits;
  for ( int i = 0; i < 12; ++i )
    visits.push_back( { { 6.0 * i, 3 }, i % 2 + 1 } );
  const ZoneAreas result = zoneAreas( visits, {} );
  ASSERT_EQ( result.areas.size(), 2U );
  EXPECT_GE( result.elsewhere.size(), 6U );
  expectPartition( result, visits );
  const Geos geos;
  for ( const ZoneArea &zone : result.areas )
    for ( const AreaPolygon &part : zone.parts )
      EXPECT_GT( size( geos, polygon( geos, part ).get() ), 9000 );
}

// Where many visits share one spot, every zone still has an area.
TEST( ZoneAreas, ofEveryZoneHaveGround )
{
  std::vector<ZoneAreaVisit> visits;
  std::vector<Point> homes;
  for ( int complex = 0; complex < 5; ++complex )
    for ( int i = 0; i < 60; ++i )
    {
      visits.push_back( { { 900.0 * complex + 5 * ( i % 3 ), 40 }, complex * 4 + i / 15 + 1 } );
      homes.push_back( visits.back().position );
      homes.push_back( { 900.0 * complex + 40.0 * ( i % 10 ), 100.0 + 40 * ( i / 10 ) } );
    }
  for ( const bool counted : { false, true } )
  {
    ZoneAreaOptions options;
    if ( counted )
      options.homes = homes;
    const ZoneAreas result = zoneAreas( visits, {}, options );
    EXPECT_EQ( result.areas.size(), 20U );
    expectPartition( result, visits );
  }
}

TEST( ZoneAreas, joinPartsNearEachOtherAndLeaveFarOnesApart )
{
  const auto partsAt = []( double gap )
  {
    std::vector<ZoneAreaVisit> visits;
    for ( int i = 0; i < 5; ++i )
    {
      visits.push_back( { { 100.0 * i, 0 }, 1 } );
      visits.push_back( { { 100.0 * i + 400 + gap, 0 }, 1 } );
    }
    return zoneAreas( visits, {} ).areas.front().parts.size();
  };
  EXPECT_EQ( partsAt( 800 ), 1U );
  EXPECT_EQ( partsAt( 20000 ), 2U );
}

// At the edge of a town the ground beyond its homes is nobody's: what is drawn ends near them.
TEST( ZoneAreas, endNearTheHomesOfATown )
{
  const double side = 1100; // one row of homes lies in the next square of 1,024 m
  std::vector<Point> homes;
  for ( double x = 20; x < side; x += 50 )
    for ( double y = 20; y < side; y += 50 )
      homes.push_back( { x, y } );
  std::vector<ZoneAreaVisit> visits;
  for ( std::size_t i = 0; i < homes.size(); i += 7 )
    visits.push_back( { homes[i], homes[i].x < side / 2 ? 1 : 2 } );
  const auto streets = std::vector<std::vector<Point>>{ { { 0, 545 }, { side, 545 } } };
  ZoneAreaOptions options;
  options.homes = homes;
  double farthest = 0;
  for ( const ZoneArea &zone : zoneAreas( visits, streets, options ).areas )
    for ( const AreaPolygon &part : zone.parts )
      for ( const Point &p : part.shell )
        farthest = std::max( { farthest, -p.x, p.x - side, -p.y, p.y - side } );
  EXPECT_LT( farthest, 2 * 256 ); // metres: the rest of the last homes' square, and one of empty ground
  EXPECT_GT( farthest, 0 );
}

TEST( ZoneAreas, ofNothingAreNone )
{
  EXPECT_TRUE( zoneAreas( {}, {} ).areas.empty() );
  const std::vector<ZoneAreaVisit> unserved{ { { 5, 5 }, 0 } };
  EXPECT_TRUE( zoneAreas( unserved, grid( 1, 500, 100 ) ).areas.empty() );
}

TEST( ZoneAreas, ofOneVisitDoNotCentreOnIt )
{
  const std::vector<ZoneAreaVisit> visits{ { { 1003, 2009 }, 1 } };
  const ZoneAreas result = zoneAreas( visits, {} );
  ASSERT_EQ( result.areas.size(), 1U );
  expectPartition( result, visits );
  // The centre of the area is that of the lattice square, wherever in it the visit is.
  const std::vector<ZoneAreaVisit> elsewhere{ { { 1019, 1951 }, 1 } };
  ZoneAreaOptions options;
  options.cell = Meters{ 128 };
  EXPECT_TRUE( same( zoneAreas( visits, {}, options ), zoneAreas( elsewhere, {}, options ) ) );
}

TEST( ZoneAreas, refuseWhatIsNotInMetres )
{
  const std::vector<ZoneAreaVisit> far{ { { 3e7, 0 }, 1 } };
  EXPECT_THROW( zoneAreas( far, {} ), InputError );
  const std::vector<ZoneAreaVisit> none{ { { std::numeric_limits<double>::quiet_NaN(), 0 }, 1 } };
  EXPECT_THROW( zoneAreas( none, {} ), InputError );
}
