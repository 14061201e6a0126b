// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_rules.h"

#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep
{
  namespace
  {
    std::string homes( int count, const char *one, const char *many )
    {
      return std::to_string( count ) + ( count == 1 ? one : many );
    }

    bool speaks( const RosterTeam &team, const std::vector<std::string> &languages )
    {
      return languages.empty() || std::any_of( languages.begin(), languages.end(),
                                               [&]( const std::string &language )
                                               {
                                                 return language == "en" ||
                                                        std::binary_search( team.languages.begin(),
                                                                            team.languages.end(), language );
                                               } );
    }
  }

  std::string overWords( double over )
  {
    return over > 0 ? "+" + std::to_string( std::lround( std::ceil( over - DRIVEN_ROUNDING ) ) ) + " min"
                    : std::string();
  }

  std::vector<std::string> troublesOf( const HandZone &zone, HandTimes &times )
  {
    const PlanQuestion &question = times.question();
    const RosterTeam *team = question.roster ? question.roster->named( zone.team ) : nullptr;
    int elsewhere = 0, pinned = 0, silent = 0, together = 0;
    std::set<std::string> apart;
    for ( const std::int32_t v : zone.stops )
    {
      const PlanVisit &visit = question.visits[indexOf( v )];
      const auto ofGroup = [&]( const PlanStaging &staging ) { return staging.group == visit.group; };
      if ( !visit.group.empty() && !ofGroup( question.stagings[indexOf( zone.staging )] ) )
        elsewhere += std::any_of( question.stagings.begin(), question.stagings.end(), ofGroup ) ? 1 : 0;
      pinned += ( visit.pinZone > 0 && visit.pinZone != zone.number ) ||
                        ( !visit.pinTeam.empty() && !zone.team.empty() && visit.pinTeam != zone.team )
                    ? 1
                    : 0;
      silent += team && !speaks( *team, visit.languages ) ? 1 : 0;
      together += visit.apart.empty() || apart.insert( visit.apart ).second ? 0 : 1;
    }
    std::vector<std::string> troubles;
    const std::string name = "Zone " + std::to_string( zone.number );
    const auto tell = [&]( int count, const char *one, const char *many )
    {
      if ( count > 0 )
        troubles.push_back( name + " has " + homes( count, one, many ) );
    };
    if ( const double over = times.figures( zone ).over; over > 0 )
      troubles.push_back( name + " is over its time (" + overWords( over ) + ")." );
    const auto count = static_cast<std::int32_t>( zone.stops.size() );
    if ( const std::int32_t most = times.visitsAtMost( zone ); most > 0 && count > most )
      troubles.push_back( name + " has " + std::to_string( count ) + " visits, and " +
                          ( most < question.visitsAtMost || question.visitsAtMost == 0 ? "its" : "a" ) +
                          " team may have " + std::to_string( most ) + "." );
    tell( times.figures( zone ).broken, " visit at another time than it must be.",
          " visits at other times than they must be." );
    tell( times.figures( zone ).missed - times.figures( zone ).broken,
          " visit at another time than was wished.", " visits at other times than were wished." );
    tell( elsewhere, " visit whose group leaves from another staging place.",
          " visits whose group leaves from another staging place." );
    tell( pinned, " visit that is pinned to another team or zone.",
          " visits that are pinned to another team or zone." );
    tell( silent, " home whose language its team does not speak.",
          " homes whose language its team does not speak." );
    tell( together, " visit that must be apart from another one of it.",
          " visits that must be apart from others of it." );
    return troubles;
  }
}
