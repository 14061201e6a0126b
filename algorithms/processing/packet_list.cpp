// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/packet_list.h"

#include "base/csv.h"
#include "base/file.h"

#include <QDir>
#include <QRegularExpression>

namespace doorstep
{
  bool isPacketName( const QString &file )
  {
    static const QRegularExpression packet(
        QStringLiteral( "^(zone_[0-9]{2,}(_[A-Za-z0-9_]+)?|staging_[A-Za-z0-9_]+|(all|changed|changes)_(team|"
                        "volunteer|leader|public))\\.pdf$" ) );
    return packet.match( file ).hasMatch();
  }

  std::vector<FiledPacket> readPacketList( const QString &path )
  {
    std::vector<FiledPacket> packets;
    const QDir folder( path );
    if ( !folder.exists( QLatin1String( PACKET_LIST ) ) )
      return packets;
    for ( const CsvRow &row :
          parseCsv( readWhole( folder.filePath( QLatin1String( PACKET_LIST ) ).toStdString() ) ) )
    {
      if ( row.size() != 4 && row.size() != 9 )
        continue;
      const auto text = [&]( std::size_t column )
      { return column < row.size() ? QString::fromStdString( row[column] ) : QString(); };
      FiledPacket packet;
      packet.file = text( 0 );
      packet.plan = text( 1 );
      packet.zone = text( 2 ).toInt();
      packet.entry = text( 3 ).toLongLong();
      packet.role = text( 4 );
      packet.team = text( 5 );
      packet.content = text( 6 );
      packet.look = text( 7 );
      packet.codes = text( 8 ).split( ' ', Qt::SkipEmptyParts );
      packet.isThere = folder.exists( packet.file );
      if ( isPacketName( packet.file ) && ( packet.isThere || row.size() == 9 ) )
        packets.push_back( std::move( packet ) );
    }
    return packets;
  }

  std::string packetListText( const std::vector<FiledPacket> &packets )
  {
    std::string text = "file,plan,zone,entry,role,team,content,look,codes\r\n";
    for ( const FiledPacket &packet : packets )
      text += csvCell( packet.file.toStdString() ) + ',' + packet.plan.toStdString() + ',' +
              std::to_string( packet.zone ) + ',' + std::to_string( packet.entry ) + ',' +
              packet.role.toStdString() + ',' + csvCell( packet.team.toStdString() ) + ',' +
              packet.content.toStdString() + ',' + packet.look.toStdString() + ',' +
              csvCell( packet.codes.join( ' ' ).toStdString() ) + "\r\n";
    return text;
  }
}
