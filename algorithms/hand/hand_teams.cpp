// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_teams.h"

#include "base/index.h"
#include "base/remarks.h"
#include "team/team_assignment.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    TeamZone asked( const HandZone &zone, HandTimes &times )
    {
      const PlanQuestion &question = times.question();
      std::map<std::string, std::int32_t> homes;
      for ( const std::int32_t visit : zone.stops )
        if ( const std::string code = countedLanguage( question.visits[indexOf( visit )].languages );
             !code.empty() )
          ++homes[code];
      TeamZone result;
      result.zone = zone.number;
      if ( zone.shift >= 0 )
        result.shift = question.shifts[indexOf( zone.shift )].name;
      result.staging = question.stagings[indexOf( zone.staging )].name;
      result.minutes = times.figures( zone ).minutes();
      result.km = times.figures( zone ).km;
      result.homes.assign( homes.begin(), homes.end() );
      return result;
    }

    bool hasNewLanguage( const HandZone &now, const std::map<std::int32_t, HandZone> &before,
                         HandTimes &times )
    {
      const auto was = before.find( now.number );
      if ( was == before.end() )
        return true;
      const std::map<std::string, int> earlier = times.figures( was->second ).languages;
      for ( const auto &[language, homes] : times.figures( now ).languages )
        if ( !earlier.contains( language ) )
          return true;
      return false;
    }
  }

  TeamsLack teamsLack( const HandPlan &plan, const std::map<std::int32_t, HandZone> &before, HandTimes &times,
                       const HandAnswer &answer )
  {
    TeamsLack lack;
    for ( const std::int32_t number : answer.changed )
    {
      if ( !plan.has( number ) )
        continue;
      const HandZone &zone = plan.zone( number );
      if ( zone.team.empty() )
      {
        lack.warnings.push_back( "Zone " + std::to_string( number ) + " has no team: assign teams again." );
        lack.ofZone[number] = "Zone " + std::to_string( number ) + " was made by hand and has no team";
        continue;
      }
      Roster alone;
      if ( times.question().roster )
        for ( const RosterTeam &team : times.question().roster->teams )
          if ( team.name == zone.team )
            alone.teams.push_back( team );
      if ( !alone.teams.empty() )
      {
        TeamZone one = asked( zone, times );
        std::string &missing = lack.ofZone[number];
        if ( ( alone.teams.front().minutes || alone.teams.front().rest > 0 ) &&
             times.figures( zone ).over > 0 )
          missing = "Zone " + std::to_string( number ) + " takes " +
                    std::to_string( std::lround( std::ceil( one.minutes ) ) ) + " minutes and its team has " +
                    std::to_string( std::lround( std::floor( times.teamMinutes( zone ) ) ) );
        if ( const auto count = static_cast<std::int32_t>( zone.stops.size() );
             alone.teams.front().visitsAtMost && count > *alone.teams.front().visitsAtMost )
          addRemark( missing, "Zone " + std::to_string( number ) + " has " + std::to_string( count ) +
                                  " visits and its team makes " +
                                  std::to_string( *alone.teams.front().visitsAtMost ) + " at most" );
        one.minutes = 0; // told
        addRemark( missing, assignTeams( { &one, 1 }, alone ).front().missing );
      }
      else if ( hasNewLanguage( zone, before, times ) )
        lack.ofZone[number] = "Zone " + std::to_string( number ) +
                              " was given homes of another language by hand: look whether its team speaks it";
      if ( const auto found = lack.ofZone.find( number );
           found != lack.ofZone.end() && !found->second.empty() )
        lack.warnings.push_back( found->second + '.' );
    }
    return lack;
  }
}
