// SPDX-License-Identifier: GPL-2.0-or-later
// What each edit does to which zones, and what is refused.
#include "hand/hand_edits.h"

#include "base/error.h"
#include "hand/hand_improve.h"
#include "hand/hand_rows.h"
#include "hand/hand_rules.h"
#include "hand_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

using namespace doorstep;
using test::drawn;
using test::handTown;
using test::townQuestion;

namespace
{
  std::string refusal( const std::function<void()> &edit )
  {
    try
    {
      edit();
    }
    catch ( const InputError &e )
    {
      return e.what();
    }
    return {};
  }
}

TEST( HandEdits, aVisitGoesWhereTheRouteBecomesLeastLonger )
{
  const auto town = handTown( townQuestion( 12, 80, 2 ) );
  Random random( 3 );
  for ( int i = 0; i < 60; ++i )
  {
    const std::int32_t visit = drawn( random, 80 );
    const std::vector<std::int32_t> numbers = town->numbers();
    const std::int32_t to = numbers[static_cast<std::size_t>( drawn( random, numbers.size() ) )];
    const HandZone before = town->plan->zone( to );
    if ( town->plan->zoneOf( visit ) == to )
      continue;
    const std::int32_t from = town->plan->zoneOf( visit );
    const HandChange change = moveVisits( *town->plan, *town->times, std::vector{ visit }, to );
    ASSERT_EQ( change.size(), 2U );
    for ( const HandZone &zone : change )
    {
      EXPECT_THAT( ( std::vector{ from, to } ), testing::Contains( zone.number ) );
      std::vector<std::int32_t> others = zone.stops;
      std::erase( others, visit );
      std::vector<std::int32_t> were = town->plan->zone( zone.number ).stops;
      std::erase( were, visit );
      EXPECT_EQ( others, were ) << "the others keep their order";
      if ( zone.number != to )
        continue;
      double least = 1e9;
      for ( std::size_t at = 0; at <= before.stops.size(); ++at )
      {
        std::vector<std::int32_t> stops = before.stops;
        stops.insert( stops.begin() + static_cast<std::ptrdiff_t>( at ), visit );
        least = std::min( least, town->times->minutesOf( before.staging, stops ) );
      }
      EXPECT_NEAR( town->times->minutesOf( zone.staging, zone.stops ), least, 1e-4 );
    }
  }
}

TEST( HandEdits, aLockedZoneIsLeftAlone )
{
  const auto town = handTown( townQuestion( 12, 80, 2 ) );
  HandPlan &plan = *town->plan;
  const std::vector<std::int32_t> numbers = town->numbers();
  ASSERT_GE( numbers.size(), 3U );
  const std::int32_t locked = numbers[0], other = numbers[1];
  const std::int32_t inside = plan.zone( locked ).stops.front(), outside = plan.zone( other ).stops.front();
  plan.apply( lockZone( plan, locked, true ) );
  const std::string words = "Zone " + std::to_string( locked ) + " is locked: unlock it first.";
  for ( const std::function<void()> &edit :
        std::initializer_list<std::function<void()>>{
            [&] { moveVisits( plan, *town->times, std::vector{ inside }, other ); },
            [&] { moveVisits( plan, *town->times, std::vector{ outside }, locked ); },
            [&] { takeOut( plan, std::vector{ inside } ); },
            [&] { mergeZones( plan, *town->times, locked, other ); },
            [&] { mergeZones( plan, *town->times, other, locked ); },
            [&] { orderStops( plan, locked, plan.zone( locked ).stops ); },
            [&] { splitZone( plan, *town->times, locked ); } } )
    EXPECT_EQ( refusal( edit ), words );
  const std::vector<std::int32_t> before = plan.zone( locked ).stops;
  plan.apply( improveZones( plan, *town->times, numbers ) );
  EXPECT_EQ( plan.zone( locked ).stops, before );
  plan.undo();
  plan.apply( lockZone( plan, locked, false ) );
  EXPECT_EQ( refusal( [&] { takeOut( plan, std::vector{ inside } ); } ), "" );
}

TEST( HandEdits, splitMergeAndNewZones )
{
  const auto town = handTown( townQuestion( 12, 80, 2 ) );
  HandPlan &plan = *town->plan;
  const std::int32_t first = town->numbers().front(), last = town->numbers().back();
  const std::vector<std::int32_t> whole = plan.zone( first ).stops;
  plan.apply( splitZone( plan, *town->times, first ) );
  ASSERT_TRUE( plan.has( last + 1 ) ) << "a number that no zone had";
  std::vector<std::int32_t> both = plan.zone( first ).stops;
  EXPECT_GE( both.size(), plan.zone( last + 1 ).stops.size() );
  both.insert( both.end(), plan.zone( last + 1 ).stops.begin(), plan.zone( last + 1 ).stops.end() );
  EXPECT_THAT( both, testing::UnorderedElementsAreArray( whole ) );
  // About even.
  EXPECT_NEAR( town->times->figures( plan.zone( first ) ).minutes(),
               town->times->figures( plan.zone( last + 1 ) ).minutes(), 45 );

  plan.apply( mergeZones( plan, *town->times, last + 1, first ) );
  EXPECT_FALSE( plan.has( last + 1 ) );
  EXPECT_THAT( plan.zone( first ).stops, testing::UnorderedElementsAreArray( whole ) );

  const std::vector<std::int32_t> some{ whole[0], plan.zone( last ).stops[0] };
  plan.apply( moveVisits( plan, *town->times, some, plan.nextNumber(), 0, 1 ) );
  EXPECT_THAT( plan.zone( last + 1 ).stops, testing::UnorderedElementsAreArray( some ) );
  EXPECT_EQ( plan.zone( last + 1 ).staging, 1 );
  EXPECT_EQ( refusal( [&] { mergeZones( plan, *town->times, first, first ); } ),
             "A zone is merged with another one: choose two." );
  EXPECT_EQ( refusal( [&] { (void)plan.zone( 77 ); } ), "There is no zone 77." );
}

TEST( HandEdits, improvingTouchesTheChosenZonesAndIsNeverWorse )
{
  const auto town = handTown( townQuestion( 14, 120, 8 ) );
  HandPlan &plan = *town->plan;
  // A mess in two zones.
  const std::vector<std::int32_t> numbers = town->numbers();
  const std::vector<std::int32_t> chosen{ numbers[0], numbers[1] };
  for ( const std::int32_t number : chosen )
  {
    std::vector<std::int32_t> stops = plan.zone( number ).stops;
    Random random( 4 );
    for ( std::size_t i = stops.size() - 1; i > 0; --i )
      std::swap( stops[i], stops[random.below( static_cast<std::uint32_t>( i + 1 ) )] );
    plan.apply( orderStops( plan, number, stops ) );
  }
  const auto messy = plan.zones();
  double before = 0, after = 0, over = 0, overAfter = 0;
  for ( const std::int32_t number : chosen )
  {
    before += town->times->figures( plan.zone( number ) ).driving;
    over += town->times->figures( plan.zone( number ) ).over;
  }
  plan.apply( improveZones( plan, *town->times, chosen ) );
  for ( const std::int32_t number : chosen )
  {
    after += town->times->figures( plan.zone( number ) ).driving;
    overAfter += town->times->figures( plan.zone( number ) ).over;
  }
  EXPECT_LT( after, 0.7 * before );
  EXPECT_LE( overAfter, over );
  EXPECT_EQ( changedZones( messy, plan.zones() ), chosen );
  // Once more finds nothing, or something better still.
  plan.apply( improveZones( plan, *town->times, chosen ) );
  double again = 0;
  for ( const std::int32_t number : chosen )
    again += town->times->figures( plan.zone( number ) ).driving;
  EXPECT_LE( again, after );
}

TEST( HandEdits, aBudgetThatBreaksIsToldInMinutes )
{
  const auto town = handTown( townQuestion( 12, 80, 2 ) );
  HandPlan &plan = *town->plan;
  const std::int32_t to = town->numbers()[0], from = town->numbers()[1];
  EXPECT_TRUE( troublesOf( plan.zone( to ), *town->times ).empty() );
  plan.apply( mergeZones( plan, *town->times, from, to ) );
  const double over = town->times->figures( plan.zone( to ) ).over;
  ASSERT_GT( over, 1 );
  EXPECT_EQ( troublesOf( plan.zone( to ), *town->times ),
             std::vector{ "Zone " + std::to_string( to ) + " is over its time (+" +
                          std::to_string( static_cast<int>( std::ceil( over ) ) ) + " min)." } );
  EXPECT_EQ( overWords( 0 ), "" );
  EXPECT_EQ( overWords( 0.2 ), "+1 min" );
  EXPECT_EQ( overWords( 6 ), "+6 min" );
}

TEST( HandEdits, oneRowMovesOneVisitAndRowsAreRefusedByTheirNumber )
{
  const auto town = handTown( townQuestion( 12, 90, 6 ) );
  HandPlan &plan = *town->plan;
  const std::int32_t from = town->numbers()[0], to = town->numbers()[1];
  const std::int32_t visit = plan.zone( from ).stops[1];
  const auto change = [&]( std::vector<HandRow> rows ) { return changeOf( plan, *town->times, rows ); };
  plan.apply( change( { { visit, to, 0, -1, 1 } } ) );
  int moved = 0;
  for ( const auto &[number, zone] : town->first )
    for ( const std::int32_t v : zone.stops )
      moved += plan.zoneOf( v ) != number ? 1 : 0;
  EXPECT_EQ( moved, 1 );
  EXPECT_EQ( plan.zoneOf( visit ), to );
  EXPECT_EQ( refusal(
                 [&] {
                   change( { { visit, to, 0, -1, 1 }, { visit, from, 0, -1, 2 } } );
                 } ),
             "EDITS, row 2: its visit is in an earlier row too; give each visit one row." );
  EXPECT_EQ( refusal(
                 [&] {
                   change( { { visit, to, 99, -1, 4 } } );
                 } ),
             "EDITS, row 4: its zone has no such stop; stops are numbered from 1 without a gap." );
  const std::int32_t other = plan.zone( from ).stops[0];
  EXPECT_EQ( refusal(
                 [&] {
                   change( { { visit, to, 1, -1, 1 }, { other, to, 1, -1, 2 } } );
                 } ),
             "EDITS, row 2: its zone has another visit at this stop; leave stop empty where it may be any." );
  plan.apply( lockZone( plan, to, true ) );
  EXPECT_EQ( refusal(
                 [&] {
                   change( { { other, to, 0, -1, 3 } } );
                 } ),
             "EDITS, row 3: zone " + std::to_string( to ) + " is locked." );
}
