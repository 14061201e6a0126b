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
      struct Desk
      {
          QString staging;
          QStringList zones;
      };
      std::map<QString, Desk> shifts; // each has its own papers: it is another day
      for ( const PrintZone &zone : event.zones )
        if ( sameName( zone.team.toStdString(), team.name ) )
        {
          Desk &desk = shifts[zone.shift];
          desk.zones << QString::number( zone.zone );
          if ( !zone.staging.isEmpty() || desk.staging.isEmpty() )
            desk.staging = zone.staging.isEmpty() ? QString::fromStdString( team.staging ) : zone.staging;
        }
      for ( const auto &[shift, desk] : shifts )
      {
        TeamLine line = lineOf( team );
        line.zones = desk.zones.join( QStringLiteral( ", " ) );
        lines[shift.isEmpty() ? desk.staging : desk.staging + QStringLiteral( ", " ) + shift].push_back(
            std::move( line ) );
      }
    }
    return lines;
  }
}
