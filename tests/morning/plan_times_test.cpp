// SPDX-License-Identifier: GPL-2.0-or-later
// Wished times and further rounds, without layers.
#include "base/error.h"
#include "base/random.h"
#include "morning/report.h"
#include "morning/rounds.h"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

using namespace doorstep;
using testing::HasSubstr;

namespace
{
  // Visits along a road of 4 km from the staging place at its beginning; straight lines, 8:30.
  PlanQuestion road( int visits )
  {
    PlanQuestion question;
    for ( int v = 0; v < visits; ++v )
    {
      PlanVisit visit;
      visit.position = { 4000.0 * ( v + 1 ) / visits, 10.0 * ( v % 3 ) };
      visit.code = "C" + std::to_string( 1000 + v );
      question.visits.push_back( visit );
    }
    question.stagings.push_back( { { 0, 0 }, "School", "", 0, 1 } );
    question.steps = 6000;
    question.start = 8.5 * 60;
    return question;
  }

  std::string warningsOf( const PlanAnswer &answer )
  {
    std::string all;
    for ( const std::string &warning : answer.warnings )
      all += warning + "\n";
    return all;
  }

  std::vector<RoundVisit> outcomes( const PlanAnswer &answer, const std::vector<std::string> &said )
  {
    std::vector<RoundVisit> round;
    for ( std::size_t v = 0; v < said.size(); ++v )
      round.push_back( { said[v], "", static_cast<std::int32_t>( v ) + 1,
                         answer.visits[v].zone > 0 ? std::optional( answer.visits[v].arrive ) : std::nullopt,
                         510 } );
    return round;
  }
}

TEST( PlanTimes, aMissedWishIsToldWithItsMinutes )
{
  PlanQuestion question = road( 6 );
  question.visits[0].times.earliest = 60;  // kept: last on the way back
  question.visits[5].times.earliest = 230; // cannot be: all is done before
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  EXPECT_EQ( answer.visits[0].missed, 0 );
  EXPECT_EQ( answer.visits[0].note, "times by straight lines" );
  const double by = 230 - answer.visits[5].arrive;
  EXPECT_NEAR( answer.visits[5].missed, -by, 1e-9 );
  EXPECT_EQ( answer.visits[5].note, "times by straight lines; " + std::to_string( std::lround( by ) ) +
                                        " minutes earlier than wished" );
  EXPECT_THAT( warningsOf( answer ), HasSubstr( "1 visit begins at another time than wished, by " +
                                                std::to_string( std::lround( by ) ) + " minutes at most" ) );
  const std::string report = planReport( question, answer );
  EXPECT_THAT( report, HasSubstr( "1 of 2 visits with a wished time begin as wished" ) );
  EXPECT_THAT( report, HasSubstr( "from 12:20" ) );
}

TEST( PlanTimes, aRuleIsKeptWithAWaitThatCountsAsTime )
{
  PlanQuestion question = road( 3 );
  question.visits[1].times = { 150, 160, true, {} };
  const PlanAnswer answer = planMorning( question );
  ASSERT_EQ( answer.zones.size(), 1U );
  EXPECT_GE( answer.visits[1].arrive, 150 );
  EXPECT_LE( answer.visits[1].arrive, 160 );
  EXPECT_GT( answer.zones[0].waiting, 60 );
  EXPECT_NEAR( answer.zones[0].minutes(), answer.zones[0].driving + 45 + answer.zones[0].waiting, 1e-9 );
  EXPECT_THAT( answer.visits[1].note, HasSubstr( "the team waits " ) );
  EXPECT_THAT( planReport( question, answer ), HasSubstr( "</span>waiting 1." ) ) << "hours";
  question.visits[1].times.must = false;
  EXPECT_EQ( planReport( question, planMorning( question ) ).find( "</span>waiting" ), std::string::npos );
}

TEST( PlanTimes, whoCannotBeVisitedInTimeIsLeftOutAndSaid )
{
  PlanQuestion question = road( 4 );
  question.visits[3].times = { 0, 5, true, {} };
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 1 );
  EXPECT_EQ( answer.visits[3].zone, 0 );
  EXPECT_EQ( answer.visits[3].note, "no team can be there at its time, and back in the time of a team" );
  EXPECT_THAT( warningsOf( answer ),
               HasSubstr( "1 of them cannot be reached at the time that they must be" ) );
}

TEST( PlanTimes, onStreetsARuleHoldsAsItIsDriven )
{
  // A grid whose U-turns the matrix counts as a mean only: what is driven decides.
  for ( std::uint64_t seed = 1; seed <= 6; ++seed )
  {
    PlanQuestion question = road( 0 );
    for ( int i = 0; i <= 12; ++i )
    {
      StreetLine across, along;
      for ( int k = 0; k <= 12; ++k )
      {
        across.points.push_back( { 100.0 * k, 100.0 * i } );
        along.points.push_back( { 100.0 * i, 100.0 * k } );
      }
      question.streets.push_back( across );
      question.streets.push_back( along );
    }
    Random random( seed );
    for ( int v = 0; v < 30; ++v )
    {
      PlanVisit visit;
      visit.position = { random.between( 20, 1180 ), 100.0 * random.below( 12 ) + 18 };
      visit.minutes = 5;
      visit.code = "C" + std::to_string( 1000 + v );
      if ( v % 2 == 0 )
      {
        const double from = random.between( 5, 90 );
        visit.times = { from, from + 6, true, {} };
      }
      question.visits.push_back( visit );
    }
    question.teamMinutes = 120;
    question.teams = 3;
    const PlanAnswer answer = planMorning( question );
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
      if ( answer.visits[v].zone > 0 && question.visits[v].times.must )
      {
        EXPECT_EQ( std::lround( 1000 * question.visits[v].times.missed( answer.visits[v].arrive ) ), 0 )
            << "visit " << v << ", seed " << seed;
      }
      else if ( answer.visits[v].zone == 0 )
      {
        EXPECT_FALSE( answer.visits[v].note.empty() );
      }
  }
}

TEST( PlanTimes, overThreeRoundsWhoWasFoundIsNeverDrawnAgain )
{
  PlanQuestion question = road( 12 );
  const OutcomeWords words( "NH=again" );
  PlanAnswer answer = planMorning( question );
  const std::vector<double> first = { answer.visits[1].arrive, answer.visits[2].arrive };
  std::vector<std::string> said( 12, "found" );
  said[1] = said[2] = "NH";
  said[3] = "come back at 10:30";
  said[4] = "";
  said[5] = "not reached";
  takeOutcomes( question, outcomes( answer, said ), words );
  answer = planMorning( question );
  EXPECT_EQ( answer.unserved, 0 );
  std::set<std::string> visited;
  for ( std::size_t v = 0; v < 12; ++v )
    if ( answer.visits[v].zone > 0 )
      visited.insert( question.visits[v].code );
    else
    {
      EXPECT_EQ( answer.visits[v].note, "done in an earlier round" );
    }
  EXPECT_EQ( visited, ( std::set<std::string>{ "C1001", "C1002", "C1003", "C1004", "C1005" } ) );
  EXPECT_THAT( warningsOf( answer ), HasSubstr( "7 visits were done in an earlier round" ) );
  EXPECT_EQ( question.visits[3].times.earliest, 120 );
  EXPECT_EQ( question.visits[3].times.latest, 150 );
  for ( const std::size_t v : { 1U, 2U } )
  {
    ASSERT_EQ( question.visits[v].triedClock.size(), 1U );
    EXPECT_NEAR( question.visits[v].triedClock[0], 510 + first[v - 1], 1e-9 );
  }

  const PlanAnswer second = answer;
  said.assign( 12, "" );
  said[1] = "NH";
  said[2] = said[3] = said[4] = "found";
  takeOutcomes( question, outcomes( answer, said ), words );
  EXPECT_EQ( question.visits[1].triedClock.size(), 2U );
  answer = planMorning( question );
  visited.clear();
  for ( std::size_t v = 0; v < 12; ++v )
    if ( answer.visits[v].zone > 0 )
      visited.insert( question.visits[v].code );
  EXPECT_EQ( visited, ( std::set<std::string>{ "C1001", "C1005" } ) );

  said.assign( 12, "found" );
  takeOutcomes( question, outcomes( answer, said ), words );
  try
  {
    planMorning( question );
    FAIL() << "a plan for nobody";
  }
  catch ( const InputError &e )
  {
    EXPECT_STREQ( e.what(), "VISITS: nobody is left to be visited; all that can be planned are done." );
  }
}

TEST( PlanTimes, anOutcomeThatIsNotKnownIsRefusedByItsRow )
{
  PlanQuestion question = road( 2 );
  std::vector<RoundVisit> round( 2 );
  round[1] = { "hm", "", 7, std::nullopt, 510 };
  try
  {
    takeOutcomes( question, round, OutcomeWords() );
    FAIL();
  }
  catch ( const InputError &e )
  {
    EXPECT_STREQ( e.what(),
                  "OUTCOMES, row 7: it is not known what this outcome means; say it in MEANINGS, as in "
                  "NH=again;RF=done." );
  }
}
