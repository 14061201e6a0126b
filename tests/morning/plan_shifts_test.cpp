// SPDX-License-Identifier: GPL-2.0-or-later
// Plans of several shifts, without layers: who is visited when, what times of day mean, and what stays when
// the plan is made again.
#include "base/error.h"
#include "morning/report.h"
#include "morning/rounds.h"
#include "shift_cases.h"

#include <gmock/gmock.h>

using namespace doorstep;
using namespace doorstep::shift_cases;
using testing::HasSubstr;

TEST( PlanShifts, theSecondTakesWhatTheFirstLeft )
{
  // Sixteen visits take 240 minutes at doors: one team of Saturday has ten or so.
  const PlanQuestion question = twoShifts( 16, 1 );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  EXPECT_EQ( zonesOfShifts( answer ), ( std::map<std::int32_t, std::int32_t>{ { 0, 1 }, { 1, 1 } } ) );
  EXPECT_EQ( answer.zones[0].shift, 0 ); // the first shift's zones have the first numbers
  EXPECT_LE( answer.zones[0].minutes(), 180.001 );
  EXPECT_LE( answer.zones[1].minutes(), 120.001 );
  EXPECT_EQ( answer.zones[1].less, 60 );
  EXPECT_THAT( warningsOf( answer ), HasSubstr( "Shift Saturday has zones: 1, visits: " ) );
  for ( const PlannedVisit &visit : answer.visits )
  {
    EXPECT_GE( visit.arrive, 0 );
    EXPECT_LE( visit.arrive, 180 ); // after the team of the visit leaves
  }
  const std::string report = planReport( question, answer );
  EXPECT_THAT( report, HasSubstr( "Saturday: 9:00, 180 minutes; Tuesday: 17:00, 120 minutes" ) );
  EXPECT_THAT( report, HasSubstr( "<th>Shift</th>" ) );
  EXPECT_THAT( report, HasSubstr( "<td>Tuesday</td>" ) );
}

TEST( PlanShifts, aLaterOneHasNoTeamWhereTheFirstWillDo )
{
  EXPECT_EQ( zonesOfShifts( planMorning( twoShifts( 16, 2 ) ) ),
             ( std::map<std::int32_t, std::int32_t>{ { 0, 2 } } ) );
}

TEST( PlanShifts, aTimeOfDayDecidesTheShift )
{
  PlanQuestion question = twoShifts( 16, 2 );
  question.visits[3].times.earliest = TUESDAY + 30 - SATURDAY; // after 17:30, a wish
  question.visits[4].times.latest = 60;                        // before 10, a rule
  question.visits[4].times.must = true;
  question.visits[5].times.earliest = 60; // after 10: at both
  EXPECT_EQ( shiftsFor( question, question.visits[3].times ), 2U );
  EXPECT_EQ( shiftsFor( question, question.visits[4].times ), 1U );
  EXPECT_EQ( shiftsFor( question, question.visits[5].times ), 0U );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  EXPECT_EQ( shiftOf( answer, 3 ), 1 );
  EXPECT_EQ( shiftOf( answer, 4 ), 0 );
  EXPECT_LE( answer.visits[4].arrive, 60.001 );
  EXPECT_EQ( answer.visits[3].missed, 0 );
  EXPECT_GE( answer.visits[3].arrive, 30 );
}

TEST( PlanShifts, aWishLeavesNobodyOut )
{
  // All would come in the evening, and one team has two hours.
  PlanQuestion question = twoRoads( 12 );
  takeShifts( question, { { "Saturday", SATURDAY, 180, 0, 1 }, { "Tuesday", TUESDAY, 120, 1, 2 } } );
  for ( PlanVisit &visit : question.visits )
    visit.times.earliest = TUESDAY - SATURDAY;
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  EXPECT_EQ( zonesOfShifts( answer ).at( 1 ), 1 );
  EXPECT_GE( zonesOfShifts( answer ).at( 0 ), 1 );
  EXPECT_THAT( warningsOf( answer ), HasSubstr( "at another time than wished" ) );

  // As a rule it leaves out whom nobody can visit then.
  for ( PlanVisit &visit : question.visits )
    visit.times.must = true;
  const PlanAnswer ruled = planMorning( question );
  EXPECT_GT( ruled.unserved, 3 );
  EXPECT_EQ( zonesOfShifts( ruled ), ( std::map<std::int32_t, std::int32_t>{ { 1, 1 } } ) );
}

TEST( PlanShifts, teamsOfTheRosterComeWhenItsColumnSays )
{
  PlanQuestion question = twoShifts( 30, 0 );
  question.roster =
      rosterOf( { { "A", "Saturday" }, { "B", "tuesday" }, { "C", "" }, { "D", "Tuesday; SATURDAY" } } );
  const PlanAnswer answer = planMorning( question );
  // Saturday has A, C and D; Tuesday B, C and D.
  EXPECT_EQ( zonesOfShifts( answer ).at( 0 ), 3 );
  EXPECT_LE( zonesOfShifts( answer )[1], 3 );

  question.shifts[0].teams = 2; // of the three that could come
  EXPECT_EQ( zonesOfShifts( planMorning( question ) ).at( 0 ), 2 );

  question.roster = rosterOf( { { "A", "Sunday" } } );
  try
  {
    planMorning( question );
    FAIL() << "a shift that there is not";
  }
  catch ( const InputError &e )
  {
    EXPECT_STREQ( e.what(),
                  "ROSTER, row 1: the team's shift is none of SHIFTS; write it as it stands there." );
  }
}

TEST( PlanShifts, planningAgainKeepsAZoneInItsShift )
{
  PlanQuestion question = twoShifts( 24, 2 );
  const PlanAnswer before = planMorning( question );
  ASSERT_EQ( before.unserved, 0 );
  for ( std::size_t v = 0; v < 24; ++v )
    question.previous[question.visits[v].code] = { before.visits[v].zone, before.visits[v].stop,
                                                   shiftOf( before, v ) };
  const PlanAnswer same = planMorning( question );
  EXPECT_TRUE( same.changes.empty() );
  EXPECT_TRUE( same.renumbered.empty() );
  for ( std::size_t v = 0; v < 24; ++v )
    EXPECT_EQ( shiftOf( same, v ), shiftOf( before, v ) ) << v;

  // A new home beside one of Tuesday's, and one gone from Saturday: nobody else changes the day.
  PlanVisit added = question.visits[0];
  for ( std::size_t v = 0; v < 24; ++v )
    if ( shiftOf( before, v ) == 1 )
      added.position = question.visits[v].position;
  added.code = "C9999";
  question.visits.push_back( added );
  std::size_t gone = 0;
  while ( shiftOf( before, gone ) != 0 )
    ++gone;
  const std::string code = question.visits[gone].code;
  question.visits.erase( question.visits.begin() + static_cast<std::ptrdiff_t>( gone ) );
  const PlanAnswer after = planMorning( question );
  EXPECT_EQ( after.unserved, 0 );
  for ( std::size_t v = 0; v + 1 < question.visits.size(); ++v )
    EXPECT_EQ( shiftOf( after, v ), question.previous.at( question.visits[v].code ).shift ) << v;
}

TEST( PlanShifts, anHourWithoutPmIsMeantAsTheShiftHasItThatIsOutThen )
{
  const PlanQuestion question = twoShifts( 2, 1 );
  EXPECT_EQ( readWish( question, "after 6", Bound::From )->from, 18 * 60 );
  EXPECT_EQ( readWish( question, "after 10", Bound::From )->from, 10 * 60 );
  EXPECT_EQ( readWish( question, "until 11", Bound::To )->to, 11 * 60 );
  EXPECT_EQ( sureTimeText( 18 * 60 ), "6:00 pm" );
  EXPECT_EQ( sureTimeText( 10.5 * 60 ), "10:30 am" );
  EXPECT_EQ( sureTimeText( 12.25 * 60 ), "12:15 pm" );
  for ( const double minutes : { 0.0, 30.0, 630.0, 735.0, 1170.0 } )
    for ( const double around : { 300.0, 660.0, 1140.0 } )
      EXPECT_EQ( readWishedTimes( sureTimeText( minutes ), Bound::From, around )->from, minutes );
}

TEST( PlanShifts, theNextRoundKnowsWhenEachTeamWasThere )
{
  PlanQuestion question = twoShifts( 16, 1 );
  const PlanAnswer answer = planMorning( question );
  std::vector<RoundVisit> round;
  for ( std::size_t v = 0; v < 16; ++v )
    round.push_back( { "NH", "", static_cast<std::int32_t>( v ) + 1, answer.visits[v].arrive,
                       question.shifts[static_cast<std::size_t>( shiftOf( answer, v ) )].start } );
  takeOutcomes( question, round, OutcomeWords( "NH=again" ) );
  for ( std::size_t v = 0; v < 16; ++v )
  {
    ASSERT_EQ( question.visits[v].triedClock.size(), 1U );
    EXPECT_EQ( question.visits[v].triedClock[0] > 16 * 60, shiftOf( answer, v ) == 1 ) << v;
  }
}

TEST( PlanShifts, whatOnlyOneShiftHasIsRefused )
{
  const auto refusal = []( PlanQuestion question, std::vector<PlanShift> shifts )
  {
    try
    {
      takeShifts( question, std::move( shifts ) );
    }
    catch ( const InputError &e )
    {
      return std::string( e.what() );
    }
    return std::string();
  };
  const PlanShift saturday{ "Saturday", SATURDAY, 180, 0, 1 }, again{ " saturday", TUESDAY, 120, 0, 2 };
  PlanQuestion question = twoRoads( 2 );
  EXPECT_EQ( refusal( question, { saturday, again } ),
             "SHIFTS, row 2: row 1 has the same name; give each shift its own." );
  EXPECT_EQ( refusal( question, {} ), "SHIFTS has no rows: give a row a shift, or leave it out." );
  question.teams = 4;
  EXPECT_EQ( refusal( question, { saturday } ),
             "TEAMS is of one shift: leave it at 0, and give the column teams of SHIFTS." );
  question.teams = 0;
  question.asksWhatIf = true;
  EXPECT_EQ( refusal( question, { saturday } ),
             "LEAST_TRAVEL and WHAT_IF are for plans of one shift: leave them off with SHIFTS." );
}

TEST( PlanShifts, visitsThatMustBeApartAreToldWhereTheyAreInDifferentShifts )
{
  PlanQuestion question = twoShifts( 16, 1 );
  const PlanAnswer plan = planMorning( question );
  std::size_t first = 0, second = 0;
  while ( shiftOf( plan, first ) != 0 )
    ++first;
  while ( shiftOf( plan, second ) != 1 )
    ++second;
  question.visits[first].apart = question.visits[second].apart = "x";
  const PlanAnswer answer = planMorning( question );
  ASSERT_NE( shiftOf( answer, first ), shiftOf( answer, second ) );
  EXPECT_THAT( warningsOf( answer ),
               HasSubstr( "Visits that must be apart are in zones of different shifts (1, 2)" ) );
}

TEST( PlanShifts, aBreakIsOfATeamsTime )
{
  // Sixteen visits: two teams of 180 minutes make them in one shift, unless each rests for an hour.
  PlanQuestion question = twoRoads( 16 );
  question.teamMinutes = 180;
  question.roster = rosterOf( { { "A", "" }, { "B", "" }, { "C", "" } } );
  EXPECT_EQ( planMorning( question ).zones.size(), 2U );
  for ( RosterTeam &team : question.roster->teams )
    team.rest = 60;
  const PlanAnswer rested = planMorning( question );
  EXPECT_EQ( rested.unserved, 0 );
  EXPECT_EQ( rested.zones.size(), 3U );
  for ( const PlannedZone &zone : rested.zones )
  {
    EXPECT_LE( zone.minutes(), 120.001 );
    EXPECT_EQ( zone.less, 60 );
  }
  question.roster->teams[0].minutes = 150; // of which it rests
  EXPECT_EQ( question.roster->teams[0].minutesOf( 180 ), 90 );
  EXPECT_EQ( question.roster->teams[0].minutesOf( 100 ), 40 );
  EXPECT_EQ( question.roster->teams[0].minutesOf( 30 ), 0 );
}
