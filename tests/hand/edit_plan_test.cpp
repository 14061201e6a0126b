// SPDX-License-Identifier: GPL-2.0-or-later
// A table of edits made at once, and what is said of it: notes, troubles, teams.
#include "hand/edit_plan.h"

#include "base/error.h"
#include "base/index.h"
#include "hand/hand_improve.h"
#include "hand/hand_notes.h"
#include "hand/hand_rules.h"
#include "hand/hand_teams.h"
#include "hand_town.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace doorstep;
using test::handTown;
using test::townQuestion;

TEST( EditedNote, saysWhatStillHoldsAndWhereTheVisitWas )
{
  struct Case
  {
      const char *earlier;
      bool wasInZone;
      const char *now;
      bool straightLines;
      const char *expected;
  };
  const Case cases[] = {
      { "", true, "", false, "" },
      { "", true, "was in zone 3", false, "was in zone 3" },
      // Of an earlier edit: replaced.
      { "was in zone 2", true, "was in zone 3", false, "was in zone 3" },
      { "was stop 4; new in the plan", true, "", false, "" },
      { "two homes; was stop 4", true, "was stop 5", false, "two homes; was stop 5" },
      // Why no team made it holds no longer.
      { "no street lies within 1 km of it", false, "new in the plan", false, "new in the plan" },
      // Straight lines are told once, first.
      { "", true, "times by straight lines", true, "times by straight lines" },
      { "times by straight lines; was stop 2", true, "times by straight lines; was stop 3", true,
        "times by straight lines; was stop 3" },
      { "two homes", true, "times by straight lines; was in zone 1", true,
        "times by straight lines; two homes; was in zone 1" },
      { "", true, "taken out of zone 4 by hand", true,
        "times by straight lines; taken out of zone 4 by hand" },
  };
  for ( const Case &c : cases )
  {
    PlannedVisit now;
    now.note = c.now;
    EXPECT_EQ( editedNote( c.earlier, c.wasInZone, now, c.straightLines ), c.expected ) << c.earlier;
  }
}

TEST( EditPlan, lockedZonesAreLockedForTheEditsAlone )
{
  const auto town = handTown( townQuestion( 14, 100, 3 ) );
  const std::int32_t from = town->numbers()[0], to = town->numbers()[1];
  PlanEdits edits;
  edits.rows.resize( 1 );
  edits.rows[0].visit = town->plan->zone( from ).stops[0];
  edits.rows[0].zone = to;
  edits.locked = { to };
  EXPECT_THROW( editPlan( *town->plan, *town->times, edits, {} ), InputError );
  const auto other = handTown( townQuestion( 14, 100, 3 ) );
  edits.locked = { other->numbers()[2], 9998 }; // one that is not there is passed over
  const HandAnswer answer = editPlan( *other->plan, *other->times, edits, {} );
  EXPECT_EQ( answer.changed, ( std::vector{ from, to } ) );
  EXPECT_TRUE( answer.hasChanged( to ) );
  EXPECT_FALSE( answer.hasChanged( other->numbers()[2] ) );
  EXPECT_EQ( answer.moved, 1U );
  EXPECT_FALSE( other->plan->zone( other->numbers()[2] ).isLocked );
}

TEST( EditPlan, countsZonesOverTheirTime )
{
  HandAnswer answer;
  EXPECT_EQ( answer.longestMinutes(), 0 );
  for ( const double minutes : { 200.0, 240.0, 241.0 } )
  {
    PlannedZone zone;
    zone.doors = minutes;
    answer.zones.push_back( zone );
  }
  EXPECT_EQ( answer.zonesOver( 240 ), 1U );
  EXPECT_EQ( answer.zonesOver( 199 ), 3U );
  EXPECT_EQ( answer.longestMinutes(), 241 );
}

TEST( EditPlan, troublesOfChangedZonesAreNotesAndSentences )
{
  PlanQuestion question = townQuestion( 14, 100, 3 );
  question.visitsAtMost = 1;
  const auto town = handTown( question );
  town->question.visitsAtMost = 1;
  const std::int32_t from = town->numbers()[0], to = town->numbers()[1];
  PlanEdits edits;
  edits.rows.resize( 1 );
  edits.rows[0].visit = town->plan->zone( from ).stops[0];
  edits.rows[0].zone = to;
  const HandAnswer answer = editPlan( *town->plan, *town->times, edits, {} );
  const ChangedTroubles troubles = troublesOfChanged( *town->plan, answer, *town->times );
  ASSERT_TRUE( troubles.noteOfZone.contains( to ) );
  const std::string name = "Zone " + std::to_string( to );
  EXPECT_NE( troubles.noteOfZone.at( to ).find( name + " has " ), std::string::npos );
  EXPECT_NE( troubles.noteOfZone.at( to ).back(), '.' );
  for ( const std::string &sentence : troubles.sentences )
    EXPECT_EQ( sentence.back(), '.' );
}

TEST( HandTimes, aPlanOfOtherStreetsIsRefusedWithTheRow )
{
  PlanQuestion question = townQuestion( 14, 40, 3 );
  const auto town = handTown( question );
  EXPECT_NO_THROW( town->times->requireReached( *town->plan, "give others" ) );
  const std::int32_t zone = town->numbers()[0], visit = town->plan->zone( zone ).stops[0];
  question.visits[indexOf( visit )].position = { 90000, 90000 };
  const HandTimes times( question, {} );
  try
  {
    times.requireReached( *town->plan, "give others" );
    FAIL();
  }
  catch ( const InputError &e )
  {
    EXPECT_EQ( e.what(), "VISITS, row " + std::to_string( visit + 1 ) +
                             ": it is in a zone, and no street lies within 1 km of it; give others." );
  }
}

TEST( HandTimes, minutesThatDifferByRoundingAreTheSame )
{
  EXPECT_EQ( timedOtherwise( { { 1, 100.1 }, { 2, 50 }, { 3, 7 } }, { { 1, 100.2 }, { 2, 50.2 }, { 9, 1 } } ),
             1 );
}

TEST( TeamsLack, tellsOfZonesWithoutATeamAndOfNewLanguages )
{
  PlanQuestion question = townQuestion( 14, 100, 3 );
  for ( PlanVisit &visit : question.visits )
    visit.languages.clear();
  const auto town = handTown( question );
  const std::int32_t from = town->numbers()[0], to = town->numbers()[1];
  const std::int32_t visit = town->plan->zone( from ).stops[0];
  town->question.visits[indexOf( visit )].languages = { "so" };
  std::vector<HandZone> zones;
  for ( const auto &[number, zone] : town->plan->zones() )
  {
    zones.push_back( zone );
    zones.back().team = number == from ? "" : "Team " + std::to_string( number );
  }
  HandPlan plan( question.visits.size(), zones );
  const std::map<std::int32_t, HandZone> before = plan.zones();
  HandTimes times( town->question, {} );
  PlanEdits edits;
  edits.rows.resize( 1 );
  edits.rows[0].visit = visit;
  edits.rows[0].zone = to;
  const HandAnswer answer = editPlan( plan, times, edits, {} );
  const TeamsLack lack = teamsLack( plan, before, times, answer );
  const std::string without = "Zone " + std::to_string( from ) + " was made by hand and has no team",
                    another = "Zone " + std::to_string( to ) +
                              " was given homes of another language by hand: look whether its team speaks it";
  EXPECT_EQ( lack.ofZone, ( std::map<std::int32_t, std::string>{ { from, without }, { to, another } } ) );
  EXPECT_EQ( lack.warnings,
             ( std::vector<std::string>{
                 "Zone " + std::to_string( from ) + " has no team: assign teams again.", another + "." } ) );
}

TEST( EditPlan, aTeamsOwnMinutesAreTheMeasureOfItsZone )
{
  const auto town = handTown( townQuestion( 14, 100, 3 ) );
  const std::int32_t first = town->numbers()[0], second = town->numbers()[1];
  const double minutes = town->times->figures( town->plan->zone( first ) ).minutes();
  ASSERT_LT( minutes, 240 );
  ASSERT_GT( town->plan->zone( first ).stops.size(), 3U );
  // The morning is longer than the plan's was, so that there is room; the first zone's team leaves earlier
  // than its zone takes; the second's has all day, and no more than all.
  town->question.teamMinutes = 300;
  town->question.roster = Roster();
  for ( const std::int32_t number : { first, second } )
  {
    RosterTeam team;
    team.name = "Team " + std::to_string( number );
    team.minutes = number == first ? minutes - 20.5 : 900;
    town->question.roster->teams.push_back( team );
  }
  std::vector<HandZone> zones;
  for ( const auto &[number, zone] : town->plan->zones() )
  {
    zones.push_back( zone );
    zones.back().team = number == first || number == second ? "Team " + std::to_string( number ) : "";
  }
  HandPlan plan( town->question.visits.size(), zones );
  HandTimes times( town->question, {} );
  EXPECT_NEAR( times.figures( plan.zone( first ) ).over, 20.5, 1e-9 );
  EXPECT_EQ( times.figures( plan.zone( second ) ).over, 0 );
  EXPECT_EQ( times.teamMinutes( plan.zone( second ) ), 300 );
  HandZone others = plan.zone( first ); // the same stops for a team without minutes of its own
  others.team.clear();
  EXPECT_EQ( times.figures( others ).over, 0 );
  ASSERT_FALSE( troublesOf( plan.zone( first ), times ).empty() );
  EXPECT_EQ( troublesOf( plan.zone( first ), times ).front(),
             "Zone " + std::to_string( first ) + " is over its time (+21 min)." );

  // What the search finds fits both.
  const std::map<std::int32_t, HandZone> before = plan.zones();
  plan.apply( improveZones( plan, times, std::vector{ first, second } ) );
  EXPECT_EQ( times.figures( plan.zone( first ) ).over, 0 );
  EXPECT_EQ( times.figures( plan.zone( second ) ).over, 0 );
  EXPECT_EQ( handAnswer( times, before, plan.zones(), {} ).zonesOver( 300 ), 0U );
  // Undone, and one stop less: over its time still, and told so.
  PlanEdits edits;
  edits.rows.resize( 1 );
  HandPlan again( town->question.visits.size(), zones );
  edits.rows[0].visit = again.zone( first ).stops[0];
  edits.rows[0].zone = second;
  const HandAnswer answer = editPlan( again, times, edits, {} );
  const double left = times.figures( again.zone( first ) ).over;
  EXPECT_EQ( answer.zonesOver( 300 ), left > 0 ? 1U : 0U );
  const TeamsLack lack = teamsLack( again, before, times, answer );
  const std::string told =
      "Zone " + std::to_string( first ) + " takes " +
      std::to_string( std::lround( std::ceil( times.figures( again.zone( first ) ).minutes() ) ) ) +
      " minutes and its team has " + std::to_string( std::lround( std::floor( minutes - 20.5 ) ) );
  EXPECT_EQ( lack.ofZone.at( first ).find( told ) == 0, left > 0 ) << lack.ofZone.at( first );
}

TEST( EditPlan, aTeamThatMakesFewVisitsIsToldOf )
{
  const auto town = handTown( townQuestion( 14, 100, 3 ) );
  const std::int32_t first = town->numbers()[0], second = town->numbers()[1];
  HandZone zone = town->plan->zone( first );
  const auto most = static_cast<std::int32_t>( zone.stops.size() ) - 1;
  RosterTeam team;
  team.name = zone.team = "Few";
  team.visitsAtMost = most;
  town->question.roster = Roster();
  town->question.roster->teams.push_back( team );
  HandTimes times( town->question, {} );
  const std::string told = "Zone " + std::to_string( first ) + " has " + std::to_string( most + 1 ) +
                           " visits, and its team may have " + std::to_string( most ) + ".";
  ASSERT_FALSE( troublesOf( zone, times ).empty() );
  EXPECT_EQ( troublesOf( zone, times ).front(), told );
  zone.team.clear();
  EXPECT_TRUE( troublesOf( zone, times ).empty() );
  EXPECT_EQ( times.visitsAtMost( town->plan->zone( second ) ), 0 );
  zone.team = "Few";
  town->question.visitsAtMost = 2;
  EXPECT_EQ( times.visitsAtMost( zone ), std::min( 2, most ) );
}
