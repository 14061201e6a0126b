// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/packet_folder.h"

#include "base/error.h"
#include "print/packet_change.h"
#include "print/packet_content.h"
#include "privacy/register_returns.h"
#include "processing/teammaps_options.h"

#include <qgsprocessingfeedback.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // Who goes where in which order: a change of any of it makes an earlier page wrong.
    QString fingerprintOf( const PrintZone &zone )
    {
      QByteArray text =
          zone.staging.toUtf8() + '|' + zone.team.toUtf8() + '|' + QByteArray::number( zone.zone );
      for ( const PrintStop &stop : zone.stops )
        text += '|' + QByteArray::number( stop.number ) + ' ' + stop.visit.toUtf8() + ' ' +
                QByteArray::number( stop.students ) + ' ' +
                QByteArray::number( static_cast<qlonglong>( std::lround( stop.minutes * 10 ) ) );
      return shortDigest( text );
    }

    QStringList codesOf( const PrintZone &zone )
    {
      QStringList codes;
      for ( const PrintStop &stop : zone.stops )
        codes << stop.visit;
      return codes;
    }
  }

  PacketFolder::PacketFolder( const QString &folder, const PrintEvent &event, Role role, bool whole )
      : mFolder( folder ), mRole( roleName( role ) ), mWhole( whole )
  {
    QByteArray all;
    for ( const PrintZone &zone : event.zones )
    {
      mPlans[zone.zone] = fingerprintOf( zone );
      all += mPlans[zone.zone].toLatin1();
    }
    mPlans[0] = shortDigest( all );
    if ( mFolder.isEmpty() )
      return;
    mEarlier = readPacketList( mFolder );
    for ( const QString &file : QDir( mFolder ).entryList( QDir::Files ) )
      if ( isPacketName( file ) &&
           std::none_of( mEarlier.begin(), mEarlier.end(),
                         [&]( const FiledPacket &packet ) { return packet.file == file; } ) )
        mUnknown << file;
  }

  void PacketFolder::expect( const std::vector<PlannedPacket> &planned )
  {
    for ( const PlannedPacket &packet : planned )
      if ( packet.zone )
        mContents[packet.zone->zone].insert( packet.content );
  }

  int PacketFolder::keepUnchanged( std::vector<PlannedPacket> &planned, const QString &event,
                                   const Register *book )
  {
    mOnlyChanges = true;
    std::map<std::int64_t, RegisterEntry> out;
    if ( book )
    {
      const std::vector<RegisterEntry> all = book->entries();
      for ( const RegisterEntry &entry : stillOut( all, event.toStdString() ) )
        out.emplace( entry.number, entry );
    }
    std::set<const FiledPacket *> taken;
    const auto isGood = [&]( const PlannedPacket &packet, const FiledPacket &earlier )
    {
      if ( !earlier.isThere || !isOfThisRole( earlier ) || earlier.zone != packet.zone->zone ||
           earlier.content != packet.content || earlier.look != packet.look || taken.contains( &earlier ) )
        return false;
      if ( packet.draft )
        return earlier.entry == 0;
      const auto entry = out.find( earlier.entry );
      return entry != out.end() && entry->second.zone == packet.zone->zone &&
             roleName( entry->second.role ) == mRole && entry->second.recipient == packet.recipient;
    };
    const auto isKept = [&]( const PlannedPacket &packet )
    {
      for ( const FiledPacket &earlier : mEarlier )
        if ( isGood( packet, earlier ) )
        {
          taken.insert( &earlier );
          return true;
        }
      return false;
    };
    return static_cast<int>( std::erase_if( planned, isKept ) );
  }

  bool PacketFolder::isStale( const FiledPacket &packet ) const
  {
    const auto now = mPlans.find( packet.zone );
    if ( !mWhole && ( packet.zone == 0 || now == mPlans.end() ) )
      return false;
    if ( now == mPlans.end() || now->second != packet.plan )
      return true;
    if ( !isOfThisRole( packet ) )
      return false;
    // Beside new packets a PDF of all of them is none any more.
    if ( packet.zone == 0 )
      return mOnlyChanges;
    const auto said = mContents.find( packet.zone );
    return !packet.content.isEmpty() && said != mContents.end() && !said->second.contains( packet.content );
  }

  bool PacketFolder::hasStale() const
  {
    return std::any_of( mEarlier.begin(), mEarlier.end(),
                        [&]( const FiledPacket &packet )
                        { return packet.zone != 0 && isOfThisRole( packet ) && isStale( packet ); } );
  }

  std::vector<PacketChange> PacketFolder::changes( const std::vector<PlannedPacket> &planned,
                                                   const std::vector<RegisterEntry> &issued ) const
  {
    std::map<int, PacketChange> changes;
    std::map<int, QStringList> before; // codes of the latest packet of the zone
    for ( const FiledPacket &earlier : mEarlier )
      if ( earlier.zone != 0 && isOfThisRole( earlier ) )
      {
        before[earlier.zone] = earlier.codes;
        if ( !isStale( earlier ) )
          continue;
        PacketChange &change = changes[earlier.zone];
        change.zone = earlier.zone;
        change.earlierTeam = earlier.team;
        const auto number = static_cast<std::size_t>( earlier.entry );
        if ( earlier.entry > 0 && number <= issued.size() && issued[number - 1].zone == earlier.zone )
          change.takeBack << QString::number( issued[number - 1].copy );
      }
    for ( const PlannedPacket &packet : planned )
    {
      if ( !packet.zone )
        continue;
      PacketChange &change = changes[packet.zone->zone];
      change.zone = packet.zone->zone;
      change.team = packet.zone->team;
      change.stops = static_cast<int>( packet.zone->stops.size() );
      change.isPrinted = true;
      change.isNew = !before.contains( change.zone );
      QStringList now = codesOf( *packet.zone ), was = before[change.zone];
      for ( const QString &code : std::as_const( now ) )
        if ( !was.contains( code ) )
          change.added << code;
      for ( const QString &code : std::as_const( was ) )
        if ( !now.contains( code ) )
          change.gone << code;
      for ( const QString &code : std::as_const( change.added ) )
        now.removeAll( code );
      for ( const QString &code : std::as_const( change.gone ) )
        was.removeAll( code );
      change.isReordered = now != was;
    }
    std::vector<PacketChange> list;
    for ( auto &[zone, change] : changes )
    {
      change.takeBack.removeDuplicates();
      change.added.removeDuplicates();
      list.push_back( std::move( change ) );
    }
    return list;
  }

  void PacketFolder::put( const QString &file, const PlannedPacket *packet )
  {
    FiledPacket made;
    made.file = file;
    made.role = mRole;
    if ( const PrintZone *zone = packet ? packet->zone : nullptr )
    {
      made.zone = zone->zone;
      made.team = zone->team;
      made.entry = packet->entry;
      made.content = packet->content;
      made.look = packet->look;
      made.codes = codesOf( *zone );
    }
    made.plan = mPlans.at( made.zone );
    mMade.push_back( made );
    mUnknown.removeAll( file );
  }

  void PacketFolder::finish( FileSet &files )
  {
    if ( mFolder.isEmpty() )
      return;
    const QDir folder( mFolder );
    std::vector<FiledPacket> list = mMade;
    for ( const FiledPacket &packet : mEarlier )
    {
      const bool isReplaced = std::any_of(
          mMade.begin(), mMade.end(), [&]( const FiledPacket &made ) { return made.file == packet.file; } );
      if ( isStale( packet ) )
      {
        mStale.push_back( packet );
        if ( packet.isThere && !isReplaced )
          files.remove( folder.filePath( packet.file ).toStdString() );
        // Of another role's it is remembered what it said, until that role's are printed again.
        if ( !isReplaced && !packet.role.isEmpty() && !isOfThisRole( packet ) && packet.zone != 0 )
          list.push_back( packet );
      }
      else if ( !isReplaced )
        list.push_back( packet );
    }
    files.add( folder.filePath( QLatin1String( PACKET_LIST ) ).toStdString(), packetListText( list ),
               FileKind::Places );
  }

  void PacketFolder::tell( const QString &registerFile, const Register &book,
                           QgsProcessingFeedback *feedback ) const
  {
    std::vector<RegisterEntry> voided;
    int issued = 0;
    if ( const auto taken = std::count_if( mStale.begin(), mStale.end(),
                                           []( const FiledPacket &packet ) { return packet.isThere; } );
         taken > 0 )
      feedback->pushWarning(
          QObject::tr( "FOLDER held %1 files of an earlier plan: they were taken out of it; "
                       "collect what was printed of them." )
              .arg( taken ) );
    try
    {
      std::vector<RegisterEntry> all;
      if ( !registerFile.isEmpty() && QFileInfo( registerFile ).size() > 0 )
        all = book.entries();
      for ( const FiledPacket &packet : mStale )
      {
        issued += packet.entry > 0 && packet.isThere ? 1 : 0;
        const auto number = static_cast<std::size_t>( packet.entry );
        if ( number == 0 || number > all.size() || all[number - 1].kind != RegisterKind::Issued ||
             all[number - 1].zone != ( packet.zone == 0 ? -1 : packet.zone ) )
          continue;
        if ( std::none_of( all.begin(), all.end(),
                           [&]( const RegisterEntry &entry )
                           { return entry.kind != RegisterKind::Issued && entry.refers == packet.entry; } ) )
          voided.push_back( Register::voided( all[number - 1], "another plan was printed" ) );
      }
      if ( !voided.empty() )
        book.append( voided );
    }
    catch ( const InputError &why )
    {
      voided.clear();
      feedback->pushWarning( QString::fromUtf8( why.what() ) );
    }
    if ( !voided.empty() )
      feedback->pushWarning(
          QObject::tr( "REGISTER: %1 packets of the earlier plan are void." ).arg( voided.size() ) );
    else if ( issued > 0 && registerFile.isEmpty() )
      feedback->pushWarning(
          QObject::tr( "%1 of them are issued in a register that was not given: void them." ).arg( issued ) );
    if ( mWhole && !mUnknown.isEmpty() )
      feedback->pushWarning( QObject::tr( "FOLDER holds %1 packets that no list knows, and that may be of an "
                                          "earlier plan (%2%3): take them out." )
                                 .arg( mUnknown.size() )
                                 .arg( mUnknown.mid( 0, 3 ).join( QStringLiteral( ", " ) ),
                                       mUnknown.size() > 3 ? QStringLiteral( " …" ) : QString() ) );
  }
}
