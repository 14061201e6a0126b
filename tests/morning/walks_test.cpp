// SPDX-License-Identifier: GPL-2.0-or-later
// Plans in which teams park and walk.
#include "morning/walks.h"

#include "grid_town.h"
#include "morning/report.h"
#include "plan_checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace doorstep;
using test::gridTown;

namespace
{
  StreetLine street( const std::string &name, std::vector<Point> points )
  {
    StreetLine line;
    line.name = name;
    line.points = std::move( points );
    return line;
  }

  // Twelve homes 30 m apart beside a street, and four that are far away.
  PlanQuestion complexTown()
  {
    PlanQuestion question;
    question.streets = { street( "Main St", { { 0, 0 }, { 1000, 0 }, { 2000, 0 }, { 4000, 0 } } ),
                         street( "Court Rd", { { 1000, 0 }, { 1000, 400 } } ),
                         street( "Far Rd", { { 2000, 0 }, { 2000, 2000 } } ),
                         street( "Back Rd", { { 0, 0 }, { 0, 2000 }, { 2000, 2000 } } ) };
    const auto add = [&]( Point place )
    {
      PlanVisit visit;
      visit.position = place;
      visit.minutes = 10;
      visit.code = "C" + std::to_string( 100 + question.visits.size() );
      question.visits.push_back( visit );
    };
    for ( int home = 0; home < 6; ++home )
      for ( const double side : { 985.0, 1015.0 } )
        add( { side, 100.0 + 30 * home } );
    for ( const Point &far : { Point{ 3900, 15 }, { 2015, 1500 }, { 900, 2015 }, { -15, 1200 } } )
      add( far );
    question.stagings.push_back( { { 100, 20 }, "School", "", 0, 1 } );
    question.steps = 4000;
    return question;
  }

  PlanQuestion walking( PlanQuestion question, double meters = 250, double parking = 1 )
  {
    question.walking = { meters, parking };
    return question;
  }

  double sumOfSteps( const PlannedZone &zone )
  {
    return std::accumulate( zone.directions.begin(), zone.directions.end(), 0.0,
                            []( double sum, const DirectionStep &step ) { return sum + step.minutes; } );
  }
}

TEST( Walks, aComplexIsMadeFromOnePlaceOfTheCar )
{
  const PlanAnswer driven = planMorning( complexTown() ), walked = planMorning( walking( complexTown() ) );
  ASSERT_EQ( walked.zones.size(), 1U );
  EXPECT_EQ( walked.unserved, 0 );
  const PlannedZone &zone = walked.zones.front();
  // To the complex, to four homes, and back.
  EXPECT_EQ( zone.carMoves, 6 );
  std::set<std::int32_t> cars;
  for ( std::size_t v = 0; v < 12; ++v )
    cars.insert( walked.visits[v].carAt );
  EXPECT_EQ( cars.size(), 1U );
  for ( std::size_t v = 12; v < 16; ++v )
    EXPECT_EQ( walked.visits[v].carAt, walked.visits[v].stop );
  // Parking at each door takes more than walking there.
  PlanQuestion parks = complexTown();
  parks.walking = { 1, 1 };
  EXPECT_LT( zone.minutes(), planMorning( parks ).zones.front().minutes() - 5 );
  EXPECT_EQ( planMorning( parks ).zones.front().carMoves, 17 );
  EXPECT_EQ( driven.zones.front().carMoves, 0 );
  EXPECT_LT( zone.km, driven.zones.front().km );
}

TEST( Walks, itsDirectionsSayWhereToLeaveTheCarAndToWalkBack )
{
  const PlanAnswer answer = planMorning( walking( complexTown() ) );
  const PlannedZone &zone = answer.zones.front();
  EXPECT_NEAR( sumOfSteps( zone ), zone.driving, 1e-6 );
  EXPECT_GT( zone.walking, 2 );
  EXPECT_EQ( zone.parking, 5 );
  double walked = 0, driven = 0;
  int leaves = 0, backs = 0, next = 1, toBlock = 0;
  for ( const DirectionStep &step : zone.directions )
  {
    ( step.onFoot ? walked : driven ) += step.meters;
    leaves += step.text.en().find( "Leave the car here; walk " ) == 0 ? 1 : 0;
    backs += step.text.en().find( "Walk back to the car" ) == 0 ? 1 : 0;
    if ( step.stop > 0 && !step.text.empty() )
      EXPECT_EQ( step.stop, next++ );
    toBlock += step.stop > 0 && !step.block.empty() ? 1 : 0;
    if ( step.onFoot )
    {
      EXPECT_EQ( step.text.en().find( "U-turn" ), std::string::npos );
      EXPECT_TRUE( step.block.empty() ) << step.block.en();
    }
  }
  EXPECT_EQ( leaves, 1 );
  EXPECT_EQ( backs, 1 );
  EXPECT_EQ( next, 17 );
  EXPECT_EQ( toBlock, 16 );
  EXPECT_NEAR( walked, zone.walkedMeters, 1e-6 );
  EXPECT_NEAR( driven / 1000, zone.km, 1e-6 );
}

TEST( Walks, offNothingChanges )
{
  PlanQuestion question = gridTown( 60 );
  const PlanAnswer before = planMorning( question );
  question.walking = { 0, 7 };
  const PlanAnswer after = planMorning( question );
  EXPECT_DOUBLE_EQ( before.total, after.total );
  for ( const PlannedZone &zone : after.zones )
    EXPECT_TRUE( zone.stretches.empty() );
  EXPECT_EQ( planReport( question, before ), planReport( question, after ) );
}

TEST( Walks, aRouteTakesNoLongerThanTheSearchHasItAndNoWalkIsTooLong )
{
  for ( std::uint64_t seed = 1; seed <= 200; ++seed )
  {
    Random random( seed, 5 );
    const std::size_t size = 2 + random.below( 14 );
    constexpr std::size_t stagings = 1;
    std::vector<Point> places;
    for ( std::size_t p = 0; p < size; ++p )
      places.push_back( { random.between( 0, 400 ), random.between( 0, 400 ) } );
    std::vector<float> drive( size * size );
    for ( std::size_t a = 0; a < size; ++a )
      for ( std::size_t b = 0; b < size; ++b )
        drive[a * size + b] =
            a == b ? 0
                   : static_cast<float>( distance( places[a], places[b] ) / 600 + random.between( 0, 0.6 ) );
    WalkOptions options;
    options.metersAtMost = 60 + random.below( 200 );
    const WalkSettings settings{ options.metersAtMost, 0.5 * ( 1 + random.below( 6 ) ) };
    const PlanWalks walks( settings, straightWalkTimes( places, stagings, options ), stagings, drive );
    const std::vector<float> costs = walks.costs();
    for ( const bool returns : { true, false } )
      for ( const bool keepsTimes : { true, false } )
        for ( int order = 0; order < 5; ++order )
        {
          std::vector<std::size_t> route( size );
          std::iota( route.begin(), route.end(), std::size_t{ 0 } );
          for ( std::size_t i = size - 1; i > 1; --i )
            std::swap( route[i], route[1 + random.below( static_cast<std::uint32_t>( i ) )] );
          if ( returns )
            route.push_back( 0 );
          double searched = 0;
          for ( std::size_t leg = 1; leg < route.size(); ++leg )
            searched += static_cast<double>( costs[route[leg - 1] * size + route[leg]] );
          const std::vector<WalkLoop> loops = walks.chooseLoops( route, returns, keepsTimes );
          ASSERT_LE( walks.minutesOf( route, returns, loops ), searched + 1e-4 ) << seed;
          std::size_t next = 1;
          for ( const WalkLoop &loop : loops )
          {
            ASSERT_EQ( loop.first, next ) << seed;
            next = loop.last + 1;
            for ( std::size_t stop = loop.first; stop < loop.last; ++stop )
              ASSERT_LE( walks.walk( route[stop], route[stop + 1] )->meters, options.metersAtMost );
            if ( loop.first != loop.last && ( returns || &loop != &loops.back() ) )
              ASSERT_LE( walks.walk( route[loop.last], route[loop.first] )->meters, options.metersAtMost );
          }
          ASSERT_EQ( next, size );
        }
  }
}

// All partings of a route into loops.
TEST( Walks, theLoopsAreTheBestThereAre )
{
  for ( std::uint64_t seed = 1; seed <= 60; ++seed )
  {
    Random random( seed, 9 );
    constexpr std::size_t size = 8;
    std::vector<Point> places;
    for ( std::size_t p = 0; p < size; ++p )
      places.push_back( { random.between( 0, 300 ), random.between( 0, 300 ) } );
    std::vector<float> drive( size * size, 0 );
    for ( std::size_t a = 0; a < size; ++a )
      for ( std::size_t b = 0; b < size; ++b )
        drive[a * size + b] = a == b ? 0 : static_cast<float>( random.between( 0.05, 1.5 ) );
    WalkOptions options;
    const PlanWalks walks( { options.metersAtMost, 1 }, straightWalkTimes( places, 1, options ), 1, drive );
    std::vector<std::size_t> route( size );
    std::iota( route.begin(), route.end(), std::size_t{ 0 } );
    route.push_back( 0 );
    double best = 1e9;
    for ( unsigned cuts = 0; cuts < 1U << ( size - 2 ); ++cuts )
    {
      std::vector<WalkLoop> loops{ { 1, 1 } };
      for ( std::size_t stop = 2; stop < size; ++stop )
        if ( ( cuts >> ( stop - 2 ) & 1U ) != 0 )
          loops.push_back( { stop, stop } );
        else
          loops.back().last = stop;
      best = std::min( best, walks.minutesOf( route, true, loops ) );
    }
    EXPECT_NEAR( walks.minutesOf( route, true, walks.chooseLoops( route, true, false ) ), best, 1e-6 );
  }
}

TEST( Walks, holdOnAnyStreetMap )
{
  int onFoot = 0;
  for ( std::uint64_t seed = 1; seed <= 100; ++seed )
  {
    const test::StreetMap map = test::anyMap( seed );
    const WalkSettings settings{ 60.0 + static_cast<double>( seed % 4 ) * 80, 1 };
    ASSERT_EQ( test::wrongInPlan( map, seed % 3 == 0 ? 0 : 15, settings, &onFoot ), "" ) << "seed " << seed;
  }
  EXPECT_GT( onFoot, 10 );
}

TEST( Walks, withoutStreetsToo )
{
  PlanQuestion question = walking( complexTown() );
  question.streets.clear();
  const PlanAnswer answer = planMorning( question );
  EXPECT_EQ( answer.zones.front().carMoves, 6 );
  EXPECT_NEAR( sumOfSteps( answer.zones.front() ), answer.zones.front().driving, 1e-5 );
}
