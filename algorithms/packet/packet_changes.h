// SPDX-License-Identifier: GPL-2.0-or-later
// What became of zones' packets since they were printed, for the staging desk: codes and teams, no name and
// no address.
#pragma once
#include "packet/packet_list.h"
#include "packet/packet_plan.h"
#include "privacy/register.h"

namespace doorstep
{
  struct PacketChange
  {
      int zone = 0, stops = 0;
      std::string team, earlierTeam;
      bool isPrinted = false;               // there is a new packet; else there is none any more
      bool isNew = false;                   // the zone had none before
      bool isReordered = false;             // stops that stay go in another order
      std::vector<std::string> added, gone; // codes
      std::vector<std::int32_t> takeBack;   // numbers of the copies that are void
  };

  struct EarlierPacket
  {
      const FiledPacket *packet = nullptr;
      bool isStale = false; // it says something else than what is true now
  };

  // By zone. earlier: of this role, of zones; printed: of this run, into zones; issued: the register's
  // entries.
  std::vector<PacketChange> packetChanges( std::span<const EarlierPacket> earlier,
                                           std::span<const PlannedPacket> printed,
                                           std::span<const PacketZone> zones,
                                           std::span<const RegisterEntry> issued );
}
