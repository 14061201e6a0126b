// SPDX-License-Identifier: GPL-2.0-or-later
// Three zones, a team for each, and packets that say something.
#pragma once
#include "packet/packet_plan.h"

#include <gtest/gtest.h>

namespace doorstep::test
{
  inline std::vector<PacketZone> threeZones()
  {
    std::vector<PacketZone> zones;
    for ( int z = 1; z <= 3; ++z )
    {
      const std::string number = std::to_string( z );
      PacketZone zone{ z, "Central School", "T" + number, "Lead" + number, {} };
      for ( int s = 1; s <= 3; ++s )
        zone.stops.push_back( { s, "Z" + number + "-S" + std::to_string( s ), 1, 12 } );
      zones.push_back( std::move( zone ) );
    }
    return zones;
  }

  inline RosterTeam teamNamed( const std::string &name, const std::string &leader )
  {
    RosterTeam team;
    team.name = name;
    team.leader = 1;
    team.row = 4;
    team.members = { { "Helper of " + name, "volunteer", false, false, true },
                     { leader, "leader", true, true, true } };
    return team;
  }

  inline Roster threeTeams()
  {
    return { { teamNamed( "T1", "Lead1" ), teamNamed( "T2", "Lead2" ), teamNamed( "T3", "Lead3" ) } };
  }
}
