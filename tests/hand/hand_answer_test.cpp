// SPDX-License-Identifier: GPL-2.0-or-later
// An edited plan as it is written: what was not changed is what planzones gave, to the last bit.
#include "hand/hand_answer.h"

#include "base/index.h"
#include "hand/hand_edits.h"
#include "hand_town.h"

#include <gtest/gtest.h>

using namespace doorstep;
using test::handTown;
using test::townQuestion;

namespace
{
  bool sameArea( const std::vector<AreaPolygon> &a, const std::vector<AreaPolygon> &b )
  {
    if ( a.size() != b.size() )
      return false;
    for ( std::size_t i = 0; i < a.size(); ++i )
      if ( a[i].shell != b[i].shell || a[i].holes != b[i].holes )
        return false;
    return true;
  }

  bool sameWay( const PlannedZone &a, const PlannedZone &b )
  {
    if ( a.legs != b.legs || a.directions.size() != b.directions.size() || a.minutes() != b.minutes() )
      return false;
    for ( std::size_t i = 0; i < a.directions.size(); ++i )
      if ( !( a.directions[i].text == b.directions[i].text ) ||
           a.directions[i].minutes != b.directions[i].minutes )
        return false;
    return true;
  }

  const PlannedZone &zoneOf( const std::vector<PlannedZone> &zones, std::int32_t number )
  {
    return *std::find_if( zones.begin(), zones.end(),
                          [&]( const PlannedZone &zone ) { return zone.zone == number; } );
  }
}

TEST( HandAnswer, withoutEditsItIsThePlan )
{
  const auto town = handTown( townQuestion( 14, 100, 3 ) );
  const HandAnswer answer = handAnswer( *town->times, town->first, town->plan->zones(), {} );
  EXPECT_TRUE( answer.changed.empty() && answer.redrawn.empty() );
  ASSERT_EQ( answer.zones.size(), town->answer.zones.size() );
  for ( std::size_t z = 0; z < answer.zones.size(); ++z )
  {
    EXPECT_TRUE( sameWay( answer.zones[z], town->answer.zones[z] ) ) << z;
    EXPECT_TRUE( sameArea( answer.zones[z].area, town->answer.zones[z].area ) ) << z;
    EXPECT_TRUE( sameArea( answer.areasBefore.at( answer.zones[z].zone ), town->answer.zones[z].area ) ) << z;
  }
  for ( std::size_t v = 0; v < answer.visits.size(); ++v )
  {
    EXPECT_EQ( answer.visits[v].zone, town->answer.visits[v].zone );
    EXPECT_EQ( answer.visits[v].stop, town->answer.visits[v].stop );
    EXPECT_EQ( answer.visits[v].arrive, town->answer.visits[v].arrive );
    EXPECT_EQ( answer.visits[v].note, "" );
  }
}

// A zone's minutes are one number, planned, as a hand edit counts them, and written again.
TEST( HandAnswer, whereTeamsWalkItIsThePlanToo )
{
  PlanQuestion question = townQuestion( 8, 120, 3 );
  question.walking = { 250, 1 };
  const auto town = handTown( question );
  const HandAnswer answer = handAnswer( *town->times, town->first, town->plan->zones(), {} );
  ASSERT_EQ( answer.zones.size(), town->answer.zones.size() );
  std::int32_t onFoot = 0;
  for ( std::size_t z = 0; z < answer.zones.size(); ++z )
  {
    const PlannedZone &planned = town->answer.zones[z];
    EXPECT_TRUE( sameWay( answer.zones[z], planned ) ) << z;
    EXPECT_EQ( answer.zones[z].carMoves, planned.carMoves );
    EXPECT_EQ( answer.zones[z].walkedMeters, planned.walkedMeters );
    EXPECT_LE( planned.minutes(), question.teamMinutes );
    EXPECT_EQ( town->times->figures( town->plan->zone( planned.zone ) ).minutes(), planned.minutes() );
  }
  for ( std::size_t v = 0; v < answer.visits.size(); ++v )
  {
    EXPECT_EQ( answer.visits[v].carAt, town->answer.visits[v].carAt );
    onFoot += answer.visits[v].carAt != answer.visits[v].stop ? 1 : 0;
  }
  EXPECT_GT( onFoot, 20 );
}

TEST( HandAnswer, oneVisitMovedChangesItsTwoZones )
{
  const auto town = handTown( townQuestion( 14, 100, 3 ) );
  const std::int32_t from = town->numbers()[0], to = town->numbers()[1];
  const std::int32_t visit = town->plan->zone( from ).stops[1], taken = town->plan->zone( from ).stops[2];
  town->plan->apply( moveVisits( *town->plan, *town->times, std::vector{ visit }, to ) );
  town->plan->apply( takeOut( *town->plan, std::vector{ taken } ) );
  const HandAnswer answer = handAnswer( *town->times, town->first, town->plan->zones(), {} );
  EXPECT_EQ( answer.changed, ( std::vector{ from, to } ) );
  EXPECT_EQ( answer.moved, 1U );
  EXPECT_EQ( answer.taken, 1U );
  EXPECT_EQ( answer.added, 0U );
  EXPECT_EQ( answer.visits[indexOf( visit )].note, "was in zone " + std::to_string( from ) );
  EXPECT_EQ( answer.visits[indexOf( taken )].note,
             "taken out of zone " + std::to_string( from ) + " by hand" );
  EXPECT_EQ( answer.visits[indexOf( taken )].zone, 0 );
  std::size_t renumbered = 0;
  for ( std::size_t v = 0; v < answer.visits.size(); ++v )
    renumbered += answer.visits[v].note.rfind( "was stop ", 0 ) == 0 ? 1 : 0;
  EXPECT_EQ( renumbered, answer.renumbered );
  for ( const PlannedZone &before : town->answer.zones )
  {
    const PlannedZone &now = zoneOf( answer.zones, before.zone );
    const bool touched = before.zone == from || before.zone == to;
    EXPECT_EQ( sameWay( before, now ), !touched ) << before.zone;
    const bool redrawn =
        std::find( answer.redrawn.begin(), answer.redrawn.end(), before.zone ) != answer.redrawn.end();
    if ( !touched )
    {
      EXPECT_EQ( sameArea( before.area, now.area ), !redrawn ) << before.zone;
    }
  }
  EXPECT_LT( answer.redrawn.size(), town->answer.zones.size() - 2 ) << "far zones keep their areas";
}
