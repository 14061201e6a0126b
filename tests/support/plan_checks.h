// SPDX-License-Identifier: GPL-2.0-or-later
// What must hold of a whole plan on any street map.
//   EXPECT_EQ( test::wrongInPlan( streetMap( bytes ), 15 ), "" );
#pragma once
#include "base/error.h"
#include "morning/plan_morning.h"
#include "street_maps.h"

#include <set>
#include <sstream>

namespace doorstep::test
{
  inline PlanQuestion questionOn( const StreetMap &map, double minutesAtDoor )
  {
    PlanQuestion question;
    question.streets = map.lines;
    question.stagings.push_back( { map.places.front(), "School", "", 0, 1 } );
    for ( std::size_t p = 1; p < map.places.size(); ++p )
    {
      PlanVisit visit;
      visit.position = map.places[p];
      visit.minutes = minutesAtDoor;
      visit.code = "V" + std::to_string( p );
      question.visits.push_back( visit );
      question.houses.push_back( visit.position );
    }
    question.steps = 60;
    return question;
  }

  // Nothing, or what is wrong; a plan may be refused with a sentence.
  // `walking`: of the teams; `onFoot` counts the walks told.
  inline std::string wrongInPlan( const StreetMap &map, double minutesAtDoor,
                                  const WalkSettings &walking = {}, int *onFoot = nullptr )
  {
    PlanQuestion question = questionOn( map, minutesAtDoor );
    question.walking = walking;
    PlanAnswer answer;
    try
    {
      answer = planMorning( question );
    }
    catch ( const InputError &e )
    {
      return std::string( e.what() ).size() > 20 ? "" : "a refusal without a sentence";
    }
    std::ostringstream wrong;
    std::set<std::pair<int, int>> stops;
    for ( std::size_t v = 0; v < answer.visits.size(); ++v )
    {
      const PlannedVisit &visit = answer.visits[v];
      if ( visit.zone <= 0 && visit.note.empty() )
        wrong << "visit " << v << " is in no zone and nothing says why; ";
      if ( visit.zone > 0 && !stops.emplace( visit.zone, visit.stop ).second )
        wrong << "two visits are stop " << visit.stop << " of zone " << visit.zone << "; ";
    }
    for ( const PlannedZone &zone : answer.zones )
    {
      double meters = 0, minutes = 0, arrive = -1;
      int told = 0;
      for ( const DirectionStep &step : zone.directions )
      {
        meters += step.onFoot ? 0 : step.meters;
        minutes += step.minutes;
        told += step.stop > 0 && !step.text.empty() ? 1 : 0;
        if ( step.onFoot && step.meters > walking.metersAtMost + 1e-3 )
          wrong << "zone " << zone.zone << " walks " << step.meters << " m at one go; ";
        if ( step.onFoot && onFoot )
          ++*onFoot;
      }
      if ( told != static_cast<int>( zone.visits.size() ) )
        wrong << "zone " << zone.zone << " tells " << told << " of " << zone.visits.size() << " stops; ";
      if ( std::abs( meters / 1000 - zone.km ) > 1e-6 || std::abs( minutes - zone.driving ) > 1e-6 )
        wrong << "zone " << zone.zone << " adds up to " << meters << " m and " << minutes << " min for "
              << zone.km << " km and " << zone.driving << " min; ";
      if ( zone.minutes() > question.teamMinutes + 2 )
        wrong << "zone " << zone.zone << " takes " << zone.minutes() << " minutes; ";
      for ( const std::int32_t v : zone.visits )
      {
        const double at = answer.visits[static_cast<std::size_t>( v )].arrive;
        if ( !( at >= arrive ) )
          wrong << "zone " << zone.zone << " arrives at " << at << " after " << arrive << "; ";
        arrive = at;
      }
    }
    return wrong.str();
  }
}
