// SPDX-License-Identifier: GPL-2.0-or-later
// The packets in a folder over several runs (packet_list.h): a run of another plan finds the packets of the
// earlier one, takes them out of the folder and voids them in the register; more copies of the same plan
// stay. Where only what changed is to be printed, packets that say the same as before stay as they are, byte
// for byte.
//   PacketFolder folder( "maps", zones, Role::Team, true );
//   folder.expect( planned ); folder.keepUnchanged( planned, event, entries );
//   folder.put( file, &packet ); … folder.finish( files ); files.keep();
//   book.append( folder.toVoid( book.entries() ) );
#pragma once
#include "packet/packet_changes.h"
#include "privacy/file_set.h"

#include <map>
#include <set>

namespace doorstep
{
  class PacketFolder
  {
    public:
      // folder: empty where pages go into one file alone. zones: they outlive this. isWhole: whether they are
      // all zones of the plan; a run over some of them says nothing of the others' packets.
      PacketFolder( std::filesystem::path folder, std::span<const PacketZone> zones, Role role,
                    bool isWhole );

      // What this run's packets say: an earlier one of this role that says something else is of another plan.
      void expect( std::span<const PlannedPacket> planned );
      // Takes those out of which a good copy is in the folder and out in the register, whose entries these
      // are. Afterwards planned holds what is to be printed. Returns how many stay.
      std::size_t keepUnchanged( std::vector<PlannedPacket> &planned, const std::string &event,
                                 std::span<const RegisterEntry> issued );
      // Whether packets of this role are to be taken back.
      bool hasStale() const;
      // Of this role's zones, for the desk.
      std::vector<PacketChange> changes( std::span<const PlannedPacket> printed,
                                         std::span<const RegisterEntry> issued ) const;

      // A file of this run, in the folder. packet: null for papers that are no zone's.
      void put( const std::string &file, const PlannedPacket *packet );
      // A file of this run beside a packet, for a device: it leaves with the packet.
      void putBeside( const std::string &file ) { mBeside.insert( file ); }
      // Packets of another plan leave with the run's files, and the list of what is there joins them.
      void finish( FileSet &files );

      // After finish(): how many files left, how many of them are in a register, and the entries that close
      // those which are issued in this one still.
      std::size_t takenOut() const;
      std::size_t takenOutIssued() const;
      std::vector<RegisterEntry> toVoid( std::span<const RegisterEntry> issued ) const;
      // Packets by name that are on no list and that this run did not write; none for a run over some zones.
      std::vector<std::string> unknown() const;

    private:
      bool isStale( const FiledPacket &packet ) const;
      bool isOfThisRole( const FiledPacket &packet ) const { return packet.role == mRole; }
      // Of this role's zones.
      std::vector<EarlierPacket> earlier() const;
      bool isMade( const std::string &file ) const;
      void removeBeside( const std::string &packetFile, FileSet &files ) const;

      std::filesystem::path mFolder;
      std::span<const PacketZone> mZones;
      std::string mRole;
      std::map<int, std::string> mPlans;              // digest by zone; 0: of all
      std::map<int, std::set<std::string>> mContents; // of this run's packets, by zone
      bool mIsWhole = true, mOnlyChanges = false;
      std::vector<FiledPacket> mEarlier, mStale, mMade;
      std::set<std::string> mBeside;     // made in this run
      std::vector<std::string> mUnknown; // when the run began
  };
}
