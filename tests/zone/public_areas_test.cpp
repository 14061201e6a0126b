// SPDX-License-Identifier: GPL-2.0-or-later
// Areas for a public map: few straight lines, one between two neighbours, no area around another.
#include "base/random.h"
#include "shared_lines.h"
#include "zone/zone_areas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace doorstep;

namespace
{
  ZoneAreaOptions publicOptions()
  {
    ZoneAreaOptions options;
    options.leastArea = 250 * 250;
    options.shareOfSpacing = 2;
    options.reachUnits = 1;
    options.holdsVisits = false;
    options.leastVisits = 11;
    return options;
  }

  // Visits of the zone whose centre is nearest, every sixth of any other: no plan parts them by a line.
  std::vector<ZoneAreaVisit> mixedTown( std::uint64_t seed, std::uint32_t count, std::uint32_t zones,
                                        double width )
  {
    Random random( seed );
    std::vector<Point> centers;
    for ( std::uint32_t z = 0; z < zones; ++z )
      centers.push_back( { random.between( 0, width ), random.between( 0, width ) } );
    std::vector<ZoneAreaVisit> visits;
    for ( std::uint32_t v = 0; v < count; ++v )
    {
      const Point p{ random.between( 0, width ), random.between( 0, width ) };
      std::size_t nearest = random.below( 6 ) == 0 ? random.below( zones ) : zones;
      for ( std::size_t z = 0; nearest == zones && z < zones; ++z )
        if ( std::all_of( centers.begin(), centers.end(),
                          [&]( const Point &other )
                          { return distance( p, centers[z] ) <= distance( p, other ); } ) )
          nearest = z;
      visits.push_back( { p, static_cast<std::int32_t>( nearest ) + 1 } );
    }
    return visits;
  }

  std::vector<std::vector<Point>> mainStreets( double width )
  {
    std::vector<std::vector<Point>> streets;
    for ( double at = 400; at < width; at += 1600 )
    {
      streets.push_back( { { -500, at }, { width / 2, at + 12 }, { width + 500, at } } );
      streets.push_back( { { at, -500 }, { at - 12, width / 2 }, { at, width + 500 } } );
    }
    return streets;
  }

  std::vector<test::Rings> ringsOf( const ZoneAreas &areas )
  {
    std::vector<test::Rings> all;
    for ( const ZoneArea &area : areas.areas )
    {
      all.emplace_back();
      for ( const AreaPolygon &part : area.parts )
      {
        EXPECT_TRUE( part.holes.empty() ) << "zone " << area.zone;
        all.back().push_back( part.shell );
      }
    }
    return all;
  }
}

TEST( PublicAreas, haveOneStraightLineBetweenNeighboursAndNoHole )
{
  for ( std::uint64_t seed = 1; seed <= 12; ++seed )
  {
    SCOPED_TRACE( seed );
    const std::vector<ZoneAreaVisit> visits = mixedTown( seed, 300, 18, 7000 );
    const std::vector<std::vector<Point>> streets = mainStreets( 7000 );
    const std::vector<test::Rings> areas = ringsOf( zoneAreas( visits, streets, publicOptions() ) );
    ASSERT_GE( areas.size(), 6U );
    EXPECT_GE( test::expectSharedLines( areas ), static_cast<int>( areas.size() ) );
    std::size_t corners = 0, inside = 0;
    for ( const test::Rings &area : areas )
    {
      EXPECT_EQ( area.size(), 1U ) << "an area is one piece";
      corners += area[0].size() - 1;
    }
    for ( const ZoneAreaVisit &visit : visits )
      for ( const test::Rings &area : areas )
        inside += test::isInside( area, visit.position ) ? 1 : 0;
    EXPECT_LE( corners, areas.size() * 20 );
    EXPECT_EQ( inside, visits.size() ) << "each visit in one area";
  }
}

TEST( PublicAreas, swallowWhatTheyEnclose )
{
  // Twelve visits in the middle of a ring of sixty, and empty ground between them.
  std::vector<ZoneAreaVisit> visits;
  for ( int i = 0; i < 60; ++i )
    visits.push_back( { { 2500 * std::cos( i * 0.1047 ), 2500 * std::sin( i * 0.1047 ) }, 1 } );
  for ( int i = 0; i < 12; ++i )
    visits.push_back( { { 200.0 * ( i % 4 ), 200.0 * ( i / 4 ) }, 2 } );
  ZoneAreaOptions options = publicOptions();
  const ZoneAreas areas = zoneAreas( visits, {}, options );
  ASSERT_EQ( areas.areas.size(), 1U );
  EXPECT_EQ( ringsOf( areas )[0].size(), 1U );
  // A team's areas of the same visits: two, one around the other.
  options.leastVisits = 0;
  EXPECT_EQ( zoneAreas( visits, {}, options ).areas.size(), 2U );
}

TEST( PublicAreas, doNotShowTooFewVisits )
{
  std::vector<ZoneAreaVisit> visits;
  for ( int i = 0; i < 5; ++i )
    visits.push_back( { { 90.0 * i, 40.0 * i }, 1 } );
  EXPECT_TRUE( zoneAreas( visits, {}, publicOptions() ).areas.empty() );
}
