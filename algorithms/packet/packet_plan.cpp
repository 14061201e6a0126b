// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/packet_plan.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    const RosterTeam *teamOf( const Roster &roster, const std::string &name )
    {
      const auto found =
          std::find_if( roster.teams.begin(), roster.teams.end(),
                        [&]( const RosterTeam &team ) { return sameName( team.name, name ); } );
      return found == roster.teams.end() ? nullptr : &*found;
    }

    void addPackets( std::vector<PlannedPacket> &packets, std::size_t zone, const RosterTeam &team, Role role,
                     bool draft )
    {
      if ( role != Role::Volunteer )
      {
        packets.push_back( { zone, team.members[static_cast<std::size_t>( team.leader )].name, draft } );
        return;
      }
      for ( const TeamMember &member : team.members )
        if ( roleOfMember( member.employee, member.leads ) == Role::Volunteer )
          packets.push_back( { zone, member.name, draft } );
    }
  }

  PacketPlan planPackets( std::span<const PacketZone> zones, const Roster *roster, Role role, bool draft )
  {
    PacketPlan plan;
    if ( role == Role::Public )
    {
      plan.packets.push_back( { std::nullopt, "press and briefing", draft } );
      return plan;
    }
    for ( std::size_t z = 0; z < zones.size(); ++z )
    {
      const PacketZone &zone = zones[z];
      if ( !roster || zone.team.empty() || zone.leader.empty() )
      {
        if ( rulesOf( role ).draftAllowed )
          plan.packets.push_back( { z, {}, true } );
        else
          plan.withheld.push_back( { zone.zone } );
        continue;
      }
      // The gate holds for drafts as well: such a team gets no paper.
      const RosterTeam *team = teamOf( *roster, zone.team );
      if ( team && team->mayGoOut() )
        addPackets( plan.packets, z, *team, role, draft );
      else
        plan.withheld.push_back( { zone.zone, team, true } );
    }
    return plan;
  }

  void requirePackets( const PacketPlan &plan, Role role )
  {
    if ( plan.packets.empty() )
      throw InputError(
          role == Role::Volunteer
              ? "No packet to print: every member in ROSTER is an employee, or no team may go out."
              : "No packet to print: no zone has a team that may go out (see ROSTER: an employee who leads, "
                "and every agreement recorded)." );
  }
}
