// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/shifts.h"

#include "base/error.h"
#include "base/index.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep
{
  void takeShifts( PlanQuestion &question, std::vector<PlanShift> shifts )
  {
    if ( shifts.empty() )
      throw InputError( "SHIFTS has no rows: give a row a shift, or leave it out." );
    if ( shifts.size() > MOST_SHIFTS )
      throw InputError( "SHIFTS has more than 32 rows: give the shifts of one plan, a row each." );
    for ( std::size_t s = 0; s < shifts.size(); ++s )
      for ( std::size_t before = 0; before < s; ++before )
        if ( sameName( shifts[before].name, shifts[s].name ) )
          throw InputError( "SHIFTS, row " + std::to_string( shifts[s].row ) + ": row " +
                            std::to_string( shifts[before].row ) +
                            " has the same name; give each shift its own." );
    if ( question.teams > 0 )
      throw InputError( "TEAMS is of one shift: leave it at 0, and give the column teams of SHIFTS." );
    if ( question.leastTravel || question.asksWhatIf )
      throw InputError( "LEAST_TRAVEL and WHAT_IF are for plans of one shift: leave them off with SHIFTS." );
    question.start = shifts.front().start;
    question.teamMinutes = 0;
    for ( const PlanShift &shift : shifts )
    {
      question.start = std::min( *question.start, shift.start );
      question.teamMinutes = std::max( question.teamMinutes, shift.minutes );
    }
    question.shifts = std::move( shifts );
  }

  void takeTeamMinutes( PlanQuestion &question, double minutes )
  {
    if ( question.shifts.empty() )
      question.teamMinutes = minutes;
  }

  std::int32_t shiftNamed( const PlanQuestion &question, const std::string &name )
  {
    const auto found = std::find_if( question.shifts.begin(), question.shifts.end(),
                                     [&]( const PlanShift &shift ) { return sameName( shift.name, name ); } );
    return found == question.shifts.end() ? -1 : static_cast<std::int32_t>( found - question.shifts.begin() );
  }

  double leavesOf( const PlanQuestion &question, std::int32_t shift )
  {
    return question.shifts.empty() || shift < 0 ? 0
                                                : question.shifts[indexOf( shift )].start - *question.start;
  }

  std::uint64_t shiftsFor( const PlanQuestion &question, const VisitTimes &times )
  {
    std::uint64_t met = 0;
    for ( std::size_t s = 0; s < question.shifts.size(); ++s )
    {
      const double leaves = leavesOf( question, static_cast<std::int32_t>( s ) );
      if ( times.earliest <= leaves + question.shifts[s].minutes && times.latest >= leaves )
        met |= std::uint64_t{ 1 } << s;
    }
    const std::uint64_t all = ( std::uint64_t{ 1 } << question.shifts.size() ) - 1;
    return met == all ? 0 : met;
  }

  std::optional<WishedTimes> readWish( const PlanQuestion &question, std::string_view text, Bound bound )
  {
    for ( const PlanShift &shift : question.shifts )
    {
      const std::optional<WishedTimes> wish = readWishedTimes( text, bound, aroundOf( shift.start ) );
      const auto isOut = [&]( const std::optional<double> &time )
      { return time && *time >= shift.start && *time <= shift.start + shift.minutes; };
      if ( wish && ( isOut( wish->from ) || isOut( wish->to ) ) )
        return wish;
    }
    return readWishedTimes( text, bound, aroundOf( *question.start ) );
  }

  bool releaseWishes( const ZonePlan &plan, ZoneProblem &problem )
  {
    bool any = false;
    for ( const UnservedVisit &left : plan.unserved )
    {
      ZoneVisit &asked = problem.visits[indexOf( left.visit )];
      any = any || ( asked.shifts != 0 && !asked.times.must );
      asked.shifts = asked.times.must ? asked.shifts : 0;
    }
    return any;
  }

  namespace
  {
    // Numbers of zones of different shifts that have visits of one mark.
    std::set<std::int32_t> zonesOfPartedVisits( const PlanQuestion &question, const PlanAnswer &answer )
    {
      std::map<std::string, std::map<std::int32_t, std::int32_t>> shiftOf; // by mark and zone
      for ( const PlannedZone &zone : answer.zones )
        for ( const std::int32_t v : zone.visits )
          if ( const std::string &mark = question.visits[indexOf( v )].apart; !mark.empty() )
            shiftOf[mark].emplace( zone.zone, zone.shift );
      std::set<std::int32_t> zones;
      for ( const auto &[mark, ofZones] : shiftOf )
        if ( std::any_of( ofZones.begin(), ofZones.end(),
                          [&, first = ofZones.begin()->second]( const auto &zone )
                          { return zone.second != first; } ) )
          for ( const auto &zone : ofZones )
            zones.insert( zone.first );
      return zones;
    }
  }

  void explainShifts( const PlanQuestion &question, PlanAnswer &answer )
  {
    if ( question.shifts.empty() )
      return;
    for ( std::size_t s = 0; s < question.shifts.size(); ++s )
    {
      std::size_t zones = 0, visits = 0;
      for ( const PlannedZone &zone : answer.zones )
        if ( zone.shift == static_cast<std::int32_t>( s ) )
        {
          ++zones;
          visits += zone.visits.size();
        }
      answer.warnings.push_back( "Shift " + question.shifts[s].name + " has zones: " +
                                 std::to_string( zones ) + ", visits: " + std::to_string( visits ) + "." );
    }
    const std::set<std::int32_t> parted = zonesOfPartedVisits( question, answer );
    if ( parted.empty() )
      return;
    std::string numbers;
    for ( const std::int32_t zone : parted )
      numbers += ( numbers.empty() ? "" : ", " ) + std::to_string( zone );
    answer.warnings.push_back( "Visits that must be apart are in zones of different shifts (" + numbers +
                               "): see that no team has two of them." );
  }
}
