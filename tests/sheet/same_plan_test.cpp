// SPDX-License-Identifier: GPL-2.0-or-later
// Layers of different plans are refused before a page is made.
#include "sheet/same_plan.h"

#include "base/error.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // Two zones of four stops 200 m apart on parallel streets, each leg of 200 m and 1 minute, ten at a door.
  std::vector<ToldZone> twoZones()
  {
    std::vector<ToldZone> zones;
    for ( int z = 1; z <= 2; ++z )
    {
      ToldZone zone;
      zone.zone = z;
      zone.visits = 4;
      const double y = 1000.0 * z;
      zone.route.push_back( { 0, y } );
      for ( int s = 1; s <= 4; ++s )
      {
        const Point at{ 200.0 * s, y };
        zone.stops.push_back( { s, 11.0 * s - 10, 10, { at.x, at.y + 10 } } );
        zone.steps.push_back( { s, 200, 1 } );
        zone.route.push_back( at );
      }
      zones.push_back( zone );
    }
    return zones;
  }

  std::string refused( const std::vector<ToldZone> &zones )
  {
    try
    {
      requireSamePlan( zones );
      return {};
    }
    catch ( const InputError &e )
    {
      return e.what();
    }
  }
}

TEST( SamePlan, oneRunIsTaken )
{
  EXPECT_EQ( refused( twoZones() ), "" );
  EXPECT_EQ( refused( {} ), "" );
}

TEST( SamePlan, anotherNumberOfVisitsIsTold )
{
  std::vector<ToldZone> zones = twoZones();
  zones[1].visits = 5;
  EXPECT_EQ( refused( zones ),
             "ZONES and VISITS are of different plans (zone 2 has another number of visits): give the "
             "layers of one run of planzones." );
  zones[1].visits = 0; // not told
  EXPECT_EQ( refused( zones ), "" );
}

TEST( SamePlan, stopsAndDirectionsBelongTogether )
{
  std::vector<ToldZone> zones = twoZones();
  zones[0].steps.pop_back();
  EXPECT_NE( refused( zones ).find( "zone 1 has stops without directions" ), std::string::npos );
  zones = twoZones();
  zones[0].steps.push_back( { 5, 200, 1 } );
  EXPECT_NE( refused( zones ).find( "zone 1 has directions to a stop that it does not have" ),
             std::string::npos );
  // Without any directions there is nothing to be held against.
  zones = twoZones();
  for ( ToldZone &zone : zones )
    zone.steps.clear();
  EXPECT_EQ( refused( zones ), "" );
}

TEST( SamePlan, mostLegsOfAnotherLengthAreAnotherPlan )
{
  std::vector<ToldZone> zones = twoZones();
  zones[0].steps[0].minutes = 3; // one may be a wait
  EXPECT_EQ( refused( zones ), "" );
  for ( ToldZone &zone : zones )
    for ( ToldStep &step : zone.steps )
      step.minutes = 3;
  EXPECT_NE( refused( zones ).find( "the times of their legs differ" ), std::string::npos );
}

TEST( SamePlan, visitsExchangedByHandAreNamed )
{
  std::vector<ToldZone> zones = twoZones();
  std::swap( zones[0].stops[1].at, zones[1].stops[2].at );
  EXPECT_NE( refused( zones ).find( "zone 1, stop 2 and zone 2, stop 3 were exchanged" ), std::string::npos )
      << refused( zones );
}
