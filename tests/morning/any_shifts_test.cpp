// SPDX-License-Identifier: GPL-2.0-or-later
// Plans of shifts drawn at random: each is what it says, and made again keeps its zones' shifts.
#include "base/error.h"
#include "base/random.h"
#include "shift_cases.h"

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::shift_cases;

// Any plan of shifts is what it says: rows with a zone or a reason, rules and hours kept, no more teams than
// come; and made again with some visits gone and others new, no zone changes its shift.
TEST( AnyShifts, holdWhateverIsAsked )
{
  for ( std::uint64_t seed = 1; seed <= 25; ++seed )
  {
    Random random( seed, 7 );
    PlanQuestion question = twoRoads( static_cast<int>( 4 + random.below( 26 ) ) );
    question.steps = 1500;
    std::vector<PlanShift> shifts;
    for ( std::uint32_t s = 0; s < 1 + random.below( 3 ); ++s )
      shifts.push_back( { "S" + std::to_string( s ), 60.0 * ( 8 + random.below( 11 ) ),
                          80.0 + random.below( 120 ), static_cast<std::int32_t>( random.below( 3 ) ),
                          static_cast<std::int32_t>( s ) + 1 } );
    takeShifts( question, shifts );
    if ( random.chance( 0.5 ) )
    {
      std::vector<std::pair<std::string, std::string>> teams;
      for ( std::uint32_t t = 0; t < 2 + random.below( 4 ); ++t )
        teams.emplace_back( "T" + std::to_string( t ),
                            random.chance( 0.5 ) ? "S" + std::to_string( random.below(
                                                             static_cast<std::uint32_t>( shifts.size() ) ) )
                                                 : "" );
      question.roster = rosterOf( teams );
    }
    for ( PlanVisit &visit : question.visits )
    {
      if ( random.chance( 0.4 ) )
      {
        visit.times.must = random.chance( 0.5 );
        visit.times.earliest = 30.0 * random.below( 22 );
        if ( random.chance( 0.5 ) )
          visit.times.latest = visit.times.earliest + random.below( 90 );
      }
      visit.apart = random.chance( 0.1 ) ? "a" : "";
      if ( question.roster && random.chance( 0.1 ) )
        visit.pinTeam = "T" + std::to_string( random.below( 3 ) );
    }
    const auto check = [&]( const PlanAnswer &answer )
    {
      for ( std::size_t v = 0; v < question.visits.size(); ++v )
        EXPECT_TRUE( answer.visits[v].zone > 0 || !answer.visits[v].note.empty() ) << seed << ", " << v;
      std::map<std::int32_t, std::int32_t> zones = zonesOfShifts( answer );
      for ( const auto &[shift, count] : zones )
        if ( const std::int32_t most = shifts[static_cast<std::size_t>( shift )].teams; most > 0 )
          EXPECT_LE( count, most ) << seed;
      for ( const PlannedZone &zone : answer.zones )
      {
        const PlanShift &shift = shifts[static_cast<std::size_t>( zone.shift )];
        EXPECT_LE( zone.minutes(), 1.25 * shift.minutes + 0.001 ) << seed; // over it for pins alone
        for ( const std::int32_t v : zone.visits )
        {
          const PlanVisit &visit = question.visits[static_cast<std::size_t>( v )];
          const double begins =
              leavesOf( question, zone.shift ) + answer.visits[static_cast<std::size_t>( v )].arrive;
          if ( visit.times.must )
            EXPECT_NEAR( visit.times.missed( begins ), 0, 1e-3 ) << seed;
          EXPECT_NEAR( answer.visits[static_cast<std::size_t>( v )].missed, visit.times.missed( begins ),
                       1e-6 )
              << seed;
        }
      }
    };
    PlanAnswer answer;
    try
    {
      answer = planMorning( question );
    }
    catch ( const InputError & )
    {
      continue; // minutes too few for any
    }
    check( answer );
    std::map<std::int32_t, std::int32_t> shiftOfZone;
    for ( const PlannedZone &zone : answer.zones )
      shiftOfZone[zone.zone] = zone.shift;
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
      if ( answer.visits[v].zone > 0 )
        question.previous[question.visits[v].code] = { answer.visits[v].zone, answer.visits[v].stop,
                                                       shiftOf( answer, v ) };
    if ( question.previous.empty() )
      continue;
    question.visits.erase( question.visits.begin() );
    question.visits.push_back( question.visits.front() );
    question.visits.back().code = "C9";
    question.visits.back().pinTeam.clear();
    try
    {
      answer = planMorning( question );
    }
    catch ( const InputError & )
    {
      continue;
    }
    check( answer );
    for ( const PlannedZone &zone : answer.zones )
      if ( const auto was = shiftOfZone.find( zone.zone ); was != shiftOfZone.end() )
        EXPECT_EQ( zone.shift, was->second ) << "seed " << seed << ", zone " << zone.zone;
  }
}
