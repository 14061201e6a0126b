#include "processing/packet_folder.h"

#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"

#include <qgsprocessingfeedback.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    const QString PACKET_LIST = QStringLiteral( ".doorstep-packets.csv" );

    // Who goes where in which order: a change of any of it makes an earlier page wrong.
    QString fingerprintOf( const PrintZone &zone )
    {
      QByteArray text =
          zone.staging.toUtf8() + '|' + zone.team.toUtf8() + '|' + QByteArray::number( zone.zone );
      for ( const PrintStop &stop : zone.stops )
        text += '|' + QByteArray::number( stop.number ) + ' ' + stop.visit.toUtf8() + ' ' +
                QByteArray::number( stop.students ) + ' ' +
                QByteArray::number( static_cast<qlonglong>( std::lround( stop.minutes * 10 ) ) );
      return QString::fromLatin1(
          QCryptographicHash::hash( text, QCryptographicHash::Sha256 ).toHex().left( 32 ) );
    }

    bool isPacketName( const QString &file )
    {
      static const QRegularExpression packet(
          QStringLiteral( "^(zone_[0-9]{2,}(_[A-Za-z0-9_]+)?|staging_[A-Za-z0-9_]+|all_(team|volunteer|"
                          "leader|public))\\.pdf$" ) );
      return packet.match( file ).hasMatch();
    }
  }

  PacketFolder::PacketFolder( const QString &folder, const PrintEvent &event, bool whole )
      : mFolder( folder ), mWhole( whole )
  {
    QByteArray all;
    for ( const PrintZone &zone : event.zones )
    {
      mPlans[zone.zone] = fingerprintOf( zone );
      all += mPlans[zone.zone].toLatin1();
    }
    mPlans[0] =
        QString::fromLatin1( QCryptographicHash::hash( all, QCryptographicHash::Sha256 ).toHex().left( 32 ) );
    if ( !mFolder.isEmpty() )
      readList();
  }

  void PacketFolder::readList()
  {
    const QDir folder( mFolder );
    if ( folder.exists( PACKET_LIST ) )
      for ( const CsvRow &row : parseCsv( readWhole( folder.filePath( PACKET_LIST ).toStdString() ) ) )
      {
        if ( row.size() != 4 )
          continue;
        const Packet packet{ QString::fromStdString( row[0] ), QString::fromStdString( row[1] ),
                             QString::fromStdString( row[2] ).toInt(),
                             QString::fromStdString( row[3] ).toLongLong() };
        // A list says nothing of files elsewhere, nor of any that are no packets.
        if ( isPacketName( packet.file ) && folder.exists( packet.file ) )
          mEarlier.push_back( packet );
      }
    for ( const QString &file : folder.entryList( QDir::Files ) )
      if ( isPacketName( file ) &&
           std::none_of( mEarlier.begin(), mEarlier.end(),
                         [&]( const Packet &packet ) { return packet.file == file; } ) )
        mUnknown << file;
  }

  bool PacketFolder::isStale( const Packet &packet ) const
  {
    const auto now = mPlans.find( packet.zone );
    if ( !mWhole && ( packet.zone == 0 || now == mPlans.end() ) )
      return false;
    return now == mPlans.end() || now->second != packet.plan;
  }

  void PacketFolder::put( const QString &file, const PrintZone *zone, std::int64_t entry )
  {
    const int number = zone ? zone->zone : 0;
    mMade.push_back( { file, mPlans.at( number ), number, entry } );
    mUnknown.removeAll( file );
  }

  void PacketFolder::finish( FileSet &files )
  {
    if ( mFolder.isEmpty() )
      return;
    const QDir folder( mFolder );
    std::vector<Packet> list = mMade;
    for ( const Packet &packet : mEarlier )
    {
      const bool isReplaced = std::any_of( mMade.begin(), mMade.end(),
                                           [&]( const Packet &made ) { return made.file == packet.file; } );
      if ( isStale( packet ) )
      {
        mStale.push_back( packet );
        if ( !isReplaced )
          files.remove( folder.filePath( packet.file ).toStdString() );
      }
      else if ( !isReplaced )
        list.push_back( packet );
    }
    std::string text = "file,plan,zone,entry\r\n";
    for ( const Packet &packet : list )
      text += csvCell( packet.file.toStdString() ) + ',' + packet.plan.toStdString() + ',' +
              std::to_string( packet.zone ) + ',' + std::to_string( packet.entry ) + "\r\n";
    files.add( folder.filePath( PACKET_LIST ).toStdString(), text, FileKind::Plan );
  }

  void PacketFolder::tell( const QString &registerFile, const Register &book,
                           QgsProcessingFeedback *feedback ) const
  {
    std::vector<RegisterEntry> voided;
    int issued = 0;
    if ( !mStale.empty() )
      feedback->pushWarning(
          QObject::tr( "FOLDER held %1 files of an earlier plan: they were taken out of it; "
                       "collect what was printed of them." )
              .arg( mStale.size() ) );
    try
    {
      std::vector<RegisterEntry> all;
      if ( !registerFile.isEmpty() && QFileInfo( registerFile ).size() > 0 )
        all = book.entries();
      for ( const Packet &packet : mStale )
      {
        issued += packet.entry > 0 ? 1 : 0;
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
