// SPDX-License-Identifier: GPL-2.0-or-later
#include "team/team_assignment.h"

#include "base/optimal_assignment.h"
#include "base/remarks.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace doorstep
{
  namespace
  {
    bool speaks( const RosterTeam &team, const std::string &language )
    {
      // Whoever goes to doors speaks English, whether the roster says so or not.
      return language == "en" || std::binary_search( team.languages.begin(), team.languages.end(), language );
    }

    // Minutes of zones are told to a tenth.
    bool hasTimeFor( const RosterTeam &team, const TeamZone &zone )
    {
      constexpr double rounding = 0.051;
      // A zone that is over all teams' time is for whoever has all of it.
      if ( team.rest > 0 && zone.teamMinutes > 0 )
        return zone.minutes <= team.minutesOf( zone.teamMinutes ) + rounding;
      return !team.minutes || zone.minutes <= team.minutesOf( *team.minutes ) + rounding;
    }

    bool isThere( const RosterTeam &team, const TeamZone &zone )
    {
      return zone.shift.empty() || team.comesTo( zone.shift );
    }

    bool takesAll( const RosterTeam &team, const TeamZone &zone )
    {
      return !team.visitsAtMost || zone.visits <= *team.visitsAtMost;
    }

    bool mayTake( const RosterTeam &team, const TeamZone &zone )
    {
      return team.mayGoOut() && isThere( team, zone ) && hasTimeFor( team, zone ) && takesAll( team, zone ) &&
             std::all_of( zone.pinnedTeams.begin(), zone.pinnedTeams.end(),
                          [&]( const std::string &name ) { return name == team.name; } ) &&
             ( team.staging.empty() || zone.staging.empty() || sameName( team.staging, zone.staging ) );
    }

    // Teams whose own place sends none may leave from any, as planzones has it.
    Roster withOpenStagings( Roster roster, std::span<const TeamZone> zones )
    {
      for ( RosterTeam &team : roster.teams )
        if ( std::none_of( zones.begin(), zones.end(),
                           [&]( const TeamZone &zone ) { return sameName( zone.staging, team.staging ); } ) )
          team.staging.clear();
      return roster;
    }

    bool isEarlierTeam( const RosterTeam &team, const TeamZone &zone )
    {
      return !zone.earlierTeam.empty() && sameName( team.name, zone.earlierTeam );
    }

    // Places: no team, another one than before, homes not understood, from elsewhere, 100 m driven without a
    // vehicle, wishes not met, then order.
    RankedCost costOf( const RosterTeam &team, const TeamZone &zone, bool elsewhere, std::size_t order,
                       const TeamAssignmentOptions &options )
    {
      RankedCost cost;
      if ( !mayTake( team, zone ) )
      {
        cost.places[0] = 1;
        return cost;
      }
      cost.places[1] = !zone.earlierTeam.empty() && !isEarlierTeam( team, zone );
      for ( const auto &[language, homes] : zone.homes )
        cost.places[2] += speaks( team, language ) ? 0 : homes;
      cost.places[3] = elsewhere;
      if ( team.vehicle.empty() && zone.km > options.kmOnFoot )
        cost.places[4] = std::llround( ( zone.km - options.kmOnFoot ) * 10 );
      if ( !team.wishes.empty() )
        cost.places[5] = std::none_of( team.wishes.begin(), team.wishes.end(),
                                       [&]( const std::string &wish ) {
                                         return wish == std::to_string( zone.zone ) || wish == zone.staging;
                                       } );
      // Convex in the distance of the two orders: the first team takes the first zone where all else is
      // equal.
      const auto apart = static_cast<std::int64_t>( order );
      cost.places[6] = apart * apart;
      return cost;
    }

    std::string homesInWords( std::int32_t homes, const std::string &language )
    {
      return std::to_string( homes ) + " " + languageName( language ) + "-speaking " +
             ( homes == 1 ? "home" : "homes" );
    }

    std::string missingInWords( const TeamZone &zone, const RosterTeam *team, const Roster &roster,
                                const TeamAssignmentOptions &options )
    {
      std::string text;
      const std::string name = "Zone " + std::to_string( zone.zone );
      if ( !team && zone.pinnedTeams.size() > 1 )
        return name + " has visits that are pinned to different teams";
      if ( !team && !zone.pinnedTeams.empty() )
        return name + " has no team: the one that its visits are pinned to may not go out there";
      if ( !team && std::any_of( roster.teams.begin(), roster.teams.end(),
                                 [&]( const RosterTeam &t ) { return !takesAll( t, zone ); } ) )
        return name + " has no team: none is left that may go out from its staging place and makes its " +
               std::to_string( zone.visits ) + " visits in its time";
      if ( !team && std::any_of( roster.teams.begin(), roster.teams.end(),
                                 [&]( const RosterTeam &t ) { return !hasTimeFor( t, zone ); } ) )
        return name + " has no team: none is left that may go out from its staging place and has its " +
               std::to_string( std::lround( zone.minutes ) ) + " minutes";
      if ( !team )
        return name + " has no team: none is left that may go out from its staging place";
      for ( const auto &[language, homes] : zone.homes )
        if ( homes > 0 && !speaks( *team, language ) )
        {
          const bool any = std::any_of( roster.teams.begin(), roster.teams.end(),
                                        [&, l = language]( const RosterTeam &t )
                                        { return mayTake( t, zone ) && speaks( t, l ); } );
          addRemark( text, name + " has " + homesInWords( homes, language ) +
                               ( any ? " and no team left that speaks it" : " and no team that speaks it" ) );
        }
      if ( team->vehicle.empty() && zone.km > options.kmOnFoot )
        addRemark( text, name + " takes " + std::to_string( std::lround( zone.km ) ) +
                             " km and no team left has a vehicle" );
      return text;
    }
  }

  std::string countedLanguage( const std::vector<std::string> &codes )
  {
    if ( codes.empty() )
      return {};
    return std::find( codes.begin(), codes.end(), "en" ) != codes.end() ? "en" : codes.front();
  }

  namespace
  {
    std::vector<TeamChoice> assignInShift( std::span<const TeamZone> zones, const Roster &given,
                                           const TeamAssignmentOptions &options )
    {
      const Roster roster = withOpenStagings( given, zones );
      // Teams with a zone's order nearest to theirs come first; beyond the teams, a column a zone for "no
      // team".
      const std::size_t teams = roster.teams.size();
      const auto cost = [&]( std::size_t z, std::size_t t )
      {
        if ( t < teams )
        {
          const bool elsewhere = roster.teams[t].staging != given.teams[t].staging;
          return costOf( roster.teams[t], zones[z], elsewhere, z > t ? z - t : t - z, options );
        }
        RankedCost none;
        none.places[0] = 1;
        return none;
      };
      const std::vector<std::int32_t> teamOf = optimalAssignment( zones.size(), teams + zones.size(), cost );
      std::vector<TeamChoice> choices;
      for ( std::size_t z = 0; z < zones.size(); ++z )
      {
        const auto t = static_cast<std::size_t>( teamOf[z] );
        const bool found = t < teams && mayTake( roster.teams[t], zones[z] );
        choices.push_back(
            { zones[z].zone, found ? teamOf[z] : -1,
              missingInWords( zones[z], found ? &roster.teams[t] : nullptr, roster, options ) } );
      }
      return choices;
    }
  }

  std::vector<TeamChoice> assignTeams( std::span<const TeamZone> zones, const Roster &given,
                                       const TeamAssignmentOptions &options )
  {
    std::vector<TeamChoice> choices( zones.size() );
    std::map<std::string, std::vector<std::size_t>> shifts;
    for ( std::size_t z = 0; z < zones.size(); ++z )
      shifts[lowerAscii( zones[z].shift )].push_back( z );
    for ( const auto &[shift, indices] : shifts )
    {
      std::vector<TeamZone> own;
      for ( const std::size_t z : indices )
        own.push_back( zones[z] );
      const std::vector<TeamChoice> found = assignInShift( own, given, options );
      for ( std::size_t i = 0; i < indices.size(); ++i )
        choices[indices[i]] = found[i];
    }
    return choices;
  }
}
