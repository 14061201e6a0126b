// SPDX-License-Identifier: GPL-2.0-or-later
// The plan behind planzones, without layers: what must hold of any plan, and what bad input gets.
#include "morning/plan_morning.h"

#include "grid_town.h"
#include "morning/report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

using namespace doorstep;
using test::gridTown;
using test::sentenceOf;

TEST( PlanMorning, servesEveryVisitOnceWithinTheTime )
{
  const PlanQuestion question = gridTown( 60 );
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
  const PlanAnswer answer = planMorning( gridTown( 60 ) );
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
  PlanQuestion question = gridTown( 20 );
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
  const PlanQuestion alone = gridTown( 20 );
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
  PlanQuestion question = gridTown( 40 );
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
  PlanQuestion question = gridTown( 20 );
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
  PlanQuestion question = gridTown( 10 );
  question.teamMinutes = 5;
  EXPECT_EQ( sentenceOf( question ).substr( 0, 41 ), "TEAM_MINUTES is too small for any visit: " );
  question = gridTown( 10 );
  question.stagings.front().position = { 9000, 9000 };
  EXPECT_EQ( sentenceOf( question ).substr( 0, 58 ),
             "STAGING, row 1: no street that can be driven lies within 1" );
  question = gridTown( 0 );
  EXPECT_EQ( sentenceOf( question ), "VISITS has no rows: give the visits that deidentify made." );
  question = gridTown( 10 );
  question.stagings.clear();
  EXPECT_EQ( sentenceOf( question ), "STAGING has no rows: give at least one place that teams leave from." );
  question = gridTown( 10 );
  question.roster =
      readRoster( std::vector<RosterRow>{ { "A", "", "", "leader", "no", "yes", "", "", {}, 1 } } );
  EXPECT_EQ( sentenceOf( question ).substr( 0, 37 ), "ROSTER has no team that may go out: e" );
}

TEST( PlanMorning, keepsRowsThatCannotBePlannedWithTheirReason )
{
  PlanQuestion question = gridTown( 12 );
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
  PlanQuestion question = gridTown( 12 );
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
  PlanQuestion question = gridTown( 12 );
  question.stagings.push_back( { { 100, 110 }, "NORTH & South", "", 0, 2 } );
  const PlanAnswer answer = planMorning( question );
  EXPECT_TRUE( std::any_of( answer.warnings.begin(), answer.warnings.end(),
                            []( const std::string &warning ) {
                              return warning.rfind( "STAGING: rows 1 and 2 have the same name", 0 ) == 0;
                            } ) );
}
