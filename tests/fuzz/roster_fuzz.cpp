// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the roster: any rows make teams, each with its members once, whatever stands in the
// cells.
#include "team/roster.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  // Cells end with a line end, rows with eight cells.
  std::vector<RosterRow> rows( 1 );
  std::size_t cell = 0;
  const auto cellOf = []( RosterRow &row, std::size_t which ) -> std::string &
  {
    std::string *const cells[] = { &row.team,     &row.staging,   &row.member,  &row.role,
                                   &row.employee, &row.agreement, &row.vehicle, &row.wishes };
    return *cells[which];
  };
  for ( std::size_t i = 0; i < size; ++i )
  {
    if ( data[i] != '\n' )
    {
      cellOf( rows.back(), cell ) += static_cast<char>( data[i] );
      continue;
    }
    if ( ++cell == 8 )
    {
      rows.back().languages = { rows.back().role.substr( 0, 2 ) };
      rows.emplace_back().row = static_cast<std::int32_t>( rows.size() );
      cell = 0;
    }
  }
  const Roster roster = readRoster( rows );
  std::size_t members = 0;
  for ( const RosterTeam &team : roster.teams )
  {
    members += team.members.size();
    if ( team.name.empty() || team.leader >= static_cast<std::int32_t>( team.members.size() ) ||
         ( team.mayGoOut() && team.leader < 0 ) ||
         !std::is_sorted( team.languages.begin(), team.languages.end() ) )
      std::abort();
  }
  if ( members > rows.size() )
    std::abort();
  return 0;
}
