// SPDX-License-Identifier: GPL-2.0-or-later
// No plan beats its bounds: on small mornings the best of all plans, by trying all, is never below them; on
// larger ones the bound is close to the plan.
#include "base/index.h"
#include "zone/zone_walks.h"
#include "zone_cases.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace doorstep;

namespace
{
  constexpr double NEVER = std::numeric_limits<double>::infinity();

  // The shortest time of a route that serves a set of visits, for each set as bits: by trying all orders, one
  // visit at a time (Held and Karp 1962). From any staging place that all of them allow.
  std::vector<double> shortestRoutes( const ZoneProblem &problem )
  {
    const std::size_t n = problem.visits.size(), stagings = problem.stagings.size();
    std::vector<double> shortest( std::size_t{ 1 } << n, NEVER );
    for ( std::size_t s = 0; s < stagings; ++s )
    {
      std::vector<double> time( shortest.size() * n, NEVER );
      for ( std::size_t set = 1; set < shortest.size(); ++set )
        for ( std::size_t v = 0; v < n; ++v )
        {
          const ZoneVisit &visit = problem.visits[v];
          if ( ( set >> v & 1U ) == 0 || ( visit.staging >= 0 && visit.staging != static_cast<int>( s ) ) )
            continue;
          const std::size_t rest = set & ~( std::size_t{ 1 } << v );
          double before = rest == 0 ? static_cast<double>( problem.travel.at( s, stagings + v ) ) : NEVER;
          for ( std::size_t u = 0; u < n; ++u )
            if ( ( rest >> u & 1U ) != 0 )
              before = std::min( before, time[rest * n + u] + static_cast<double>( problem.travel.at(
                                                                  stagings + u, stagings + v ) ) );
          time[set * n + v] = before + visit.service.value();
          const double back =
              problem.returns ? static_cast<double>( problem.travel.at( stagings + v, s ) ) : 0;
          shortest[set] = std::min( shortest[set], time[set * n + v] + back );
        }
    }
    return shortest;
  }

  // The shortest longest route of so many routes at most.
  double shortestLongest( const std::vector<double> &shortest, std::int32_t routes )
  {
    std::vector<double> longest = shortest;
    for ( std::int32_t r = 1; r < routes; ++r )
    {
      const std::vector<double> fewer = longest;
      for ( std::size_t set = 1; set < shortest.size(); ++set )
        for ( std::size_t part = ( set - 1 ) & set; part > 0; part = ( part - 1 ) & set )
          longest[set] = std::min( longest[set], std::max( shortest[part], fewer[set & ~part] ) );
    }
    return longest.back();
  }

  std::int32_t fewestRoutes( const std::vector<double> &shortest, double budget )
  {
    std::int32_t routes = 1;
    while ( shortestLongest( shortest, routes ) > budget )
      ++routes;
    return routes;
  }

  // Ten visits; with the number: several staging places, one-way streets, open routes, visits bound to a
  // staging place, doors of no time at some.
  ZoneProblem small( std::uint64_t number )
  {
    Random random( number, 5 );
    ZoneProblem problem = zone_cases::morning( 10, number, 1 + static_cast<std::int32_t>( number % 3 ) );
    if ( number % 2 == 1 )
      for ( float &minutes : problem.travel.minutes )
        minutes *= static_cast<float>( random.between( 0.8, 1.6 ) );
    problem.returns = number % 5 != 4;
    if ( number % 3 == 2 )
      for ( std::size_t v = 0; v < 10; v += 4 )
        problem.visits[v].staging = static_cast<std::int32_t>( v / 4 % 2 );
    if ( number % 4 == 3 )
      for ( std::size_t v = 0; v < 10; v += 3 )
        problem.visits[v].service = Minutes( 2 );
    return problem;
  }

  double longestOf( const ZonePlan &plan )
  {
    double longest = 0;
    for ( const ZoneRoute &route : plan.routes )
      longest = std::max( longest, route.total.value() );
    return longest;
  }
}

class ZoneBounds : public testing::TestWithParam<std::uint64_t>
{
};

TEST_P( ZoneBounds, areNotAboveTheBestOfAllPlans )
{
  ZoneProblem problem = small( GetParam() );
  const std::vector<double> shortest = shortestRoutes( problem );
  SolveOptions options;
  options.steps = 4000;
  for ( std::int32_t teams = 2; teams <= 4; ++teams )
  {
    problem.teamCount = teams;
    const ZonePlan plan = solveZones( problem, options );
    ASSERT_TRUE( plan.unserved.empty() );
    const double best = shortestLongest( shortest, teams );
    EXPECT_LE( plan.longestRouteBound.value(), best + 1e-3 ) << teams << " teams";
    EXPECT_GE( plan.longestRouteBound.value(), 0.7 * best ) << teams << " teams";
    EXPECT_GE( longestOf( plan ), best - 1e-3 ) << teams << " teams";
  }
  problem.teamCount = 0;
  for ( const double budget : { 90.0, 120.0 } )
  {
    problem.budget = Minutes( budget );
    const ZonePlan plan = solveZones( problem, options );
    if ( plan.unserved.empty() )
    {
      EXPECT_LE( plan.fewestTeamsBound, fewestRoutes( shortest, budget ) ) << budget << " minutes";
    }
  }
}

INSTANTIATE_TEST_SUITE_P( SmallMornings, ZoneBounds, testing::Range<std::uint64_t>( 1, 21 ) );

TEST( PriceTravel, noPlanTravelsLess )
{
  // Whatever the work: any set of routes that serves all travels at least what the prices say.
  for ( std::uint64_t number = 21; number <= 32; ++number )
  {
    const ZoneProblem problem = small( number );
    const std::vector<double> shortest = shortestRoutes( problem );
    const ZoneModel model( problem );
    std::vector<std::vector<PlaceId>> plan( 2 );
    for ( const PlaceId v : model.visitPlaces() )
      plan[indexOf( v % 2 )].push_back( v );
    double service = 0, least = NEVER;
    for ( const ZoneVisit &visit : problem.visits )
      service += visit.service.value();
    const double duration = shortestLongest( shortest, 2 ) + 1;
    for ( std::size_t set = 1; set + 1 < shortest.size(); ++set )
      if ( const double one = shortest[set], other = shortest[shortest.size() - 1 - set];
           std::max( one, other ) <= duration )
        least = std::min( least, one + other - service );
    for ( const std::int64_t work : { 20000, 200000, 5000000 } )
    {
      const TravelPrices prices =
          priceTravel( model, plan, static_cast<Ticks>( duration * model.ticksPerMinute ), work );
      ASSERT_TRUE( prices.found ) << "number " << number << ", work " << work;
      EXPECT_LE( static_cast<double>( prices.all - 2 * prices.most ) / model.ticksPerMinute, least + 1e-3 )
          << "number " << number << ", work " << work;
    }
  }
}

TEST( SolveZones, theLongestRouteIsNearItsBound )
{
  for ( std::uint64_t seed = 1; seed <= 3; ++seed )
  {
    ZoneProblem problem = zone_cases::morning( 120, seed );
    problem.teamCount = 12;
    SolveOptions options;
    options.steps = 50000;
    const ZonePlan plan = solveZones( problem, options );
    EXPECT_LE( plan.longestRouteBound.value(), longestOf( plan ) + 1e-4 ) << "seed " << seed;
    EXPECT_GE( plan.longestRouteBound.value(), 0.96 * longestOf( plan ) ) << "seed " << seed;
  }
}
