// SPDX-License-Identifier: GPL-2.0-or-later
#include "team/roster.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"

#include <algorithm>
#include <functional>
#include <map>

namespace doorstep
{
  namespace
  {
    std::string keyOf( std::string_view text )
    {
      return lowerAscii( trimmedOf( text, " \t\r\n." ) );
    }

    // Two or more groups of digits with a separator between: 2026-03-04, 3/4/26, 4.3.2026.
    bool isDate( const std::string &text )
    {
      int groups = 0;
      bool inDigits = false;
      for ( const char c : text )
      {
        const bool digit = c >= '0' && c <= '9';
        if ( !digit && c != '-' && c != '/' && c != '.' && c != ':' && c != ' ' && c != 't' && c != 'z' )
          return false;
        groups += digit && !inDigits ? 1 : 0;
        inDigits = digit;
      }
      return groups >= 3;
    }

    bool leads( const std::string &role )
    {
      const std::string word = keyOf( role );
      return word.find( "lead" ) != std::string::npos || word.find( "líder" ) != std::string::npos ||
             word.find( "lider" ) != std::string::npos;
    }

    std::vector<std::string> split( const std::string &text, const char *between )
    {
      std::vector<std::string> parts;
      for ( std::size_t from = 0; from <= text.size(); )
      {
        const std::size_t end = std::min( text.find_first_of( between, from ), text.size() );
        if ( std::string part = trimmedOf( std::string_view( text ).substr( from, end - from ) );
             !part.empty() )
          parts.push_back( std::move( part ) );
        from = end + 1;
      }
      return parts;
    }

    void settle( RosterTeam &team )
    {
      std::sort( team.languages.begin(), team.languages.end() );
      team.languages.erase( std::unique( team.languages.begin(), team.languages.end() ),
                            team.languages.end() );
      bool anyLeads = false;
      for ( std::size_t m = 0; m < team.members.size(); ++m )
      {
        anyLeads = anyLeads || team.members[m].leads;
        if ( team.leader < 0 && team.members[m].leads && team.members[m].employee )
          team.leader = static_cast<std::int32_t>( m );
      }
      const bool allAgreed = std::all_of( team.members.begin(), team.members.end(),
                                          []( const TeamMember &member ) { return member.agreed; } );
      if ( !anyLeads )
        team.hindrance = TeamHindrance::NoLeader;
      else if ( team.leader < 0 )
        team.hindrance = TeamHindrance::LeaderNotEmployee;
      else if ( !allAgreed )
        team.hindrance = TeamHindrance::NoAgreement;
    }
  }

  bool saysYes( std::string_view text )
  {
    const std::string word = keyOf( text );
    for ( const char *yes : { "yes", "y", "true", "t", "1", "x", "si", "sí", "sÍ", "signed", "on file" } )
      if ( word == yes )
        return true;
    return isDate( word );
  }

  std::string_view inWords( TeamHindrance hindrance )
  {
    switch ( hindrance )
    {
    case TeamHindrance::NoLeader:
      return "has no leader";
    case TeamHindrance::LeaderNotEmployee:
      return "has no employee as leader";
    case TeamHindrance::NoAgreement:
      return "has a member without a recorded agreement";
    case TeamHindrance::None:
      break;
    }
    return "";
  }

  std::string languageName( std::string_view code )
  {
    static const std::map<std::string, std::string, std::less<>> names = []
    {
      std::map<std::string, std::string, std::less<>> read;
      for ( const CsvRow &row : parseCsv( embedded( "languages.csv" ), ',', true ) )
        if ( row.size() > 1 && row[0] != "code" )
          read.emplace( row[0], row[1] ); // the first word of a code stays
      return read;
    }();
    const auto found = names.find( code );
    return found == names.end() ? std::string( code ) : found->second;
  }

  double RosterTeam::minutesOf( double all ) const
  {
    return std::max( 0.0, std::min( minutes.value_or( all ), all ) - rest );
  }

  bool RosterTeam::comesTo( std::string_view shift ) const
  {
    return shifts.empty() || std::any_of( shifts.begin(), shifts.end(),
                                          [&]( const std::string &one ) { return sameName( one, shift ); } );
  }

  const RosterTeam *Roster::named( std::string_view name ) const
  {
    const auto found = std::find_if( teams.begin(), teams.end(),
                                     [&]( const RosterTeam &team ) { return team.name == name; } );
    return found == teams.end() ? nullptr : &*found;
  }

  Roster readRoster( std::span<const RosterRow> rows )
  {
    Roster roster;
    for ( const RosterRow &row : rows )
    {
      const std::string name = trimmedOf( row.team );
      if ( name.empty() )
        continue;
      auto team = std::find_if( roster.teams.begin(), roster.teams.end(),
                                [&]( const RosterTeam &t ) { return t.name == name; } );
      if ( team == roster.teams.end() )
      {
        roster.teams.emplace_back();
        team = roster.teams.end() - 1;
        team->name = name;
        team->row = row.row;
      }
      if ( team->staging.empty() )
        team->staging = trimmedOf( row.staging );
      if ( team->vehicle.empty() && keyOf( row.vehicle ) != "no" && keyOf( row.vehicle ) != "none" )
        team->vehicle = trimmedOf( row.vehicle );
      if ( team->shifts.empty() )
        team->shifts = split( row.shifts, ";" );
      if ( row.minutes )
        team->minutes = std::min( team->minutes.value_or( *row.minutes ), *row.minutes );
      team->rest = std::max( team->rest, row.rest.value_or( 0 ) );
      if ( row.visitsAtMost )
        team->visitsAtMost = std::min( team->visitsAtMost.value_or( *row.visitsAtMost ), *row.visitsAtMost );
      const bool isLeader = leads( row.role );
      team->members.push_back( { trimmedOf( row.member ), trimmedOf( row.role ), isLeader,
                                 saysYes( row.employee ), saysYes( row.agreement ) } );
      team->languages.insert( team->languages.end(), row.languages.begin(), row.languages.end() );
      if ( isLeader )
        for ( std::string &wish : split( row.wishes, ";," ) )
          team->wishes.push_back( std::move( wish ) );
    }
    for ( RosterTeam &team : roster.teams )
      settle( team );
    return roster;
  }
}
