// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/pins.h"

#include "base/error.h"
#include "base/index.h"
#include "base/text.h"
#include "morning/shifts.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    // What visits ask of the team that they share.
    struct Demand
    {
        std::uint64_t languages = 0;
        std::int32_t staging = -1; // -1: any
        std::int32_t team = -1;    // that one of them is pinned to; -1: none
        std::int32_t visits = 0;
        double doors = 0;                           // minutes
        std::uint64_t shifts = ~std::uint64_t{ 0 }; // bits of those that it may be in
    };

    struct PinnedZone
    {
        std::vector<std::size_t> visits;
        Demand pinned;       // of the visits that must be in it
        Demand all;          // … and of those that were in it in the earlier plan
        bool wasOne = false; // in the earlier plan
    };

    // Of a zone of the earlier plan; -1: not known, or there is none.
    std::int32_t earlierShift( const PlanQuestion &question, std::int32_t zone )
    {
      const auto found = std::find_if( question.previous.begin(), question.previous.end(),
                                       [&]( const auto &earlier ) { return earlier.second.zone == zone; } );
      return found == question.previous.end() ? -1 : found->second.shift;
    }

    // Zones go on with the teams that have their paper; what visits are pinned to was decided already.
    void keepEarlierTeams( const PlanQuestion &question, const PlanPins &pins, PlanTeams &teams )
    {
      if ( !question.roster )
        return;
      std::set<std::int32_t> wanted;
      for ( const auto &earlier : question.previous )
        wanted.insert( earlier.second.zone );
      for ( const std::int32_t number : pins.zoneOfTeam )
        wanted.erase( number );
      for ( const std::int32_t number : wanted )
      {
        const auto name = question.previousTeams.find( number );
        if ( name == question.previousTeams.end() || name->second.empty() )
          continue;
        for ( std::size_t t = 0; t < teams.teams.size(); ++t )
          if ( pins.zoneOfTeam[t] == 0 && teams.teams[t].previousZone < 0 &&
               sameName( question.roster->teams[indexOf( teams.rosterTeam[t] )].name, name->second ) &&
               ( earlierShift( question, number ) < 0 ||
                 earlierShift( question, number ) == teams.teams[t].shift ) )
          {
            teams.teams[t].previousZone = number;
            break;
          }
      }
    }

    // Bits of the shifts that the visit may be in.
    std::uint64_t shiftMask( const PlanQuestion &question, const PlanVisit &visit )
    {
      const std::uint64_t met = shiftsFor( question, visit.times );
      return met == 0 ? ~std::uint64_t{ 0 } : met;
    }

    bool isIn( const ZoneTeam &team, std::uint64_t shifts )
    {
      return ( shifts >> static_cast<std::uint32_t>( team.shift ) & 1U ) != 0;
    }

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
        // Of several shifts the first that the team comes to and the visit's times can be met in.
        bool isThere = false;
        const std::uint64_t mask = shiftMask( question, question.visits[v] );
        for ( std::size_t t = 0; t < teams.rosterTeam.size() && pins.team[v] < 0; ++t )
          if ( question.roster->teams[indexOf( teams.rosterTeam[t] )].name == name )
          {
            isThere = true;
            if ( isIn( teams.teams[t], mask ) )
              pins.team[v] = static_cast<std::int32_t>( t );
          }
        if ( !isThere )
          pins.hindrance[v] = "its pin_team is no team of the roster that may go out";
        else if ( pins.team[v] < 0 )
          pins.hindrance[v] = "its pin_team comes to no shift at its time";
      }
    }

    void add( const PlanQuestion &question, const PlanTeams &teams, const PlanPins &pins, std::size_t v,
              Demand &demand )
    {
      demand.languages |= teams.needed( question.visits[v].languages );
      if ( const std::int32_t staging = stagingOf( question, question.visits[v].group ); staging >= 0 )
        demand.staging = staging;
      demand.team = std::max( demand.team, pins.team[v] );
      ++demand.visits;
      demand.doors += question.visits[v].minutes;
      demand.shifts &= shiftMask( question, question.visits[v] );
    }

    // The pinned zones by number, and what the visits ask that must be or were in them.
    std::map<std::int32_t, PinnedZone> pinnedZones( const PlanQuestion &question, const PlanTeams &teams,
                                                    const PlanPins &pins )
    {
      std::map<std::int32_t, PinnedZone> zones;
      const auto usable = [&]( std::size_t v )
      { return question.visits[v].hindrance.empty() && pins.hindrance[v].empty(); };
      for ( std::size_t v = 0; v < question.visits.size(); ++v )
        if ( const std::int32_t number = question.visits[v].pinZone; number > 0 && usable( v ) )
        {
          PinnedZone &zone = zones[number];
          zone.visits.push_back( v );
          add( question, teams, pins, v, zone.pinned );
          add( question, teams, pins, v, zone.all );
        }
      for ( std::size_t v = 0; v < question.visits.size(); ++v )
        if ( const auto old = question.previous.find( question.visits[v].code );
             old != question.previous.end() && question.visits[v].pinZone <= 0 && usable( v ) )
          if ( const auto zone = zones.find( old->second.zone ); zone != zones.end() )
          {
            add( question, teams, pins, v, zone->second.all );
            zone->second.wasOne = true;
          }
      // A zone stays in its shift.
      for ( auto &[number, zone] : zones )
        if ( const std::int32_t shift = earlierShift( question, number ); shift >= 0 )
          for ( Demand *demand : { &zone.pinned, &zone.all } )
            demand->shifts &= std::uint64_t{ 1 } << static_cast<std::uint32_t>( shift );
      return zones;
    }

    bool suits( const ZoneTeam &team, const Demand &zone )
    {
      return ( zone.languages & ~team.languages ) == 0 && isIn( team, zone.shifts ) &&
             ( team.staging < 0 || zone.staging < 0 || team.staging == zone.staging );
    }

    // Whether a team may make so many visits, and has the minutes that they take at the door.
    bool hasRoom( const ZoneTeam &team, const Demand &zone, double budget )
    {
      return ( team.visitsAtMost == 0 || zone.visits <= team.visitsAtMost ) &&
             zone.doors <= budget - team.less.value();
    }

    // The first team that no visit is pinned to, that suits and, where it is asked, has room; -1: none.
    std::int32_t freeTeam( const Demand &zone, const PlanTeams &teams, const PlanPins &pins, double budget,
                           bool withRoom )
    {
      for ( std::size_t t = 0; t < teams.teams.size(); ++t )
      {
        const ZoneTeam &team = teams.teams[t];
        const auto index = static_cast<std::int32_t>( t );
        if ( pins.zoneOfTeam[t] == 0 && suits( team, zone ) &&
             ( !withRoom || hasRoom( team, zone, budget ) ) &&
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
    for ( const PlanVisit &visit : question.visits )
      if ( !visit.apart.empty() )
        groups.emplace( visit.apart, 0 );
    const std::map<std::int32_t, PinnedZone> zones = pinnedZones( question, teams, pins );
    std::int32_t number = 0;
    for ( auto &group : groups )
      group.second = number++;
    for ( std::size_t v = 0; v < count; ++v )
      if ( !question.visits[v].apart.empty() )
        pins.apart[v] = groups.at( question.visits[v].apart );

    // Without a roster as many equal teams as could ever be needed.
    if ( !question.roster && !zones.empty() && question.shifts.empty() )
      teams.teams.resize( std::max( zones.size(), question.teams > 0 ? indexOf( question.teams ) : count ) );
    pins.zoneOfTeam.assign( teams.teams.size(), 0 );
    for ( const auto &[zoneNumber, zone] : zones )
    {
      // A team that suits those who were in the zone lets them stay; whoever must be in it comes first.
      const auto isFree = [&]( std::int32_t t ) { return t >= 0 && pins.zoneOfTeam[indexOf( t )] == 0; };
      std::int32_t team = zone.pinned.team;
      if ( team < 0 && isFree( zone.all.team ) &&
           suits( teams.teams[indexOf( zone.all.team )], zone.pinned ) )
        team = zone.all.team;
      for ( const bool withRoom : { true, false } )
        for ( const Demand *demand : { &zone.all, &zone.pinned } )
          if ( team < 0 )
            team = freeTeam( *demand, teams, pins, question.teamMinutes, withRoom );
      if ( isFree( team ) )
      {
        pins.zoneOfTeam[indexOf( team )] = zoneNumber;
        if ( zone.wasOne )
          teams.teams[indexOf( team )].previousZone = zoneNumber;
      }
      for ( const std::size_t v : zone.visits )
        if ( team < 0 || pins.zoneOfTeam[indexOf( team )] != zoneNumber ||
             ( pins.team[v] >= 0 && pins.team[v] != team ) )
          pins.hindrance[v] = "no team is left for its pin_zone, or its pin_team has another zone";
        else
          pins.team[v] = team;
    }
    keepEarlierTeams( question, pins, teams );
    return pins;
  }

  std::vector<std::int32_t> zoneNumbers( const ZonePlan &plan, const PlanQuestion &question,
                                         const PlanPins &pins )
  {
    std::set<std::int32_t> taken( pins.zoneOfTeam.begin(), pins.zoneOfTeam.end() );
    std::vector<std::int32_t> numbers;
    for ( const ZoneRoute &route : plan.routes )
      numbers.push_back( route.team >= 0 ? pins.zoneOfTeam[indexOf( route.team )] : 0 );
    for ( std::size_t r = 0; r < numbers.size(); ++r )
      if ( const std::int32_t old = plan.routes[r].previousZone;
           numbers[r] == 0 && old > 0 && taken.insert( old ).second )
        numbers[r] = old;
    for ( const auto &earlier : question.previous )
      taken.insert( earlier.second.zone );
    std::int32_t next = 1;
    for ( std::int32_t &number : numbers )
      if ( number == 0 )
      {
        while ( taken.contains( next ) )
          ++next;
        number = next++;
      }
    return numbers;
  }
}
