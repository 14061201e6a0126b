// SPDX-License-Identifier: GPL-2.0-or-later
// What the register says of the packets of one run (privacy 11).
#pragma once
#include "packet/packet_plan.h"
#include "privacy/register.h"

namespace doorstep
{
  // What the entries of one run have in common.
  struct IssueCard
  {
      std::string event, purpose;
      Role role = Role::Team;
  };

  // Entries of the packets in the register. What was not kept is marked void when this goes.
  class IssuedPackets
  {
    public:
      // Sets entry, copy and mark of each packet that is no draft. pages: of each packet. Throws InputError
      // as Register::append does.
      IssuedPackets( Register book, const IssueCard &card, std::span<const PacketZone> zones,
                     std::vector<PlannedPacket> &packets, std::span<const int> pages );
      IssuedPackets( const IssuedPackets & ) = delete;
      IssuedPackets &operator=( const IssuedPackets & ) = delete;
      ~IssuedPackets();
      void keep() { mKept = true; }

    private:
      Register mBook;
      std::vector<RegisterEntry> mEntries;
      bool mKept = false;
  };
}
