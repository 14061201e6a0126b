// SPDX-License-Identifier: GPL-2.0-or-later
// The packets in a folder over several runs (packet_list.h): a run of another plan finds the packets of the
// earlier one, takes them out of the folder and voids them in the register; more copies of the same plan
// stay. Where only what changed is to be printed, packets that say the same as before stay as they are, byte
// for byte.
#pragma once
#include "privacy/file_set.h"
#include "privacy/register.h"
#include "processing/packet_list.h"
#include "processing/teammaps_issue.h"

#include <map>
#include <set>

class QgsProcessingFeedback;

namespace doorstep
{
  struct PacketChange;

  class PacketFolder
  {
    public:
      // folder: empty where pages go into one file alone. whole: whether the event has all zones of its plan;
      // a run over some of them says nothing of the others' packets.
      PacketFolder( const QString &folder, const PrintEvent &event, Role role, bool whole );

      // What this run's packets say: an earlier one of this role that says something else is of another plan.
      void expect( const std::vector<PlannedPacket> &planned );
      // Takes those out of which a good copy is in the folder and out in the register. Afterwards planned
      // holds what is to be printed. Returns how many stay.
      int keepUnchanged( std::vector<PlannedPacket> &planned, const QString &event, const Register *book );
      // Whether packets of this role are to be taken back.
      bool hasStale() const;
      // Of this role's zones, for the desk; issued: the register's entries.
      std::vector<PacketChange> changes( const std::vector<PlannedPacket> &planned,
                                         const std::vector<RegisterEntry> &issued ) const;

      // A file of this run, in the folder. packet: null for papers that are no zone's.
      void put( const QString &file, const PlannedPacket *packet );
      // Packets of another plan leave with the run's files, and the list of what is there joins them.
      void finish( FileSet &files );
      // Once the files are in place: what left is said, and void in the register (empty: there is none).
      void tell( const QString &registerFile, const Register &book, QgsProcessingFeedback *feedback ) const;

    private:
      bool isStale( const FiledPacket &packet ) const;
      bool isOfThisRole( const FiledPacket &packet ) const { return packet.role == mRole; }

      QString mFolder, mRole;
      std::map<int, QString> mPlans;              // fingerprint by zone; 0: of all
      std::map<int, std::set<QString>> mContents; // of this run's packets, by zone
      bool mWhole = true, mOnlyChanges = false;
      std::vector<FiledPacket> mEarlier, mStale, mMade;
      QStringList mUnknown; // packets by name that are on no list
  };
}
