// SPDX-License-Identifier: GPL-2.0-or-later
// Which packets are made, and for whom: the gate (privacy 8) and employees only (privacy 5).
//   PacketPlan plan = planPackets( zones, &roster, Role::Team, false );
#pragma once
#include "packet/packet_zone.h"
#include "privacy/roles.h"
#include "team/roster.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace doorstep
{
  struct PlannedPacket
  {
      std::optional<std::size_t> zone; // into the event's zones; none: the public sheet
      std::string recipient;           // for the register
      bool draft = true;
      std::string content{}, look{}; // digests of what it says and of how it is printed
      std::int32_t copy = 0;         // of the register; 0: none
      std::int64_t entry = 0;        // in the register; 0: none
      std::string mark{};            // of the register's entry: "12:3f9a1c"
  };

  // A zone without a packet, and why: it has no leader, or its team is not in the roster or may not go out.
  struct WithheldPacket
  {
      int zone = 0;
      const RosterTeam *team = nullptr; // the one that may not go out
      bool hasLeader = false;
  };

  struct PacketPlan
  {
      std::vector<PlannedPacket> packets;
      std::vector<WithheldPacket> withheld;
  };

  // One packet for each zone; for volunteers one for each member who is no employee. Without a roster, or
  // where a zone has no leader yet, drafts, if the role may have them. draft: of all packets.
  PacketPlan planPackets( std::span<const PacketZone> zones, const Roster *roster, Role role, bool draft );

  // Throws InputError where no packet is left.
  void requirePackets( const PacketPlan &plan, Role role );
}
