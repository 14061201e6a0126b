// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/report_walks.h"

#include "base/number.h"

#include <algorithm>

namespace doorstep
{
  std::string walksHtml( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told )
  {
    if ( !question.walking.any() )
      return {};
    std::size_t planned = 0, onFoot = 0;
    for ( const PlannedVisit &visit : answer.visits )
    {
      planned += visit.zone > 0 ? 1 : 0;
      onFoot += visit.zone > 0 && visit.carAt != visit.stop ? 1 : 0;
    }
    double meters = 0, walking = 0, parking = 0;
    std::int64_t moves = 0;
    for ( const PlannedZone &zone : answer.zones )
    {
      meters += zone.walkedMeters;
      walking += zone.walking;
      parking += zone.parking;
      moves += zone.carMoves;
    }
    const double most = question.walking.metersAtMost;
    return "<h2>" + told( "On foot" ) + "</h2>\n<p class=\"walks\">" +
           told( "Teams walk between doors that are up to " + withDecimals( most, 0 ) + " m (" +
                 withDecimals( most / 0.3048, 0 ) + " ft) apart: " + std::to_string( onFoot ) + " of " +
                 std::to_string( planned ) +
                 " visits are reached on foot from where the car stands, and the car is moved " +
                 std::to_string( moves ) + " times." ) +
           " " +
           told( "They walk " + withDecimals( meters / 1609.344, 1 ) + " mi (" +
                 withDecimals( meters / 1000, 1 ) + " km) in all." ) +
           " " +
           told( "What is called driving here holds " + withDecimals( walking, 0 ) + " minutes on foot and " +
                 withDecimals( parking, 0 ) + " of parking." ) +
           "</p>\n";
  }
}
