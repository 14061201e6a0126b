#include "processing/plan_pins.h"

#include "base/error.h"
#include "base/index.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // What all visits of a pinned zone ask of its team.
    struct PinnedZone
    {
        std::vector<std::size_t> visits;
        std::uint64_t languages = 0;
        std::int32_t staging = -1; // -1: any
        std::int32_t team = -1;    // that one of them is pinned to; -1: none
    };

    std::int32_t stagingOf( const PlanQuestion &question, const std::string &group )
    {
      for ( std::size_t s = 0; s < question.stagings.size(); ++s )
        if ( !group.empty() && question.stagings[s].group == group )
          return static_cast<std::int32_t>( s );
      return -1;
    }

    void pinToTeams( const PlanQuestion &question, const PlanTeams &teams, PlanPins &pins )
    {
      for ( std::size_t v = 0; v < question.visits.size(); ++v )
      {
        const std::string &name = question.visits[v].pinTeam;
        if ( name.empty() )
          continue;
        if ( !question.roster )
          throw InputError(
              "VISITS has a column pin_team, and no ROSTER was given: give the roster that names "
              "the teams, or leave the column out." );
        const auto found = std::find_if( teams.rosterTeam.begin(), teams.rosterTeam.end(),
                                         [&]( std::int32_t t )
                                         { return question.roster->teams[indexOf( t )].name == name; } );
        if ( found == teams.rosterTeam.end() )
          pins.hindrance[v] = "its pin_team is no team of the roster that may go out";
        else
          pins.team[v] = static_cast<std::int32_t>( found - teams.rosterTeam.begin() );
      }
    }

    // The first team that no visit is pinned to and that suits; -1: none.
    std::int32_t freeTeam( const PinnedZone &zone, const PlanTeams &teams, const PlanPins &pins )
    {
      for ( std::size_t t = 0; t < teams.teams.size(); ++t )
      {
        const ZoneTeam &team = teams.teams[t];
        const auto index = static_cast<std::int32_t>( t );
        if ( pins.zoneOfTeam[t] == 0 && ( zone.languages & ~team.languages ) == 0 &&
             ( team.staging < 0 || zone.staging < 0 || team.staging == zone.staging ) &&
             std::find( pins.team.begin(), pins.team.end(), index ) == pins.team.end() )
          return index;
      }
      return -1;
    }
  }

  PlanPins planPins( const PlanQuestion &question, PlanTeams &teams )
  {
    const std::size_t count = question.visits.size();
    PlanPins pins;
    pins.team.assign( count, -1 );
    pins.apart.assign( count, -1 );
    pins.hindrance.resize( count );
    pinToTeams( question, teams, pins );

    std::map<std::string, std::int32_t> groups;
    std::map<std::int32_t, PinnedZone> zones;
    for ( std::size_t v = 0; v < count; ++v )
    {
      const PlanVisit &visit = question.visits[v];
      if ( !visit.apart.empty() )
        groups.emplace( visit.apart, 0 );
      if ( visit.pinZone <= 0 || !visit.hindrance.empty() || !pins.hindrance[v].empty() )
        continue;
      PinnedZone &zone = zones[visit.pinZone];
      zone.visits.push_back( v );
      zone.languages |= teams.needed( visit.languages );
      if ( const std::int32_t staging = stagingOf( question, visit.group ); staging >= 0 )
        zone.staging = staging;
      zone.team = std::max( zone.team, pins.team[v] );
    }
    std::int32_t number = 0;
    for ( auto &group : groups )
      group.second = number++;
    for ( std::size_t v = 0; v < count; ++v )
      if ( !question.visits[v].apart.empty() )
        pins.apart[v] = groups.at( question.visits[v].apart );

    // Without a roster as many equal teams as could ever be needed.
    if ( !question.roster && !zones.empty() )
      teams.teams.resize( std::max( zones.size(), question.teams > 0 ? indexOf( question.teams ) : count ) );
    pins.zoneOfTeam.assign( teams.teams.size(), 0 );
    for ( const auto &[zoneNumber, zone] : zones )
    {
      const std::int32_t team = zone.team >= 0 ? zone.team : freeTeam( zone, teams, pins );
      if ( team >= 0 && pins.zoneOfTeam[indexOf( team )] == 0 )
        pins.zoneOfTeam[indexOf( team )] = zoneNumber;
      for ( const std::size_t v : zone.visits )
        if ( team < 0 || pins.zoneOfTeam[indexOf( team )] != zoneNumber ||
             ( pins.team[v] >= 0 && pins.team[v] != team ) )
          pins.hindrance[v] = "no team is left for its pin_zone, or its pin_team has another zone";
        else
          pins.team[v] = team;
    }
    return pins;
  }
}
