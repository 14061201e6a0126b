// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/teams.h"

#include "base/error.h"
#include "base/index.h"
#include "base/text.h"
#include "morning/shifts.h"

#include <algorithm>
#include <numeric>

namespace doorstep
{
  namespace
  {
    // Index of the staging place of that name, in any letter case; -1: none.
    std::int32_t stagingNamed( const PlanQuestion &question, const std::string &name )
    {
      const auto found = std::find_if( question.stagings.begin(), question.stagings.end(),
                                       [&]( const PlanStaging &s ) { return sameName( s.name, name ); } );
      return found == question.stagings.end()
                 ? -1
                 : static_cast<std::int32_t>( found - question.stagings.begin() );
    }

    void tellOfSilence( const PlanQuestion &question, const PlanTeams &teams,
                        std::vector<std::string> &warnings )
    {
      std::map<std::string, int> silent;
      for ( const PlanVisit &visit : question.visits )
        if ( const std::string language = teams.unspoken( visit.languages ); !language.empty() )
          ++silent[language];
      for ( const auto &[language, homes] : silent )
        warnings.push_back( "No team of the roster speaks " + languageName( language ) +
                            ", the language of " + std::to_string( homes ) +
                            ( homes == 1 ? " home" : " homes" ) + "." );
    }
  }

  std::uint64_t PlanTeams::needed( const std::vector<std::string> &languages ) const
  {
    std::uint64_t best = 0;
    int most = 0;
    for ( const std::string &language : languages )
    {
      if ( language == "en" )
        return 0;
      if ( const auto found = bit.find( language ); found != bit.end() && speakers.at( language ) > most )
      {
        most = speakers.at( language );
        best = found->second;
      }
    }
    return best;
  }

  std::string PlanTeams::unspoken( const std::vector<std::string> &languages ) const
  {
    const bool understood =
        needed( languages ) != 0 || std::find( languages.begin(), languages.end(), "en" ) != languages.end();
    return understood || languages.empty() ? std::string() : languages.front();
  }

  namespace
  {
    // Without a roster: as many equal teams in each shift as it has, or as could ever be needed.
    void addEqualTeams( const PlanQuestion &question, PlanTeams &teams )
    {
      for ( std::size_t s = 0; s < question.shifts.size(); ++s )
      {
        const PlanShift &shift = question.shifts[s];
        ZoneTeam team;
        team.shift = static_cast<std::int32_t>( s );
        team.leaves = Minutes{ leavesOf( question, team.shift ) };
        team.less = Minutes{ question.teamMinutes - shift.minutes };
        teams.teams.insert( teams.teams.end(),
                            shift.teams > 0 ? std::min( indexOf( shift.teams ), question.visits.size() )
                                            : question.visits.size(),
                            team );
      }
    }

    // The team as it goes out in each shift that it comes to.
    std::vector<ZoneTeam> inShifts( const PlanQuestion &question, const RosterTeam &team,
                                    const ZoneTeam &asked )
    {
      std::vector<ZoneTeam> teams;
      for ( std::size_t s = 0; s < question.shifts.size(); ++s )
      {
        const PlanShift &shift = question.shifts[s];
        if ( !team.comesTo( shift.name ) )
          continue;
        ZoneTeam &one = teams.emplace_back( asked );
        one.shift = static_cast<std::int32_t>( s );
        one.leaves = Minutes{ leavesOf( question, one.shift ) };
        one.less = Minutes{ question.teamMinutes - team.minutesOf( shift.minutes ) };
      }
      return teams;
    }

    void requireKnownShifts( const PlanQuestion &question, const RosterTeam &team )
    {
      for ( const std::string &name : team.shifts )
        if ( shiftNamed( question, name ) < 0 )
          throw InputError( "ROSTER, row " + std::to_string( team.row ) +
                            ": the team's shift is none of SHIFTS; write it as it stands there." );
    }

    // Teams of the first shift first.
    void sortByShift( PlanTeams &teams )
    {
      std::vector<std::size_t> order( teams.teams.size() );
      std::iota( order.begin(), order.end(), 0 );
      std::stable_sort( order.begin(), order.end(),
                        [&]( std::size_t a, std::size_t b )
                        { return teams.teams[a].shift < teams.teams[b].shift; } );
      const PlanTeams before = teams;
      for ( std::size_t t = 0; t < order.size(); ++t )
      {
        teams.teams[t] = before.teams[order[t]];
        teams.rosterTeam[t] = before.rosterTeam[order[t]];
      }
    }

    void tellOfShifts( const PlanQuestion &question, const PlanTeams &teams,
                       std::vector<std::string> &warnings )
    {
      for ( std::size_t s = 0; s < question.shifts.size(); ++s )
        if ( std::none_of( teams.teams.begin(), teams.teams.end(),
                           [&]( const ZoneTeam &team ) { return indexOf( team.shift ) == s; } ) )
          warnings.push_back( "SHIFTS, row " + std::to_string( question.shifts[s].row ) +
                              ": no team of ROSTER comes to this shift." );
      const auto hasShifts = []( const RosterTeam &team ) { return !team.shifts.empty(); };
      if ( question.shifts.empty() &&
           std::any_of( question.roster->teams.begin(), question.roster->teams.end(), hasShifts ) )
        warnings.push_back(
            "ROSTER says in its column shift who comes when, and SHIFTS is not given: all teams "
            "are taken to be there." );
    }
  }

  PlanTeams planTeams( const PlanQuestion &question, std::vector<std::string> &warnings )
  {
    PlanTeams result;
    if ( !question.roster )
    {
      addEqualTeams( question, result );
      return result;
    }
    std::size_t elsewhere = 0, ready = 0;
    for ( const RosterTeam &team : question.roster->teams )
      if ( team.mayGoOut() )
        for ( const std::string &language : team.languages )
          ++result.speakers[language];
    for ( const auto &[language, count] : result.speakers )
      if ( result.bit.size() < 64 && language != "en" )
        result.bit.emplace( language, std::uint64_t{ 1 } << result.bit.size() );

    for ( std::size_t t = 0; t < question.roster->teams.size(); ++t )
    {
      const RosterTeam &team = question.roster->teams[t];
      if ( !team.mayGoOut() )
      {
        warnings.push_back( "ROSTER: the team of row " + std::to_string( team.row ) + " " +
                            std::string( inWords( team.hindrance ) ) + " and is left out." );
        continue;
      }
      ++ready;
      ZoneTeam asked;
      if ( !team.staging.empty() )
      {
        asked.staging = stagingNamed( question, team.staging );
        elsewhere += asked.staging < 0 ? 1 : 0;
      }
      for ( const std::string &language : team.languages )
        if ( const auto found = result.bit.find( language ); found != result.bit.end() )
          asked.languages |= found->second;
      asked.less = Minutes{ question.teamMinutes - team.minutesOf( question.teamMinutes ) };
      asked.visitsAtMost = team.visitsAtMost.value_or( 0 );
      if ( !question.shifts.empty() )
        requireKnownShifts( question, team );
      for ( const ZoneTeam &one :
            question.shifts.empty() ? std::vector{ asked } : inShifts( question, team, asked ) )
      {
        result.teams.push_back( one );
        result.rosterTeam.push_back( static_cast<std::int32_t>( t ) );
      }
    }
    sortByShift( result );
    if ( ready == 0 )
      throw InputError(
          "ROSTER has no team that may go out: each needs an employee as leader, and every member's "
          "agreement recorded." );
    if ( elsewhere > 0 )
      warnings.push_back( "ROSTER: the staging of " + std::to_string( elsewhere ) +
                          " teams is none of STAGING; they may leave from any." );
    tellOfShifts( question, result, warnings );
    tellOfSilence( question, result, warnings );
    return result;
  }
}
