// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/packet_folder.h"

#include "base/path_text.h"
#include "base/text.h"
#include "packet/packet_names.h"
#include "privacy/register_returns.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Files called like packets, by name whatever its case.
    std::vector<std::string> packetsIn( const std::filesystem::path &folder )
    {
      std::vector<std::string> names;
      std::error_code failed;
      for ( std::filesystem::directory_iterator at( folder, failed ), end; !failed && at != end;
            at.increment( failed ) )
        if ( std::error_code ignored; at->is_regular_file( ignored ) )
          if ( std::string name = textOf( at->path().filename() ); isPacketName( name ) )
            names.push_back( std::move( name ) );
      std::sort( names.begin(), names.end(),
                 []( const std::string &a, const std::string &b )
                 { return std::pair( lowerAscii( a ), a ) < std::pair( lowerAscii( b ), b ); } );
      return names;
    }

    // The entry of the register that a packet was issued under; null: none.
    const RegisterEntry *entryOf( const FiledPacket &packet, std::span<const RegisterEntry> all )
    {
      if ( packet.entry <= 0 || static_cast<std::size_t>( packet.entry ) > all.size() )
        return nullptr;
      const RegisterEntry &entry = all[static_cast<std::size_t>( packet.entry ) - 1];
      const bool isItsOwn = entry.zone == ( packet.zone == 0 ? -1 : packet.zone );
      return entry.kind == RegisterKind::Issued && isItsOwn ? &entry : nullptr;
    }
  }

  PacketFolder::PacketFolder( std::filesystem::path folder, std::span<const PacketZone> zones, Role role,
                              bool isWhole )
      : mFolder( std::move( folder ) ), mZones( zones ), mRole( rulesOf( role ).id ), mIsWhole( isWhole )
  {
    for ( const PacketZone &zone : zones )
      mPlans[zone.zone] = planDigest( zone );
    mPlans[0] = planDigest( zones );
    if ( mFolder.empty() )
      return;
    mEarlier = readPacketList( mFolder );
    mUnknown = packetsIn( mFolder );
    std::erase_if( mUnknown,
                   [&]( const std::string &file )
                   {
                     return std::any_of( mEarlier.begin(), mEarlier.end(),
                                         [&]( const FiledPacket &packet ) { return packet.file == file; } );
                   } );
  }

  void PacketFolder::expect( std::span<const PlannedPacket> planned )
  {
    for ( const PlannedPacket &packet : planned )
      if ( packet.zone )
        mContents[mZones[*packet.zone].zone].insert( packet.content );
  }

  std::size_t PacketFolder::keepUnchanged( std::vector<PlannedPacket> &planned, const std::string &event,
                                           std::span<const RegisterEntry> issued )
  {
    mOnlyChanges = true;
    std::map<std::int64_t, RegisterEntry> out;
    for ( RegisterEntry &entry : stillOut( issued, event ) )
      out.emplace( entry.number, std::move( entry ) );
    std::set<const FiledPacket *> taken;
    const auto isGood = [&]( const PlannedPacket &packet, const FiledPacket &earlier )
    {
      const int zone = mZones[*packet.zone].zone;
      if ( !earlier.isThere || !isOfThisRole( earlier ) || earlier.zone != zone ||
           earlier.content != packet.content || earlier.look != packet.look || taken.contains( &earlier ) )
        return false;
      if ( packet.draft )
        return earlier.entry == 0;
      const auto entry = out.find( earlier.entry );
      return entry != out.end() && entry->second.zone == zone && rulesOf( entry->second.role ).id == mRole &&
             entry->second.recipient == packet.recipient;
    };
    return std::erase_if( planned,
                          [&]( const PlannedPacket &packet )
                          {
                            const auto good = std::find_if( mEarlier.begin(), mEarlier.end(),
                                                            [&]( const FiledPacket &earlier )
                                                            { return isGood( packet, earlier ); } );
                            return good != mEarlier.end() && taken.insert( &*good ).second;
                          } );
  }

  bool PacketFolder::isStale( const FiledPacket &packet ) const
  {
    const auto now = mPlans.find( packet.zone );
    if ( !mIsWhole && ( packet.zone == 0 || now == mPlans.end() ) )
      return false;
    if ( now == mPlans.end() || now->second != packet.plan )
      return true;
    if ( !isOfThisRole( packet ) )
      return false;
    // Beside new packets a PDF of all of them is none any more.
    if ( packet.zone == 0 )
      return mOnlyChanges;
    const auto said = mContents.find( packet.zone );
    return !packet.content.empty() && said != mContents.end() && !said->second.contains( packet.content );
  }

  std::vector<EarlierPacket> PacketFolder::earlier() const
  {
    std::vector<EarlierPacket> packets;
    for ( const FiledPacket &packet : mEarlier )
      if ( packet.zone != 0 && isOfThisRole( packet ) )
        packets.push_back( { &packet, isStale( packet ) } );
    return packets;
  }

  bool PacketFolder::hasStale() const
  {
    const std::vector<EarlierPacket> packets = earlier();
    return std::any_of( packets.begin(), packets.end(),
                        []( const EarlierPacket &packet ) { return packet.isStale; } );
  }

  std::vector<PacketChange> PacketFolder::changes( std::span<const PlannedPacket> printed,
                                                   std::span<const RegisterEntry> issued ) const
  {
    return packetChanges( earlier(), printed, mZones, issued );
  }

  void PacketFolder::put( const std::string &file, const PlannedPacket *packet )
  {
    FiledPacket made;
    made.file = file;
    made.role = mRole;
    if ( packet && packet->zone )
    {
      const PacketZone &zone = mZones[*packet->zone];
      made.zone = zone.zone;
      made.team = zone.team;
      made.codes = zone.codes();
      made.entry = packet->entry;
      made.content = packet->content;
      made.look = packet->look;
    }
    made.plan = mPlans.at( made.zone );
    mMade.push_back( std::move( made ) );
  }

  bool PacketFolder::isMade( const std::string &file ) const
  {
    return std::any_of( mMade.begin(), mMade.end(),
                        [&]( const FiledPacket &made ) { return made.file == file; } );
  }

  void PacketFolder::removeBeside( const std::string &packetFile, FileSet &files ) const
  {
    for ( const std::string_view ending : DEVICE_ENDINGS )
    {
      const std::string file = deviceFileName( packetFile, ending );
      if ( std::error_code ignored;
           !mBeside.contains( file ) && std::filesystem::exists( mFolder / pathOf( file ), ignored ) )
        files.remove( mFolder / pathOf( file ) );
    }
  }

  void PacketFolder::finish( FileSet &files )
  {
    if ( mFolder.empty() )
      return;
    std::vector<FiledPacket> list = mMade;
    for ( const FiledPacket &packet : mMade )
      removeBeside( packet.file, files );
    for ( const FiledPacket &packet : mEarlier )
    {
      const bool isReplaced = isMade( packet.file );
      if ( !isStale( packet ) )
      {
        if ( !isReplaced )
          list.push_back( packet );
        continue;
      }
      mStale.push_back( packet );
      if ( packet.isThere && !isReplaced )
      {
        files.remove( mFolder / pathOf( packet.file ) );
        removeBeside( packet.file, files );
      }
      // Of another role's it is remembered what it said, until that role's are printed again.
      if ( !isReplaced && !packet.role.empty() && !isOfThisRole( packet ) && packet.zone != 0 )
        list.push_back( packet );
    }
    files.add( mFolder / PACKET_LIST, packetListText( list ), FileKind::Places );
  }

  std::size_t PacketFolder::takenOut() const
  {
    return static_cast<std::size_t>( std::count_if(
        mStale.begin(), mStale.end(), []( const FiledPacket &packet ) { return packet.isThere; } ) );
  }

  std::size_t PacketFolder::takenOutIssued() const
  {
    return static_cast<std::size_t>( std::count_if( mStale.begin(), mStale.end(),
                                                    []( const FiledPacket &packet )
                                                    { return packet.isThere && packet.entry > 0; } ) );
  }

  std::vector<RegisterEntry> PacketFolder::toVoid( std::span<const RegisterEntry> issued ) const
  {
    std::vector<RegisterEntry> voided;
    for ( const FiledPacket &packet : mStale )
      if ( const RegisterEntry *entry = entryOf( packet, issued );
           entry && std::none_of( issued.begin(), issued.end(),
                                  [&]( const RegisterEntry &other ) {
                                    return other.kind != RegisterKind::Issued && other.refers == packet.entry;
                                  } ) )
        voided.push_back( Register::voided( *entry, "another plan was printed" ) );
    return voided;
  }

  std::vector<std::string> PacketFolder::unknown() const
  {
    if ( !mIsWhole )
      return {};
    std::vector<std::string> names = mUnknown;
    std::erase_if( names, [&]( const std::string &file ) { return isMade( file ); } );
    return names;
  }
}
