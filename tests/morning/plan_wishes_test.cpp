// SPDX-License-Identifier: GPL-2.0-or-later
// What is asked of a plan beyond the fewest teams: groups, languages, pins, the plan of before, least
// driving; and what its report says.
#include "grid_town.h"
#include "morning/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

using namespace doorstep;
using test::gridTown;
using test::sentenceOf;

TEST( PlanMorning, sendsGroupsAndLanguagesWhereTheyBelong )
{
  PlanQuestion question = gridTown( 24 );
  question.stagings = { { { 100, 110 }, "West", "g1", 0, 1 }, { { 1100, 1110 }, "East", "g2", 0, 2 } };
  for ( std::size_t v = 0; v < 24; ++v )
    question.visits[v].group = v % 2 == 0 ? "g1" : "g2";
  const PlanAnswer answer = planMorning( question );
  for ( const PlannedZone &zone : answer.zones )
    for ( const std::int32_t v : zone.visits )
      EXPECT_EQ( zone.staging, v % 2 );

  question = gridTown( 24 );
  question.visits[0].languages = { "so" };
  question.visits[1].languages = { "es" };
  question.visits[2].languages = { "en", "es" };
  std::vector<RosterRow> rows;
  for ( int t = 0; t < 6; ++t )
    rows.push_back( { "T" + std::to_string( t ),
                      "",
                      "",
                      "leader",
                      "yes",
                      "yes",
                      "",
                      "",
                      { t == 2 ? "es" : "fr" },
                      t + 1 } );
  question.roster = readRoster( rows );
  const PlanAnswer spoken = planMorning( question );
  EXPECT_EQ( spoken.unserved, 0 );
  EXPECT_NE( std::find( spoken.warnings.begin(), spoken.warnings.end(),
                        "No team of the roster speaks Somali, the language of 1 home." ),
             spoken.warnings.end() );
  EXPECT_EQ( spoken.visits[0].note, "no team speaks its language" );
  for ( const PlannedZone &zone : spoken.zones )
    EXPECT_EQ( zone.note,
               zone.zone == spoken.visits[0].zone ? "no team speaks Somali, the language of 1 home" : "" );
}

TEST( PlanMorning, changesNothingAgainstItsOwnPlan )
{
  PlanQuestion question = gridTown( 40 );
  const PlanAnswer first = planMorning( question );
  for ( std::size_t v = 0; v < 40; ++v )
    question.previous[question.visits[v].code] = { first.visits[v].zone, first.visits[v].stop };
  question.visits.pop_back();
  const PlanAnswer second = planMorning( question );
  EXPECT_LE( second.changes.size(), 4U );
  EXPECT_NE( second.warnings.back().find( "0 visits added, 1 gone" ), std::string::npos );
}

TEST( PlanMorning, aPinToAnEarlierZoneMovesThatVisitAlone )
{
  PlanQuestion question = gridTown( 60 );
  const PlanAnswer first = planMorning( question );
  ASSERT_GE( first.zones.size(), 5U );
  for ( std::size_t v = 0; v < 60; ++v )
    question.previous[question.visits[v].code] = { first.visits[v].zone, first.visits[v].stop };
  const std::int32_t zone = first.zones.back().zone;
  const auto other = static_cast<std::size_t>( first.zones.front().visits.front() );
  question.visits[other].pinZone = zone;
  question.teamMinutes += 30;
  const PlanAnswer second = planMorning( question );
  EXPECT_EQ( second.visits[other].zone, zone );
  ASSERT_EQ( second.changes.size(), 1U );
  EXPECT_EQ( second.changes[0].code, question.visits[other].code );
  EXPECT_EQ( second.changes[0].to, zone );
}

TEST( PlanMorning, aPinnedZoneGoesToATeamThatHasRoomForIt )
{
  PlanQuestion question = gridTown( 12 );
  for ( std::size_t v = 0; v < 4; ++v )
    question.visits[v].pinZone = 1;
  std::vector<RosterRow> rows;
  for ( int t = 0; t < 3; ++t )
    rows.push_back( { "T" + std::to_string( t ), "", "", "leader", "yes", "yes", "", "", { "en" }, t + 1 } );
  rows[0].visitsAtMost = 2;
  rows[1].minutes = 50; // under four times fifteen
  question.roster = readRoster( rows );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  for ( std::size_t v = 0; v < 4; ++v )
    EXPECT_EQ( answer.visits[v].zone, 1 ) << "visit " << v << ": " << answer.visits[v].note;
}

TEST( PlanMorning, theZoneOfATeamThatIsGoneIsTheOneThatOthersTakeOver )
{
  PlanQuestion question = gridTown( 60 );
  const PlanAnswer first = planMorning( question );
  const std::size_t teams = first.zones.size();
  ASSERT_GE( teams, 5U );
  for ( std::size_t v = 0; v < 60; ++v )
    question.previous[question.visits[v].code] = { first.visits[v].zone, first.visits[v].stop };
  question.teamMinutes += 60;
  for ( const PlannedZone &zone : first.zones )
    question.previousTeams[zone.zone] = "Team " + std::to_string( zone.zone );
  for ( const PlannedZone &gone : first.zones )
  {
    std::vector<RosterRow> rows;
    for ( const PlannedZone &zone : first.zones )
      if ( zone.zone != gone.zone )
      {
        RosterRow row;
        row.team = "Team " + std::to_string( zone.zone );
        row.role = "leader";
        row.employee = row.agreement = "yes";
        rows.push_back( row );
      }
    question.roster = readRoster( rows );
    const PlanAnswer second = planMorning( question );
    EXPECT_EQ( second.unserved, 0 );
    EXPECT_EQ( second.zones.size(), teams - 1 );
    for ( const PlanChange &change : second.changes )
      EXPECT_EQ( change.from, gone.zone ) << change.code;
  }
}

TEST( PlanMorning, aTeamThatLeavesEarlyIsBackInItsOwnTime )
{
  PlanQuestion question = gridTown( 40 );
  std::vector<RosterRow> rows;
  for ( int t = 0; t < 4; ++t )
    rows.push_back( { "T" + std::to_string( t ), "", "", "leader", "yes", "yes", "", "", {}, t + 1 } );
  rows[1].minutes = 60;
  rows[3].minutes = 1000; // no more than all have
  question.roster = readRoster( rows );
  question.teams = 4;
  const PlanAnswer answer = planMorning( question );
  ASSERT_EQ( answer.zones.size(), 4U );
  std::vector<double> minutes, less;
  for ( const PlannedZone &zone : answer.zones )
  {
    EXPECT_LE( zone.minutes() + zone.less, question.teamMinutes + 1e-6 );
    less.push_back( zone.less );
  }
  std::sort( less.begin(), less.end() );
  EXPECT_EQ( less, ( std::vector<double>{ 0, 0, 0, question.teamMinutes - 60 } ) );
  rows[1].minutes.reset();
  question.roster = readRoster( rows );
  EXPECT_LT( planMorning( question ).unserved, answer.unserved );
}

TEST( PlanMorning, leastTravelDrivesLessThanTheFewestTeamsAndServesAll )
{
  PlanQuestion question = gridTown( 60 );
  question.compactness = 0;
  question.steps = 0;
  const PlanAnswer fewest = planMorning( question );
  question.leastTravel = true;
  const PlanAnswer least = planMorning( question );
  const auto driving = []( const PlanAnswer &answer )
  {
    double sum = 0;
    for ( const PlannedZone &zone : answer.zones )
      sum += zone.driving;
    return sum;
  };
  EXPECT_EQ( fewest.unserved, 0 );
  EXPECT_EQ( least.unserved, 0 );
  EXPECT_GE( least.zones.size(), fewest.zones.size() );
  EXPECT_LE( driving( least ), driving( fewest ) + 1e-6 ) << fewest.zones.size() << " " << least.zones.size();
  for ( const PlannedZone &zone : least.zones )
    EXPECT_LE( zone.minutes(), question.teamMinutes + 0.1 );
  question.teams = 5;
  EXPECT_NE( sentenceOf( question ).find( "leave TEAMS at 0" ), std::string::npos );
}

TEST( PlanReport, escapesNamesAndHasABarForEachTeam )
{
  const PlanQuestion question = gridTown( 30 );
  const PlanAnswer answer = planMorning( question );
  const std::string html = planReport( question, answer );
  EXPECT_NE( html.find( "North &amp; South" ), std::string::npos );
  std::size_t bars = 0;
  for ( std::size_t at = html.find( "class=\"bar\"" ); at != std::string::npos;
        at = html.find( "class=\"bar\"", at + 1 ) )
    ++bars;
  EXPECT_EQ( bars, answer.zones.size() );
  EXPECT_EQ( html.find( "http" ), std::string::npos );
}
