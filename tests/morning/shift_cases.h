// SPDX-License-Identifier: GPL-2.0-or-later
// Small plans of several shifts, for the tests of them.
#pragma once
#include "morning/shifts.h"

#include <map>
#include <string>
#include <vector>

namespace doorstep::shift_cases
{
  constexpr double SATURDAY = 9 * 60, TUESDAY = 17 * 60;

  // Visits of 15 minutes along two roads of 4 km from the staging place; straight lines.
  inline PlanQuestion twoRoads( int visits )
  {
    PlanQuestion question;
    for ( int v = 0; v < visits; ++v )
    {
      PlanVisit visit;
      const double at = 4000.0 * ( v / 2 + 1 ) / ( visits / 2 + 1 );
      visit.position = v % 2 == 0 ? Point{ at, 5.0 * ( v % 3 ) } : Point{ 5.0 * ( v % 3 ), at };
      visit.code = "C" + std::to_string( 1000 + v );
      question.visits.push_back( visit );
    }
    question.stagings.push_back( { { 0, 0 }, "School", "", 0, 1 } );
    question.steps = 6000;
    return question;
  }

  // 180 minutes on Saturday morning with so many teams, 120 on Tuesday evening with four.
  inline PlanQuestion twoShifts( int visits, int teamsOnSaturday )
  {
    PlanQuestion question = twoRoads( visits );
    takeShifts( question,
                { { "Saturday", SATURDAY, 180, teamsOnSaturday, 1 }, { "Tuesday", TUESDAY, 120, 4, 2 } } );
    return question;
  }

  inline std::map<std::int32_t, std::int32_t> zonesOfShifts( const PlanAnswer &answer )
  {
    std::map<std::int32_t, std::int32_t> zones;
    for ( const PlannedZone &zone : answer.zones )
      ++zones[zone.shift];
    return zones;
  }

  inline std::int32_t shiftOf( const PlanAnswer &answer, std::size_t visit )
  {
    for ( const PlannedZone &zone : answer.zones )
      if ( zone.zone == answer.visits[visit].zone )
        return zone.shift;
    return -1;
  }

  inline std::string warningsOf( const PlanAnswer &answer )
  {
    std::string all;
    for ( const std::string &warning : answer.warnings )
      all += warning + "\n";
    return all;
  }

  inline Roster rosterOf( const std::vector<std::pair<std::string, std::string>> &shiftsOfTeams )
  {
    std::vector<RosterRow> rows;
    for ( const auto &[team, shifts] : shiftsOfTeams )
    {
      RosterRow row{ team,
                     "",
                     team + "'s leader",
                     "leader",
                     "yes",
                     "yes",
                     "",
                     "",
                     {},
                     static_cast<std::int32_t>( rows.size() + 1 ) };
      row.shifts = shifts;
      rows.push_back( row );
    }
    return readRoster( rows );
  }
}
