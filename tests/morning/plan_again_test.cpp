// SPDX-License-Identifier: GPL-2.0-or-later
// Planning again: pins move as little as can be, and what was printed and need not change stays, stop by
// stop.
#include "base/random.h"
#include "morning/plan_morning.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace doorstep;

namespace
{
  // 40 to 120 visits in clusters and in between, one to three staging places, straight lines.
  PlanQuestion drawn( std::uint64_t seed )
  {
    Random random( seed, 31 );
    PlanQuestion question;
    const std::uint32_t stagings = 1 + random.below( 3 ), visits = 40 + random.below( 81 );
    for ( std::uint32_t s = 0; s < stagings; ++s )
      question.stagings.push_back( { { random.between( -3000, 3000 ), random.between( -3000, 3000 ) },
                                     "Place " + std::to_string( s + 1 ),
                                     "",
                                     0,
                                     static_cast<std::int32_t>( s ) + 1 } );
    Point center;
    for ( std::uint32_t v = 0; v < visits; ++v )
    {
      if ( v % 9 == 0 )
        center = { random.between( -5000, 5000 ), random.between( -5000, 5000 ) };
      const double spread = v % 3 == 0 ? 4000 : 500;
      PlanVisit visit;
      visit.position = { center.x + random.between( -spread, spread ),
                         center.y + random.between( -spread, spread ) };
      visit.minutes = 10 + random.below( 11 );
      visit.code = "C" + std::to_string( 1000 + v );
      question.visits.push_back( visit );
    }
    question.teamMinutes = 240;
    question.teams = 0;
    question.steps = 4000;
    return question;
  }

  void remember( PlanQuestion &question, const PlanAnswer &answer )
  {
    question.previous.clear();
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
      if ( answer.visits[v].zone > 0 )
        question.previous[question.visits[v].code] = { answer.visits[v].zone, answer.visits[v].stop };
  }

  // Of each visit of the question its zone and stop, in text.
  std::vector<std::string> stops( const PlanAnswer &answer )
  {
    std::vector<std::string> found;
    for ( const PlannedVisit &visit : answer.visits )
      found.push_back( std::to_string( visit.zone ) + "." + std::to_string( visit.stop ) );
    return found;
  }

  std::vector<std::int32_t> stagings( const PlanAnswer &answer )
  {
    std::vector<std::int32_t> found;
    for ( const PlannedZone &zone : answer.zones )
      found.push_back( zone.staging );
    return found;
  }

  bool says( const PlanAnswer &answer, const std::string &words )
  {
    return std::any_of( answer.warnings.begin(), answer.warnings.end(),
                        [&]( const std::string &warning )
                        { return warning.find( words ) != std::string::npos; } );
  }
}

TEST( PlanAgain, theSameInputIsTheSamePlanStopByStop )
{
  for ( std::uint64_t seed = 1; seed <= 10; ++seed )
  {
    PlanQuestion question = drawn( seed );
    const PlanAnswer first = planMorning( question );
    remember( question, first );
    question.seed = 2;
    const PlanAnswer second = planMorning( question );
    EXPECT_EQ( stops( first ), stops( second ) ) << "seed " << seed;
    EXPECT_EQ( stagings( first ), stagings( second ) ) << "seed " << seed;
    EXPECT_TRUE( second.changes.empty() && second.renumbered.empty() ) << "seed " << seed;
  }
}

TEST( PlanAgain, allPinnedToTheirZonesIsTheSamePlan )
{
  for ( std::uint64_t seed = 1; seed <= 30; ++seed )
  {
    PlanQuestion question = drawn( seed );
    const PlanAnswer first = planMorning( question );
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
      question.visits[v].pinZone = first.visits[v].zone;
    const PlanAnswer alone = planMorning( question ); // without the earlier plan: its zones, from its places
    EXPECT_EQ( alone.unserved, 0 ) << "seed " << seed;
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
      EXPECT_EQ( alone.visits[v].zone, first.visits[v].zone ) << "seed " << seed;
    EXPECT_EQ( stagings( first ), stagings( alone ) ) << "seed " << seed;
    remember( question, first );
    const PlanAnswer second = planMorning( question );
    EXPECT_EQ( second.unserved, 0 ) << "seed " << seed;
    EXPECT_EQ( stops( first ), stops( second ) ) << "seed " << seed;
    EXPECT_EQ( stagings( first ), stagings( second ) ) << "seed " << seed;
  }
}

TEST( PlanAgain, onePinOpensNoTeamAndMovesLittle )
{
  std::size_t moved = 0, worst = 0;
  for ( std::uint64_t seed = 1; seed <= 30; ++seed )
  {
    PlanQuestion question = drawn( seed );
    const PlanAnswer first = planMorning( question );
    remember( question, first );
    // The first visit of a zone goes to the zone whose middle is nearest to it.
    const PlannedZone &from = first.zones[seed % first.zones.size()];
    const auto pinned = static_cast<std::size_t>( from.visits.front() );
    double least = 1e18;
    for ( const PlannedZone &zone : first.zones )
      for ( const std::int32_t v : zone.visits )
        if ( const double far = distance( question.visits[static_cast<std::size_t>( v )].position,
                                          question.visits[pinned].position );
             zone.zone != from.zone && far < least )
        {
          least = far;
          question.visits[pinned].pinZone = zone.zone;
        }
    const PlanAnswer second = planMorning( question );
    EXPECT_EQ( second.unserved, 0 ) << "seed " << seed;
    EXPECT_LE( second.zones.size(), first.zones.size() ) << "seed " << seed;
    EXPECT_EQ( second.visits[pinned].zone, question.visits[pinned].pinZone ) << "seed " << seed;
    moved += second.changes.size();
    worst = std::max( worst, second.changes.size() );
    for ( const PlannedZone &zone : second.zones )
      EXPECT_TRUE( zone.minutes() <= question.teamMinutes + 1e-6 ||
                   says( second, "Zone " + std::to_string( zone.zone ) + " is " ) )
          << "seed " << seed;
    // Every zone that nothing was put into or taken out of is the same, stop by stop.
    std::set<std::int32_t> touched;
    for ( const PlanChange &change : second.changes )
      touched.insert( { change.from, change.to } );
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
    {
      const PlannedVisit &before = first.visits[v], &after = second.visits[v];
      EXPECT_TRUE( after.stop == before.stop || touched.contains( after.zone ) ) << "seed " << seed;
      if ( after.zone == before.zone && after.stop != before.stop )
      {
        EXPECT_NE( after.note.find( "was stop " + std::to_string( before.stop ) ), std::string::npos );
      }
    }
  }
  EXPECT_LE( moved, 60U ); // with the pinned ones themselves, which are 30
  EXPECT_LE( worst, 4U );
}
