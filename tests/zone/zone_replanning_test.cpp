// SPDX-License-Identifier: GPL-2.0-or-later
// With an earlier plan few visits change; overlap is measured by the zones' convex hulls.
#include "zone/zone_problem.h"
#include "zone/zone_shape.h"
#include "zone_cases.h"

#include <gmock/gmock.h>

using namespace doorstep;
using doorstep::zone_cases::morning;
using doorstep::zone_cases::problemsOf;

namespace
{
  SolveOptions steps( std::int64_t count )
  {
    SolveOptions options;
    options.steps = count;
    return options;
  }

  // Visits get the zones of the plan, and their stops where these are known.
  void remember( ZoneProblem &problem, const ZonePlan &plan, bool stops = false )
  {
    for ( std::size_t z = 0; z < plan.routes.size(); ++z )
      for ( std::size_t i = 0; i < plan.routes[z].visits.size(); ++i )
      {
        ZoneVisit &visit = problem.visits[static_cast<std::size_t>( plan.routes[z].visits[i] )];
        visit.previousZone = static_cast<std::int32_t>( z );
        visit.previousStop = stops ? static_cast<std::int32_t>( i + 1 ) : -1;
      }
  }

  int moved( const ZoneProblem &problem, const ZonePlan &plan )
  {
    int count = 0;
    for ( const ZoneRoute &route : plan.routes )
      for ( std::int32_t v : route.visits )
      {
        const std::int32_t zone = problem.visits[static_cast<std::size_t>( v )].previousZone;
        count += zone >= 0 && zone != route.previousZone ? 1 : 0;
      }
    return count;
  }
}

TEST( Replanning, nothingNewNothingMoves )
{
  ZoneProblem problem = morning( 120, 1 );
  problem.budget = Minutes( 260 );
  const ZonePlan plan = solveZones( problem, steps( 20000 ) );
  remember( problem, plan );
  problem.budget = Minutes( 270 );
  const ZonePlan again = solveZones( problem, steps( 20000 ) );
  EXPECT_THAT( problemsOf( problem, again ), testing::IsEmpty() );
  EXPECT_EQ( moved( problem, again ), 0 );
  EXPECT_EQ( again.routes.size(), plan.routes.size() );
  for ( std::size_t z = 0; z < again.routes.size(); ++z )
    EXPECT_EQ( again.routes[z].previousZone, static_cast<std::int32_t>( z ) );
}

TEST( Replanning, nothingMovesUnderRulesEither )
{
  for ( std::uint64_t seed = 1; seed <= 4; ++seed )
  {
    ZoneProblem problem = zone_cases::constrained( 150, seed );
    for ( ZoneStaging &staging : problem.stagings )
      staging.teamsAtMost = 8;
    const ZonePlan plan = solveZones( problem, steps( 20000 ) );
    remember( problem, plan, true );
    const ZonePlan again = solveZones( problem, steps( 20000 ) );
    EXPECT_THAT( problemsOf( problem, again ), testing::IsEmpty() ) << "seed " << seed;
    EXPECT_EQ( again.unserved.size(), plan.unserved.size() ) << "seed " << seed;
    EXPECT_EQ( moved( problem, again ), 0 ) << "seed " << seed;
    EXPECT_EQ( again.routes.size(), plan.routes.size() ) << "seed " << seed;
  }
}

TEST( Replanning, aTeamGoesOnWithItsZone )
{
  ZoneProblem problem = morning( 60, 5 );
  problem.teams.resize( 12 );
  remember( problem, solveZones( problem, steps( 10000 ) ), true );
  problem.budget = Minutes( 290 ); // room for one more
  problem.teams[0].previousZone = 3;
  problem.visits[7].pinnedTeam = 0;
  const ZonePlan again = solveZones( problem, steps( 10000 ) );
  EXPECT_THAT( problemsOf( problem, again ), testing::IsEmpty() );
  EXPECT_LE( moved( problem, again ), 1 );
  for ( const ZoneRoute &route : again.routes )
    EXPECT_EQ( route.team == 0, route.previousZone == 3 );
}

TEST( Replanning, lateVisitsChangeFewOthers )
{
  ZoneProblem problem = morning( 120, 2 );
  const ZonePlan plan = solveZones( problem, steps( 20000 ) );
  remember( problem, plan );
  for ( std::size_t v = 0; v < 120; v += 30 ) // as if they were new
    problem.visits[v].previousZone = -1;
  const ZonePlan again = solveZones( problem, steps( 20000 ) );
  EXPECT_THAT( problemsOf( problem, again ), testing::IsEmpty() );
  EXPECT_THAT( again.unserved, testing::IsEmpty() );
  EXPECT_LE( moved( problem, again ), 4 );
}

TEST( Replanning, anAbsentTeamsVisitsAloneAreShared )
{
  ZoneProblem problem = morning( 120, 3 );
  problem.teamCount = 14;
  const ZonePlan plan = solveZones( problem, steps( 20000 ) );
  remember( problem, plan );
  problem.teamCount = 13;
  const ZonePlan again = solveZones( problem, steps( 20000 ) );
  EXPECT_THAT( problemsOf( problem, again ), testing::IsEmpty() );
  EXPECT_THAT( again.unserved, testing::IsEmpty() );
  EXPECT_EQ( again.routes.size(), 13U );
  EXPECT_LE( moved( problem, again ), 20 );
}

TEST( Replanning, anAbsentTeamsLoadIsSpreadOverMany )
{
  ZoneProblem problem = morning( 200, 3 );
  problem.teamCount = 20;
  const ZonePlan plan = solveZones( problem, steps( 40000 ) );
  remember( problem, plan, true );
  std::size_t least = plan.routes.size();
  double longest = 0, sum = 0;
  for ( const ZoneRoute &route : plan.routes )
  {
    least = std::min( least, route.visits.size() );
    longest = std::max( longest, route.total.value() );
    sum += route.total.value();
  }
  problem.teamCount = 19;
  const ZonePlan again = solveZones( problem, steps( 40000 ) );
  EXPECT_THAT( problemsOf( problem, again ), testing::IsEmpty() );
  EXPECT_THAT( again.unserved, testing::IsEmpty() );
  EXPECT_EQ( again.routes.size(), 19U );
  EXPECT_LE( moved( problem, again ), static_cast<int>( least ) + 1 );
  double longestAgain = 0;
  for ( const ZoneRoute &route : again.routes )
    longestAgain = std::max( longestAgain, route.total.value() );
  EXPECT_LE( longestAgain, std::max( longest, sum / 19 ) * 1.16 );
}

TEST( Shape, countsVisitsInsideAnotherHull )
{
  //   a . . a      b's one visit lies inside a's hull, c's on its edge.
  //   . b . .
  //   . . . .
  //   a c . a
  ZoneProblem problem =
      zone_cases::at( { { 0, -9 }, { 0, 0 }, { 3, 0 }, { 3, 3 }, { 0, 3 }, { 1, 2 }, { 1, 0 } } );
  ZonePlan plan;
  plan.routes.resize( 3 );
  plan.routes[0].visits = { 0, 1, 2, 3 };
  plan.routes[1].visits = { 4 };
  plan.routes[2].visits = { 5 };
  EXPECT_DOUBLE_EQ( shareInOtherHulls( problem, plan ), 1.0 / 6 );
}

TEST( Shape, compactnessBuysLessOverlap )
{
  ZoneProblem problem = morning( 200, 4 );
  problem.compactness = 0;
  const double without = shareInOtherHulls( problem, solveZones( problem, steps( 40000 ) ) );
  problem.compactness = 0.5;
  const double with = shareInOtherHulls( problem, solveZones( problem, steps( 40000 ) ) );
  EXPECT_LT( with, 0.08 );
  EXPECT_LT( with, without );
}
