// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts of a tour into routes, by hand.
#include "zone/zone_tours.h"

#include "../support/zone_cases.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // Four visits, 1 km north, east, south and west of the staging place, cut into routes; their numbers of
  // visits.
  std::vector<std::size_t> cut( std::int64_t demand, std::int64_t capacity, std::size_t routesAtMost )
  {
    ZoneProblem problem =
        zone_cases::at( { { 0, 0 }, { 0, 1000 }, { 1000, 0 }, { 0, -1000 }, { -1000, 0 } } );
    problem.capacity = capacity;
    for ( ZoneVisit &visit : problem.visits )
      visit.demand = demand;
    const ZoneModel model( problem );
    Individual individual;
    for ( const std::size_t visit : { 0U, 1U, 2U, 3U } )
      individual.tour.push_back( model.placeOf[visit] );
    const std::vector<PlaceId> tour = individual.tour;
    split( model, { 1, 1e9 }, routesAtMost, individual );
    EXPECT_EQ( individual.tour, tour );
    std::vector<std::size_t> counts;
    for ( const std::vector<PlaceId> &route : individual.routes )
      counts.push_back( route.size() );
    return counts;
  }

  using Counts = std::vector<std::size_t>;
}

TEST( Split, cutsWhereItCostsLeast )
{
  EXPECT_EQ( cut( 1, 4, 4 ), Counts( { 4 } ) );
  EXPECT_EQ( cut( 1, 2, 4 ), Counts( { 2, 2 } ) );
  EXPECT_EQ( cut( 2, 3, 4 ), Counts( { 1, 1, 1, 1 } ) ); // two in a route are over the capacity
}

TEST( Split, keepsToTheRoutesAllowed )
{
  EXPECT_EQ( cut( 2, 3, 2 ), Counts( { 2, 2 } ) );
  EXPECT_EQ( cut( 2, 3, 3 ).size(), 3U );
  // One route would pass one and a half times the capacity, so that the limit cannot be kept.
  EXPECT_EQ( cut( 2, 3, 1 ), Counts( { 1, 1, 1, 1 } ) );
}
