// SPDX-License-Identifier: GPL-2.0-or-later
// The same question and seed give the same plan; more steps are no worse, and a run that is cut leaves a
// whole one.
#include "zone/zone_problem.h"
#include "zone_cases.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace doorstep;
using doorstep::zone_cases::morning;
using doorstep::zone_cases::problemsOf;
using doorstep::zone_cases::quick;
using doorstep::zone_cases::routesOf;

TEST( SolveZones, permutedInputPermutesThePlan )
{
  const ZoneProblem problem = zone_cases::constrained( 80, 4 );
  std::vector<std::int32_t> place( problem.visits.size() ); // new index -> old index
  for ( std::size_t i = 0; i < place.size(); ++i )
    place[i] = static_cast<std::int32_t>( ( i * 37 + 11 ) % place.size() );
  const ZonePlan plan = solveZones( problem, quick() );
  ZonePlan other = solveZones( zone_cases::permuted( problem, place ), quick() );
  for ( ZoneRoute &route : other.routes )
    for ( std::int32_t &v : route.visits )
      v = place[static_cast<std::size_t>( v )];
  EXPECT_EQ( routesOf( plan ), routesOf( other ) );
}

TEST( SolveZones, scaledTimesScaleThePlan )
{
  ZoneProblem problem = morning( 90, 5 );
  const ZonePlan plan = solveZones( problem, quick() );
  for ( float &minutes : problem.travel.minutes )
    minutes *= 4;
  for ( ZoneVisit &visit : problem.visits )
    visit.service = visit.service * 4;
  problem.budget = problem.budget * 4;
  const ZonePlan scaled = solveZones( problem, quick() );
  EXPECT_EQ( routesOf( plan ), routesOf( scaled ) );
  for ( std::size_t i = 0; i < plan.routes.size(); ++i )
    EXPECT_NEAR( 4 * plan.routes[i].total.value(), scaled.routes[i].total.value(), 1e-6 );
}

TEST( SolveZones, sameSeedSamePlanToTheLastBitAndAnotherSeedAnother )
{
  const ZoneProblem problem = morning( 100, 6 );
  const ZonePlan one = solveZones( problem, quick() ), again = solveZones( problem, quick() );
  ASSERT_EQ( routesOf( one ), routesOf( again ) );
  EXPECT_EQ( one.steps, again.steps );
  for ( std::size_t r = 0; r < one.routes.size(); ++r )
  {
    EXPECT_EQ( one.routes[r].total, again.routes[r].total );
    EXPECT_EQ( one.routes[r].travel, again.routes[r].travel );
  }
  EXPECT_NE( routesOf( one ), routesOf( solveZones( problem, quick( 4000, 2 ) ) ) );
}

TEST( SolveZones, moreStepsAreNotWorse )
{
  const ZoneProblem problem = morning( 100, 7 );
  const auto travel = [&]( std::int64_t steps )
  {
    double sum = 0;
    for ( const ZoneRoute &route : solveZones( problem, quick( steps ) ).routes )
      sum += route.travel.value();
    return sum;
  };
  EXPECT_LE( travel( 40000 ), 1.01 * travel( 500 ) );
}

TEST( SolveZones, cancelKeepsAWholePlan )
{
  const ZoneProblem problem = morning( 100, 8 );
  SolveOptions options = quick( 1000000000 );
  int asked = 0;
  options.progress = [&]( double ) { return ++asked < 5; };
  const ZonePlan plan = solveZones( problem, options );
  EXPECT_TRUE( plan.cancelled );
  EXPECT_FALSE( plan.cut );
  EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() );
  EXPECT_TRUE( plan.unserved.empty() );
}

TEST( SolveZones, secondsCut )
{
  SolveOptions options = quick( 1000000000 );
  options.secondsAtMost = 0.05;
  const ZonePlan plan = solveZones( morning( 100, 9 ), options );
  EXPECT_TRUE( plan.cut );
  EXPECT_FALSE( plan.cancelled );
}

TEST( SolveZones, secondsCutTheAdviceToo )
{
  // With too few teams, what would do is searched for as well; in all within the time, but for what the
  // slowest of computers takes to look at the clock.
  ZoneProblem problem = morning( 300, 9 );
  problem.teamCount = 6;
  SolveOptions options = quick( 1000000000 );
  options.secondsAtMost = 2;
  const std::clock_t before = std::clock();
  const ZonePlan plan = solveZones( problem, options );
  EXPECT_TRUE( plan.cut );
  EXPECT_FALSE( plan.unserved.empty() );
  EXPECT_LT( static_cast<double>( std::clock() - before ) / CLOCKS_PER_SEC, 2.6 );
}

TEST( SolveZones, aCrowdThatCannotBeServedTakesNoLongerThanOneThatCan )
{
  // Half of the visits have no team. A step tries those around it and not the whole crowd, so that it takes
  // no longer than one with teams enough; it took six times as long, and the more the more visits there are.
  ZoneProblem problem = morning( 1000, 10 );
  const auto solvedWith = [&]( std::int32_t teams, double &seconds )
  {
    problem.teamCount = teams;
    SolveOptions options = quick( 6000 );
    options.advises = false;
    const std::clock_t before = std::clock();
    ZonePlan plan = solveZones( problem, options );
    seconds = static_cast<double>( std::clock() - before ) / CLOCKS_PER_SEC;
    return plan;
  };
  double few = 0, enough = 0;
  const ZonePlan crowd = solvedWith( 30, few ), all = solvedWith( 90, enough );
  EXPECT_THAT( problemsOf( problem, crowd ), testing::IsEmpty() );
  EXPECT_THAT( all.unserved, testing::IsEmpty() );
  EXPECT_EQ( crowd.routes.size(), 30U );
  EXPECT_GT( crowd.unserved.size(), 200U );
  EXPECT_LT( few, 2.5 * enough );
}
