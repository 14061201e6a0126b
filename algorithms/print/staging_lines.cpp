// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/staging_lines.h"

#include "base/text.h"

namespace doorstep
{
  namespace
  {
    TeamLine lineOf( const RosterTeam &team )
    {
      TeamLine line;
      line.team = QString::fromStdString( team.name );
      line.vehicle = QString::fromStdString( team.vehicle );
      line.people = static_cast<int>( team.members.size() );
      if ( team.leader >= 0 && static_cast<std::size_t>( team.leader ) < team.members.size() )
        line.leader = QString::fromStdString( team.members[static_cast<std::size_t>( team.leader )].name );
      QStringList languages;
      for ( const std::string &code : team.languages )
        languages << QString::fromStdString( code ).toUpper();
      line.languages = languages.join( ' ' );
      return line;
    }
  }

  std::map<QString, std::vector<TeamLine>> stagingLines( const PrintEvent &event, const Roster &roster )
  {
    std::map<QString, std::vector<TeamLine>> lines;
    for ( const RosterTeam &team : roster.teams )
    {
      QStringList zones;
      QString staging = QString::fromStdString( team.staging );
      for ( const PrintZone &zone : event.zones )
        if ( sameName( zone.team.toStdString(), team.name ) )
        {
          zones << QString::number( zone.zone );
          staging = zone.staging.isEmpty() ? staging : zone.staging;
        }
      if ( zones.isEmpty() )
        continue;
      TeamLine line = lineOf( team );
      line.zones = zones.join( QStringLiteral( ", " ) );
      lines[staging].push_back( std::move( line ) );
    }
    return lines;
  }
}
