// SPDX-License-Identifier: GPL-2.0-or-later
// Which packets are issued, to whom, and what the register says of them: the gate (privacy 8), employees only
// (privacy 5) and the register (privacy 11).
#pragma once
#include "print/packet_maker.h"
#include "privacy/register.h"
#include "processing/teammaps_options.h"
#include "team/roster.h"

#include <optional>

class QgsProcessingFeedback;

namespace doorstep
{
  struct PlannedPacket
  {
      const PrintZone *zone = nullptr; // null: the public sheet
      std::string recipient;           // for the register
      bool draft = true;
      QString copy;              // of its file's name
      QString mark;              // of its pages: the copy, the register's entry and the start of its hash
      std::int64_t entry = 0;    // in the register; 0: none
      QString content{}, look{}; // print/packet_content.h
  };

  // One packet for each zone; for volunteers one for each member who is no employee. Without a roster, or
  // where a zone has no leader yet, drafts. A team that may not go out gets none, and a warning says why.
  std::vector<PlannedPacket> planPackets( const PrintEvent &event, const Roster *roster,
                                          const TeamMapsOptions &options, QgsProcessingFeedback *feedback );

  // What the crosswalk tells the leader's packets.
  struct OpenedCrosswalk
  {
      Households households; // lines by visit
      QByteArray key;        // for digests of what the pages say
  };

  // Throws InputError: wrong passphrase, another event's crosswalk, a column of
  // LEADER_FIELDS that was not sealed.
  OpenedCrosswalk openHouseholds( const TeamMapsOptions &options, const PrintEvent &event );

  // The teams of each staging place, for the desk.
  std::map<QString, std::vector<TeamLine>> stagingLines( const PrintEvent &event, const Roster &roster );

  // The register, with the event's key where there is one.
  Register openRegister( const TeamMapsOptions &options );

  // Entries of the packets in the register. What was not kept is marked void when this goes.
  class IssuedPackets
  {
    public:
      // Sets the packets' copy numbers. pages: of each packet.
      IssuedPackets( const TeamMapsOptions &options, std::vector<PlannedPacket> &packets,
                     const std::vector<int> &pages );
      IssuedPackets( const IssuedPackets & ) = delete;
      IssuedPackets &operator=( const IssuedPackets & ) = delete;
      ~IssuedPackets();
      void keep() { mKept = true; }

    private:
      std::optional<Register> mRegister;
      std::vector<RegisterEntry> mEntries;
      bool mKept = false;
  };

}
