// SPDX-License-Identifier: GPL-2.0-or-later
// The plan behind planzones, without layers: what must hold of any plan, and what bad input gets.
#include "morning/plan_morning.h"

#include "base/error.h"
#include "base/random.h"
#include "morning/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

using namespace doorstep;

namespace
{
  // A grid of streets 100 m apart, visits beside them, a staging place at a corner.
  PlanQuestion town( std::uint32_t visits )
  {
    PlanQuestion question;
    for ( int i = 0; i <= 12; ++i )
    {
      StreetLine across, along;
      for ( int k = 0; k <= 12; ++k )
      {
        across.points.push_back( { 100.0 * k, 100.0 * i } );
        along.points.push_back( { 100.0 * i, 100.0 * k } );
      }
      across.name = "E " + std::to_string( i + 1 ) + "th St";
      along.name = "N " + std::to_string( i + 1 ) + "th Ave";
      question.streets.push_back( across );
      question.streets.push_back( along );
    }
    Random random( 4 );
    for ( std::uint32_t v = 0; v < visits; ++v )
    {
      PlanVisit visit;
      visit.position = { random.between( 20, 1180 ), 100.0 * random.below( 12 ) + 18 };
      visit.code = "C" + std::to_string( 1000 + v );
      question.visits.push_back( visit );
    }
    question.stagings.push_back( { { 600, 610 }, "North & South", "", 0, 1 } );
    question.teamMinutes = 120;
    question.steps = 3000;
    return question;
  }

  std::string sentenceOf( const PlanQuestion &question )
  {
    try
    {
      planMorning( question );
    }
    catch ( const InputError &e )
    {
      return e.what();
    }
    return "";
  }
}

TEST( PlanMorning, servesEveryVisitOnceWithinTheTime )
{
  const PlanQuestion question = town( 60 );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  std::set<std::pair<int, int>> stops;
  for ( const PlannedVisit &visit : answer.visits )
  {
    EXPECT_GT( visit.zone, 0 );
    EXPECT_TRUE( stops.emplace( visit.zone, visit.stop ).second );
    EXPECT_EQ( visit.note, "" );
  }
  for ( const PlannedZone &zone : answer.zones )
  {
    EXPECT_LE( zone.minutes(), 120 );
    EXPECT_EQ( zone.doors, 15.0 * static_cast<double>( zone.visits.size() ) );
    EXPECT_FALSE( zone.area.empty() );
    EXPECT_FALSE( zone.directions.empty() );
    double arrive = -1;
    for ( const std::int32_t v : zone.visits )
    {
      EXPECT_GT( answer.visits[static_cast<std::size_t>( v )].arrive, arrive );
      arrive = answer.visits[static_cast<std::size_t>( v )].arrive;
    }
  }
}

TEST( PlanMorning, saysOfARouteWhatItsDirectionsAddUpTo )
{
  const PlanAnswer answer = planMorning( town( 60 ) );
  double total = 0;
  for ( const PlannedZone &zone : answer.zones )
  {
    double minutes = 0, meters = 0;
    for ( const DirectionStep &step : zone.directions )
    {
      minutes += step.minutes;
      meters += step.meters;
    }
    EXPECT_NEAR( minutes, zone.driving, 1e-6 );
    EXPECT_NEAR( meters / 1000, zone.km, 1e-6 );
    const PlannedVisit &last = answer.visits[static_cast<std::size_t>( zone.visits.back() )];
    EXPECT_LT( last.arrive + 15, zone.minutes() );
    total += zone.minutes();
  }
  EXPECT_NEAR( total, answer.total, 1e-6 );
  EXPECT_LE( answer.longestBound, answer.longest );
}

TEST( PlanMorning, namesTheStreetsThatAreCutOff )
{
  PlanQuestion question = town( 20 );
  StreetLine lost;
  lost.points = { { 2000, 500 }, { 2200, 500 } };
  lost.feature = 77;
  question.streets.push_back( lost );
  PlanVisit visit;
  visit.position = { 2100, 510 };
  visit.code = "LOST";
  question.visits.push_back( visit );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.visits.back().zone, 0 );
  EXPECT_EQ( answer.visits.back().note, "on a street that is cut off from the others" );
  EXPECT_TRUE(
      std::count( answer.warnings.begin(), answer.warnings.end(),
                  "1 visit lies on streets that cannot be reached from the rest of the network: look at "
                  "feature 77 of STREETS." ) );
  EXPECT_TRUE(
      std::count( answer.warnings.begin(), answer.warnings.end(),
                  "1 visit is left without a team; 1 of them cannot be reached. The column note says "
                  "why." ) );
  question.stagings.front().position = { 2100, 490 };
  EXPECT_EQ( sentenceOf( question ),
             "STAGING, row 1: it lies on streets that are cut off from the others, at "
             "feature 77 of STREETS; move the staging place or mend the streets." );
}

TEST( PlanMorning, isMadeWhereTheVisitsLieBesideALargerTown )
{
  // No street leads to the town over the river, which is longer than the one with the visits.
  const PlanQuestion alone = town( 20 );
  PlanQuestion question = alone;
  for ( const int shift : { 0, 1500 } )
    for ( StreetLine street : alone.streets )
    {
      for ( Point &place : street.points )
        place = { place.x + 3000 + shift, place.y };
      question.streets.push_back( std::move( street ) );
    }
  StreetLine between;
  between.points = { { 4000, 500 }, { 4500, 500 } };
  question.streets.push_back( between );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  EXPECT_DOUBLE_EQ( answer.total, planMorning( alone ).total );
}

TEST( PlanMorning, doesNotDependOnTheOrderOfRows )
{
  PlanQuestion question = town( 40 );
  const PlanAnswer first = planMorning( question );
  std::reverse( question.visits.begin(), question.visits.end() );
  const PlanAnswer second = planMorning( question );
  for ( std::size_t v = 0; v < 40; ++v )
  {
    EXPECT_EQ( first.visits[v].zone, second.visits[39 - v].zone );
    EXPECT_EQ( first.visits[v].stop, second.visits[39 - v].stop );
  }
}

TEST( PlanMorning, saysInEveryNoteThatThereWereNoStreets )
{
  PlanQuestion question = town( 20 );
  question.streets.clear();
  const PlanAnswer answer = planMorning( question );
  EXPECT_TRUE( answer.straightLines );
  for ( const PlannedVisit &visit : answer.visits )
    EXPECT_EQ( visit.note, "times by straight lines" );
  EXPECT_NE( planReport( question, answer ).find( "straight lines" ), std::string::npos );
  EXPECT_NE( answer.zones[0].directions[0].text.en().find( "no streets were given" ), std::string::npos );
}

TEST( PlanMorning, refusesInOneSentence )
{
  PlanQuestion question = town( 10 );
  question.teamMinutes = 5;
  EXPECT_EQ( sentenceOf( question ).substr( 0, 41 ), "TEAM_MINUTES is too small for any visit: " );
  question = town( 10 );
  question.stagings.front().position = { 9000, 9000 };
  EXPECT_EQ( sentenceOf( question ).substr( 0, 58 ),
             "STAGING, row 1: no street that can be driven lies within 1" );
  question = town( 0 );
  EXPECT_EQ( sentenceOf( question ), "VISITS has no rows: give the visits that deidentify made." );
  question = town( 10 );
  question.stagings.clear();
  EXPECT_EQ( sentenceOf( question ), "STAGING has no rows: give at least one place that teams leave from." );
  question = town( 10 );
  question.roster =
      readRoster( std::vector<RosterRow>{ { "A", "", "", "leader", "no", "yes", "", "", {}, 1 } } );
  EXPECT_EQ( sentenceOf( question ).substr( 0, 37 ), "ROSTER has no team that may go out: e" );
}

TEST( PlanMorning, keepsRowsThatCannotBePlannedWithTheirReason )
{
  PlanQuestion question = town( 12 );
  question.visits[3].hindrance = "no position, or one far from all others";
  question.visits[7].position = { 5000, 5000 };
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 2 );
  EXPECT_EQ( answer.visits[3].note, "no position, or one far from all others" );
  EXPECT_EQ( answer.visits[7].note, "no street within 1 km" );
  EXPECT_EQ( answer.visits[7].zone, 0 );
}

TEST( PlanMorning, leavesOutAbsurdMinutesAloneAndSaysWhy )
{
  PlanQuestion question = town( 12 );
  question.visits[2].minutes = 300;
  question.visits[4].minutes = 1e9;
  question.visits[6].minutes = std::numeric_limits<double>::infinity();
  question.visits[8].minutes = std::numeric_limits<double>::quiet_NaN();
  question.visits[9].position.x = std::numeric_limits<double>::quiet_NaN();
  question.visits[1].students = question.visits[3].students = std::numeric_limits<std::int32_t>::max();
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 5 );
  EXPECT_EQ( answer.visits[2].note, "300 minutes at the door do not fit into 120" );
  EXPECT_EQ( answer.visits[4].note,
             "minutes: more than the morning, and than a day; give the minutes at the door" );
  EXPECT_EQ( answer.visits[6].note, "minutes is not a number of 0 or more" );
  EXPECT_EQ( answer.visits[8].note, "minutes is not a number of 0 or more" );
  EXPECT_EQ( answer.visits[9].note, "no position, or one far from all others" );
  for ( const PlannedZone &zone : answer.zones )
    EXPECT_GT( zone.students, 0 );
}

TEST( PlanMorning, warnsOfPlacesWithOneName )
{
  PlanQuestion question = town( 12 );
  question.stagings.push_back( { { 100, 110 }, "NORTH & South", "", 0, 2 } );
  const PlanAnswer answer = planMorning( question );
  EXPECT_TRUE( std::any_of( answer.warnings.begin(), answer.warnings.end(),
                            []( const std::string &warning ) {
                              return warning.rfind( "STAGING: rows 1 and 2 have the same name", 0 ) == 0;
                            } ) );
}

TEST( PlanMorning, sendsGroupsAndLanguagesWhereTheyBelong )
{
  PlanQuestion question = town( 24 );
  question.stagings = { { { 100, 110 }, "West", "g1", 0, 1 }, { { 1100, 1110 }, "East", "g2", 0, 2 } };
  for ( std::size_t v = 0; v < 24; ++v )
    question.visits[v].group = v % 2 == 0 ? "g1" : "g2";
  const PlanAnswer answer = planMorning( question );
  for ( const PlannedZone &zone : answer.zones )
    for ( const std::int32_t v : zone.visits )
      EXPECT_EQ( zone.staging, v % 2 );

  question = town( 24 );
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
  PlanQuestion question = town( 40 );
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
  PlanQuestion question = town( 60 );
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

TEST( PlanMorning, theZoneOfATeamThatIsGoneIsTheOneThatOthersTakeOver )
{
  PlanQuestion question = town( 60 );
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

TEST( PlanMorning, leastTravelDrivesLessThanTheFewestTeamsAndServesAll )
{
  PlanQuestion question = town( 60 );
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
  const PlanQuestion question = town( 30 );
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
