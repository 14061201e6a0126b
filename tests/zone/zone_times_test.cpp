// SPDX-License-Identifier: GPL-2.0-or-later
// Visits with times of their own: rules are kept, wishes weighed, and nothing changes where there are none.
#include "zone_cases.h"

#include <gmock/gmock.h>

using namespace doorstep;

namespace
{
  ZonePlan solve( const ZoneProblem &problem, std::int64_t steps = 0 )
  {
    SolveOptions options;
    options.steps = steps;
    return solveZones( problem, options );
  }

  // When each visit begins; under 0: no team makes it.
  std::vector<double> begins( const ZoneProblem &problem, const ZonePlan &plan )
  {
    std::vector<double> times( problem.visits.size(), -1 );
    for ( const ZoneRoute &route : plan.routes )
    {
      double clock = 0;
      auto last = static_cast<std::size_t>( route.staging );
      for ( const std::int32_t v : route.visits )
      {
        const ZoneVisit &visit = problem.visits[static_cast<std::size_t>( v )];
        const std::size_t here = problem.stagings.size() + static_cast<std::size_t>( v );
        clock = visit.times.begin( clock + static_cast<double>( problem.travel.at( last, here ) ) );
        times[static_cast<std::size_t>( v )] = clock;
        clock += visit.service.value();
        last = here;
      }
    }
    return times;
  }

  // Staging at 0, four visits along a line, one every kilometre (3.9 minutes).
  ZoneProblem line()
  {
    return zone_cases::at( { { 0, 0 }, { 1000, 0 }, { 2000, 0 }, { 3000, 0 }, { 4000, 0 } } );
  }
}

TEST( ZoneTimes, aWishTurnsTheRoundAround )
{
  ZoneProblem problem = line();
  // Whoever is first asked for the end, and whoever is last for the beginning.
  problem.visits[0].times.earliest = 60;
  problem.visits[3].times.latest = 20;
  const ZonePlan plan = solve( problem );
  ASSERT_EQ( plan.routes.size(), 1U );
  EXPECT_EQ( plan.routes[0].visits, ( std::vector<std::int32_t>{ 3, 2, 1, 0 } ) );
  EXPECT_EQ( plan.routes[0].waiting.value(), 0 );
}

TEST( ZoneTimes, nobodyWaitsForAWishAndAMissedOneIsStillServed )
{
  ZoneProblem problem = line();
  for ( ZoneVisit &visit : problem.visits )
    visit.times.earliest = 1000;
  const ZonePlan plan = solve( problem );
  EXPECT_TRUE( plan.unserved.empty() );
  EXPECT_EQ( plan.routes.size(), 1U );
  EXPECT_EQ( plan.routes[0].waiting.value(), 0 );
}

TEST( ZoneTimes, aRuleIsWaitedForAndWhoCannotBeInTimeIsLeftOut )
{
  ZoneProblem problem = line();
  problem.visits[0].times = { 120, 130, true, {} };
  problem.visits[1].times = { 0, 2, true, {} };     // nobody can be there in 2 minutes
  problem.visits[2].times = { 235, 500, true, {} }; // nor be back by then
  const ZonePlan plan = solve( problem );
  EXPECT_THAT( zone_cases::problemsOf( problem, plan ), testing::IsEmpty() );
  ASSERT_EQ( plan.unserved.size(), 2U );
  EXPECT_EQ( plan.unserved[0].reason, UnservedReason::OutOfTime );
  EXPECT_EQ( plan.unserved[1].reason, UnservedReason::OutOfTime );
  const std::vector<double> times = begins( problem, plan );
  EXPECT_EQ( times[1], -1 );
  EXPECT_EQ( times[2], -1 );
  EXPECT_GE( times[0], 120 );
  EXPECT_LE( times[0], 130 );
}

TEST( ZoneTimes, twoRulesAtOnceTakeTwoTeams )
{
  ZoneProblem problem = line();
  problem.visits[0].times = { 60, 61, true, {} };
  problem.visits[3].times = { 60, 61, true, {} };
  const ZonePlan plan = solve( problem );
  EXPECT_THAT( zone_cases::problemsOf( problem, plan ), testing::IsEmpty() );
  EXPECT_TRUE( plan.unserved.empty() );
  EXPECT_EQ( plan.routes.size(), 2U );
}

TEST( ZoneTimes, whoWasNotAtHomeIsVisitedAtAnotherTimeOfDay )
{
  for ( std::uint64_t seed = 1; seed <= 5; ++seed )
  {
    ZoneProblem problem = zone_cases::morning( 60, seed );
    const std::vector<double> first = begins( problem, solve( problem, 20000 ) );
    for ( std::size_t v = 0; v < first.size(); v += 4 )
      problem.visits[v].times.tried = { first[v] };
    const ZonePlan plan = solve( problem, 20000 );
    EXPECT_THAT( zone_cases::problemsOf( problem, plan ), testing::IsEmpty() );
    EXPECT_TRUE( plan.unserved.empty() );
    const std::vector<double> again = begins( problem, plan );
    int repeated = 0;
    for ( std::size_t v = 0; v < first.size(); v += 4 )
      repeated += problem.visits[v].times.repeated( again[v] ) > 0 ? 1 : 0;
    EXPECT_LE( repeated, 1 ) << "of 15, seed " << seed;
  }
}

TEST( ZoneTimes, mostWishesOfAMorningAreKeptAtLittleCost )
{
  for ( std::uint64_t seed = 1; seed <= 3; ++seed )
  {
    ZoneProblem problem = zone_cases::morning( 120, seed );
    const ZonePlan without = solve( problem, 20000 );
    double travel = 0, travelBefore = 0;
    for ( const ZoneRoute &route : without.routes )
      travelBefore += route.travel.value();
    Random random( seed, 12 );
    int wishes = 0;
    for ( ZoneVisit &visit : problem.visits )
      if ( random.chance( 0.2 ) )
      {
        ++wishes;
        if ( random.chance( 0.5 ) )
          visit.times.earliest = random.between( 60, 150 );
        else
          visit.times.latest = random.between( 60, 150 );
      }
    const ZonePlan plan = solve( problem, 20000 );
    const std::vector<double> times = begins( problem, plan );
    int missed = 0;
    for ( std::size_t v = 0; v < times.size(); ++v )
      missed += problem.visits[v].times.missed( times[v] ) != 0 ? 1 : 0;
    for ( const ZoneRoute &route : plan.routes )
      travel += route.travel.value();
    EXPECT_THAT( zone_cases::problemsOf( problem, plan ), testing::IsEmpty() );
    EXPECT_LE( plan.routes.size(), without.routes.size() + 1 );
    EXPECT_LE( missed, 1 ) << "of " << wishes << ", seed " << seed;
    EXPECT_LE( travel, 1.15 * travelBefore ) << "seed " << seed;
  }
}

TEST( ZoneTimes, theOrderOfTheInputTellsNothing )
{
  ZoneProblem problem = zone_cases::morning( 40, 9, 2 );
  for ( std::size_t v = 0; v < problem.visits.size(); v += 3 )
    problem.visits[v].times = { 10.0 * static_cast<double>( v % 9 ), 100, v % 2 == 0, {} };
  std::vector<std::int32_t> turned;
  for ( std::int32_t v = 39; v >= 0; --v )
    turned.push_back( v );
  const ZonePlan plan = solve( problem, 8000 ),
                 other = solve( zone_cases::permuted( problem, turned ), 8000 );
  EXPECT_THAT( zone_cases::problemsOf( problem, plan ), testing::IsEmpty() );
  ASSERT_EQ( plan.routes.size(), other.routes.size() );
  for ( std::size_t r = 0; r < plan.routes.size(); ++r )
  {
    std::vector<std::int32_t> back;
    for ( const std::int32_t v : other.routes[r].visits )
      back.push_back( 39 - v );
    EXPECT_EQ( plan.routes[r].visits, back );
  }
}

TEST( ZoneTimes, planningAgainKeepsRulesAndMendsAWishThatCameLate )
{
  ZoneProblem problem = zone_cases::morning( 60, 4 );
  const ZonePlan first = solve( problem, 20000 );
  for ( std::size_t r = 0; r < first.routes.size(); ++r )
    for ( std::size_t i = 0; i < first.routes[r].visits.size(); ++i )
    {
      ZoneVisit &visit = problem.visits[static_cast<std::size_t>( first.routes[r].visits[i] )];
      visit.previousZone = static_cast<std::int32_t>( r ) + 1;
      visit.previousStop = static_cast<std::int32_t>( i ) + 1;
    }
  // The first stop of zone 1 cannot be before 100, the last of zone 2 must be by 60.
  const std::int32_t wished = first.routes[0].visits.front(), bound = first.routes[1].visits.back();
  problem.visits[static_cast<std::size_t>( wished )].times.earliest = 100;
  problem.visits[static_cast<std::size_t>( bound )].times = { 0, 60, true, {} };
  const ZonePlan plan = solve( problem, 20000 );
  EXPECT_THAT( zone_cases::problemsOf( problem, plan ), testing::IsEmpty() );
  EXPECT_TRUE( plan.unserved.empty() );
  const std::vector<double> times = begins( problem, plan );
  EXPECT_GE( times[static_cast<std::size_t>( wished )], 100 );
  EXPECT_LE( times[static_cast<std::size_t>( bound )], 60 );
  int moved = 0;
  for ( const ZoneRoute &route : plan.routes )
    for ( const std::int32_t v : route.visits )
      moved += problem.visits[static_cast<std::size_t>( v )].previousZone != route.previousZone ? 1 : 0;
  EXPECT_LE( moved, 3 );
}
