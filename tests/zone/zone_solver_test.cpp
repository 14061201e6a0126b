// SPDX-License-Identifier: GPL-2.0-or-later
// The plan holds every rule, whatever is asked; what cannot be served is reported with what would do.
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

TEST( SolveZones, servesAllWithinTheBudget )
{
  const ZoneProblem problem = morning( 120, 1 );
  const ZonePlan plan = solveZones( problem, quick() );
  EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() );
  EXPECT_THAT( plan.unserved, testing::IsEmpty() );
  EXPECT_GE( static_cast<std::int32_t>( plan.routes.size() ), plan.fewestTeamsBound );
  EXPECT_LE( static_cast<std::int32_t>( plan.routes.size() ), plan.fewestTeamsBound + 2 );
}

TEST( SolveZones, noVisitsNoZones )
{
  const ZonePlan plan = solveZones( morning( 0, 1 ), quick() );
  EXPECT_TRUE( plan.routes.empty() );
  EXPECT_TRUE( plan.unserved.empty() );
}

TEST( SolveZones, oneVisitIsThereAndBack )
{
  const ZoneProblem problem = morning( 1, 1 );
  const ZonePlan plan = solveZones( problem, quick( 10 ) );
  ASSERT_EQ( plan.routes.size(), 1U );
  EXPECT_NEAR( plan.routes[0].travel.value(),
               static_cast<double>( problem.travel.at( 0, 1 ) + problem.travel.at( 1, 0 ) ), 1e-9 );
}

TEST( SolveZones, aSquareIsDrivenRound )
{
  // Four visits at the corners of a square around the staging place: one team goes round, 3 sides and 2
  // spokes.
  ZoneProblem problem =
      zone_cases::at( { { 0, 0 }, { -1000, -1000 }, { 1000, -1000 }, { 1000, 1000 }, { -1000, 1000 } } );
  const ZonePlan plan = solveZones( problem, quick( 200 ) );
  ASSERT_EQ( plan.routes.size(), 1U );
  EXPECT_NEAR( plan.routes[0].travel.value(),
               ( 3 * 2000 + 2 * std::sqrt( 2e6 ) ) * zone_cases::MINUTES_PER_METER, 1e-4 );
}

TEST( SolveZones, thatManyTeamsAndTheLongestShort )
{
  ZoneProblem problem = morning( 120, 2 );
  problem.teamCount = 12;
  const ZonePlan plan = solveZones( problem, quick( 20000 ) );
  EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() );
  ASSERT_EQ( plan.routes.size(), 12U );
  double longest = 0, sum = 0;
  for ( const ZoneRoute &route : plan.routes )
  {
    longest = std::max( longest, route.total.value() );
    sum += route.total.value();
  }
  EXPECT_GE( longest, plan.longestRouteBound.value() );
  EXPECT_LE( longest, 1.05 * sum / 12 );
}

TEST( SolveZones, compactnessTakesNoTeamMore )
{
  for ( const std::uint64_t seed : { 1U, 2U, 3U } )
  {
    ZoneProblem problem = morning( 90, seed );
    SolveOptions options;
    options.steps = 150000;
    problem.compactness = 0;
    const std::size_t fewest = solveZones( problem, options ).routes.size();
    problem.compactness = 0.5;
    EXPECT_LE( solveZones( problem, options ).routes.size(), fewest ) << "morning " << seed;
  }
}

TEST( SolveZones, openRoutesDoNotCountTheWayBack )
{
  ZoneProblem problem = zone_cases::at( { { 0, 0 }, { 1000, 0 }, { 2000, 0 } } );
  problem.returns = false;
  const ZonePlan plan = solveZones( problem, quick( 200 ) );
  ASSERT_EQ( plan.routes.size(), 1U );
  EXPECT_EQ( plan.routes[0].visits, ( std::vector<std::int32_t>{ 0, 1 } ) );
  EXPECT_NEAR( plan.routes[0].travel.value(), 2000 * zone_cases::MINUTES_PER_METER, 1e-6 );
}

TEST( SolveZones, oneWayStreetsAreDrivenTheirWay )
{
  // A ring that can be driven in one direction only.
  ZoneProblem problem = zone_cases::at( { { 0, 0 }, { 0, 1000 }, { 1000, 1000 }, { 1000, 0 } } );
  for ( std::size_t a = 0; a < 4; ++a )
    for ( std::size_t b = 0; b < 4; ++b )
      problem.travel.minutes[a * 4 + b] = static_cast<float>( ( b + 4 - a ) % 4 );
  const ZonePlan plan = solveZones( problem, quick( 200 ) );
  ASSERT_EQ( plan.routes.size(), 1U );
  EXPECT_EQ( plan.routes[0].visits, ( std::vector<std::int32_t>{ 0, 1, 2 } ) );
  EXPECT_EQ( plan.routes[0].travel.value(), 4 );
}

TEST( SolveZones, languagesPinsApartStagingAndVisitsAtMostHold )
{
  for ( std::uint64_t seed = 1; seed <= 6; ++seed )
  {
    const ZoneProblem problem = zone_cases::constrained( 150, seed );
    const ZonePlan plan = solveZones( problem, quick( 6000, seed ) );
    EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() ) << "seed " << seed;
    EXPECT_THAT( plan.unserved, testing::IsEmpty() ) << "seed " << seed;
  }
}

TEST( SolveZones, whatCannotBeServedIsReportedWithItsReason )
{
  ZoneProblem problem = zone_cases::at( { { 0, 0 }, { 1000, 0 }, { 2000, 0 }, { 90000, 0 }, { 0, 500 } } );
  problem.teams = { { -1, 1 }, { -1, 1 } };
  problem.visits[1].languages = 2;
  for ( std::size_t i = 0; i < 5; ++i )
    if ( i != 4 )
      problem.travel.minutes[i * 5 + 4] = std::numeric_limits<float>::infinity();
  const ZonePlan plan = solveZones( problem, quick( 500 ) );
  EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() );
  ASSERT_EQ( plan.unserved.size(), 3U );
  for ( const UnservedVisit &unserved : plan.unserved )
    EXPECT_EQ( unserved.reason, unserved.visit == 1   ? UnservedReason::NoTeamSpeaks
                                : unserved.visit == 2 ? UnservedReason::TooFar
                                                      : UnservedReason::NoWay );
}

TEST( SolveZones, whatHasNoRoomIsReportedWithWhatKeepsItOut )
{
  // Six visits next door; a team has time for two.
  ZoneProblem problem =
      zone_cases::at( { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 }, { 5, 0 }, { 6, 0 } } );
  problem.budget = Minutes( 35 );
  problem.teamCount = 2;
  const auto reasons = [&]
  {
    const ZonePlan plan = solveZones( problem, quick( 500 ) );
    EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() );
    std::vector<UnservedReason> found;
    for ( const UnservedVisit &unserved : plan.unserved )
      found.push_back( unserved.reason );
    return found;
  };
  for ( std::size_t v = 0; v < 6; ++v )
    problem.visits[v].apart = static_cast<std::int32_t>( v ); // alone with its mark
  EXPECT_THAT( reasons(),
               testing::ElementsAre( UnservedReason::NotEnoughTeams, UnservedReason::NotEnoughTeams ) );
  problem.budget = Minutes( 240 );
  for ( ZoneVisit &visit : problem.visits )
    visit.apart = 1;
  EXPECT_EQ( reasons(), std::vector<UnservedReason>( 4, UnservedReason::Apart ) );
  problem.budget = Minutes( 35 );
  problem.teams.resize( 2 );
  for ( ZoneVisit &visit : problem.visits )
  {
    visit.apart = -1;
    visit.pinnedTeam = 1;
  }
  EXPECT_EQ( reasons(), std::vector<UnservedReason>( 4, UnservedReason::PinnedTeamFull ) );
}

TEST( SolveZones, tooFewTeamsSaysHowManyWouldDo )
{
  ZoneProblem problem = morning( 100, 3 );
  const auto fewest = static_cast<std::int32_t>( solveZones( problem, quick( 20000 ) ).routes.size() );
  problem.teamCount = fewest - 2;
  const ZonePlan plan = solveZones( problem, quick() );
  EXPECT_THAT( problemsOf( problem, plan ), testing::IsEmpty() );
  EXPECT_EQ( static_cast<std::int32_t>( plan.routes.size() ), fewest - 2 );
  EXPECT_FALSE( plan.unserved.empty() );
  for ( const UnservedVisit &unserved : plan.unserved )
    EXPECT_EQ( unserved.reason, UnservedReason::NotEnoughTeams );
  EXPECT_EQ( plan.teamsThatWouldDo, fewest );
  problem.budget = plan.minutesThatWouldDo;
  EXPECT_TRUE( solveZones( problem, quick( 100000 ) ).unserved.empty() );
}

TEST( SolveZones, whatWouldDoDoes )
{
  for ( std::uint64_t seed = 11; seed < 15; ++seed )
  {
    ZoneProblem problem = morning( 80, seed );
    problem.visits[3].position = { 40000, 40000 }; // what no team can reach is no reason to send more of them
    for ( std::size_t i = 0; i < problem.travel.size; ++i )
      problem.travel.minutes[i * problem.travel.size + 4] =
          problem.travel.minutes[4 * problem.travel.size + i] = 220;
    problem.teamCount = 3;
    const ZonePlan plan = solveZones( problem, quick() );
    EXPECT_GT( plan.unserved.size(), 1U ) << "seed " << seed;
    ASSERT_GT( plan.teamsThatWouldDo, 3 ) << "seed " << seed;
    ASSERT_GT( plan.minutesThatWouldDo.value(), problem.budget.value() ) << "seed " << seed;
    ZoneProblem more = problem;
    more.teamCount = plan.teamsThatWouldDo;
    EXPECT_EQ( solveZones( more, quick( 50000 ) ).unserved.size(), 1U ) << "seed " << seed;
    ZoneProblem longer = problem;
    longer.visits[3].staging = 0;
    longer.budget = plan.minutesThatWouldDo;
    for ( const UnservedVisit &unserved : solveZones( longer, quick( 50000 ) ).unserved )
      EXPECT_EQ( unserved.visit, 3 ) << "seed " << seed;
  }
}

TEST( SolveZones, noPlanBeatsItsBounds )
{
  // Of four visits in a row, two teams take two each: the far pair takes 8 + 8 minutes of travel.
  ZoneProblem problem = zone_cases::at( { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 } } );
  for ( std::size_t a = 0; a < 5; ++a )
    for ( std::size_t b = 0; b < 5; ++b )
      problem.travel.minutes[a * 5 + b] = static_cast<float>( 2 * ( a > b ? a - b : b - a ) );
  problem.teamCount = 2;
  const ZonePlan row = solveZones( problem, quick( 200000 ) );
  EXPECT_LE( row.longestRouteBound.value(), 46 );
  EXPECT_GE( row.longestRouteBound.value(), 42 );
  // Far visits: travel is most of the time, and the bound knows it.
  problem = morning( 100, 4 );
  problem.teamCount = 12;
  const ZonePlan plan = solveZones( problem, quick( 100000 ) );
  double longest = 0;
  for ( const ZoneRoute &route : plan.routes )
    longest = std::max( longest, route.total.value() );
  EXPECT_LE( plan.longestRouteBound.value(), longest + 1e-4 );
  EXPECT_GE( plan.longestRouteBound.value(), 0.93 * longest );
}

TEST( SolveZones, contradictionsAreRefused )
{
  ZoneProblem problem = morning( 5, 1 );
  problem.travel.minutes[3] = -1;
  EXPECT_THROW( solveZones( problem, quick() ), InputError );
  problem = morning( 5, 1 );
  problem.travel.size = 4;
  EXPECT_THROW( solveZones( problem, quick() ), InputError );
  problem = morning( 5, 1 );
  problem.visits[0].staging = 1;
  EXPECT_THROW( solveZones( problem, quick() ), InputError );
}
