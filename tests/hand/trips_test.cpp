// SPDX-License-Identifier: GPL-2.0-or-later
// Trips that were timed scale the travel times of a plan, and whoever changes it by hand has the same
// minutes.
#include "morning/trips.h"

#include "grid_town.h"
#include "hand/hand_times.h"
#include "morning/report.h"

#include <gmock/gmock.h>

using namespace doorstep;
using testing::HasSubstr;

namespace
{
  // Six ways over the town, as many times as long as they are reckoned.
  PlanQuestion townWithTrips( const std::vector<double> &ratios )
  {
    PlanQuestion question = test::gridTown( 30 );
    const std::vector<std::pair<Point, Point>> ends{
        { { 610, 605 }, { 20, 18 } },   { { 20, 18 }, { 1150, 1100 } }, { { 100, 900 }, { 1100, 205 } },
        { { 300, 20 }, { 310, 1190 } }, { { 1190, 30 }, { 30, 1195 } }, { { 500, 505 }, { 1100, 1105 } } };
    for ( std::size_t t = 0; t < ratios.size(); ++t )
      question.trips.push_back( { ends[t].first, ends[t].second, 1, static_cast<std::int32_t>( t ) + 1 } );
    const StreetGraph graph = StreetGraph::build( question.streets );
    const std::vector<TripCheck> reckoned = reckonTrips( graph, question.trips );
    for ( std::size_t t = 0; t < ratios.size(); ++t )
      question.trips[t].minutes = ratios[t] * reckoned[t].reckoned;
    return question;
  }

  double drivingOf( const PlanAnswer &answer )
  {
    double driving = 0;
    for ( const PlannedZone &zone : answer.zones )
      driving += zone.driving;
    return driving;
  }
}

TEST( Trips, theOneInTheMiddleScalesAll )
{
  PlanQuestion question = townWithTrips( { 1.2, 1.25, 9, 1.25, 1.3 } );
  const PlanAnswer answer = planMorning( question );
  EXPECT_DOUBLE_EQ( answer.speeds.trips, 1.25 );
  ASSERT_EQ( answer.trips.size(), 5U );
  for ( const TripCheck &trip : answer.trips )
  {
    ASSERT_TRUE( trip.found );
    EXPECT_NEAR( trip.now, 1.25 * trip.reckoned, 0.01 );
  }
  EXPECT_THAT( answer.warnings,
               testing::Contains( "TRIPS: 5 trips took 25.0 % longer than was reckoned; all travel times are "
                                  "scaled by 1.250." ) );
  EXPECT_THAT( answer.warnings, testing::Contains( HasSubstr( "TRIPS, row 3: it took" ) ) );
  const std::string report = planReport( question, answer );
  EXPECT_THAT( report, HasSubstr( "<h2>Speeds</h2>" ) );
  EXPECT_THAT( report, HasSubstr( "times 1.250" ) );

  // The same routes take so much longer than without.
  question.trips.clear();
  const PlanAnswer usual = planMorning( question );
  EXPECT_FALSE( usual.speeds.any() );
  EXPECT_EQ( planReport( question, usual ).find( "<h2>Speeds</h2>" ), std::string::npos );
  PlanQuestion again = question;
  again.speeds = answer.speeds;
  const PlanAnswer kept = planMorning( again );
  EXPECT_EQ( drivingOf( kept ), drivingOf( answer ) )
      << "what was kept gives the same plan without the trips";
  ASSERT_EQ( kept.visits.size(), answer.visits.size() );
  for ( std::size_t v = 0; v < kept.visits.size(); ++v )
    EXPECT_EQ( kept.visits[v].arrive, answer.visits[v].arrive );

  // By hand.
  HandTimes times( again, Progress() );
  const HandTimes usually( question, Progress() );
  for ( const PlannedZone &zone : answer.zones )
  {
    HandZone hand;
    hand.number = zone.zone;
    hand.staging = zone.staging;
    hand.stops = zone.visits;
    EXPECT_NEAR( times.figures( hand ).driving, zone.driving, 1e-9 );
    EXPECT_NEAR( usually.figuresAnew( hand ).driving, zone.driving / 1.25, 0.05 );
  }
}

TEST( Trips, areMeasuredAnewAndNotUponWhatWasKept )
{
  PlanQuestion question = townWithTrips( { 1.1, 1.1, 1.1 } );
  question.speeds.trips = 1.5;
  EXPECT_DOUBLE_EQ( planMorning( question ).speeds.trips, 1.1 );
  question = townWithTrips( { 1, 1, 1 } );
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.speeds.trips, 1 );
  EXPECT_THAT( answer.warnings,
               testing::Contains( "TRIPS: 3 trips took as long as was reckoned; travel times stay." ) );
}

TEST( Trips, whatTellsNothingIsRefusedOrPassedOver )
{
  PlanQuestion question = townWithTrips( { 5, 5, 5 } );
  EXPECT_THAT( test::sentenceOf( question ), HasSubstr( "TRIPS took 5.0 times as long as the streets say" ) );
  question = townWithTrips( { 1.1, 1.1, 1.1 } );
  question.trips[1].to = { 90000, 90000 };
  const PlanAnswer answer = planMorning( question );
  EXPECT_DOUBLE_EQ( answer.speeds.trips, 1.1 );
  EXPECT_FALSE( answer.trips[1].found );
  EXPECT_THAT( answer.warnings,
               testing::Contains( "TRIPS, row 2: no way on STREETS leads from one place to the "
                                  "other; it is passed over." ) );
  for ( DrivenTrip &trip : question.trips )
    trip.to = { 90000, 90000 };
  EXPECT_THAT( test::sentenceOf( question ), HasSubstr( "TRIPS: no trip has a way on STREETS" ) );
  question.streets.clear();
  EXPECT_EQ( test::sentenceOf( question ), "SPEEDS and TRIPS are of streets: give STREETS." );
}
