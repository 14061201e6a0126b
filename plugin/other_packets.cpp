// SPDX-License-Identifier: GPL-2.0-or-later
#include "other_packets.h"

#include "base/error.h"
#include "packet/packet_list.h"
#include "processing/teammaps_options.h"

#include <QStringList>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // "0|0|en|es|4f2a…": paper, black and white, languages, digest of the boxes (packetLook()).
    QVariantMap partsOfLook( const QString &look )
    {
      QStringList parts = look.split( '|' );
      parts.removeAll( QStringLiteral( "device" ) );
      bool isPaper = false;
      const int paper = parts.value( 0 ).toInt( &isPaper );
      if ( parts.size() < 4 || !isPaper || paper < 0 || paper >= paperChoices().size() )
        return {}; // of an earlier version
      QVariantMap how{ { QStringLiteral( "PAPER" ), paperChoices().at( paper ) },
                       { QStringLiteral( "LANGUAGE" ), parts.mid( 2, parts.size() - 3 ).join( '+' ) } };
      how.insert( QStringLiteral( "COLOUR" ), parts.at( 1 ) == QLatin1String( "1" )
                                                  ? QLatin1String( BLACK_AND_WHITE )
                                                  : QLatin1String( "colour" ) );
      return how;
    }
  }

  std::vector<OtherPackets> otherPackets( const QString &pages )
  {
    std::vector<OtherPackets> others;
    try
    {
      for ( const FiledPacket &packet : readPacketList( pages.toStdString() ) )
      {
        const Role role = packet.role.empty() ? Role::Team : roleFromId( packet.role );
        if ( role == Role::Team || role == Role::Public || packet.zone == 0 )
          continue;
        auto found = std::find_if( others.begin(), others.end(),
                                   [&]( const OtherPackets &other ) { return other.role == role; } );
        if ( found == others.end() )
        {
          QVariantMap how = partsOfLook( QString::fromStdString( packet.look ) );
          how.insert( QStringLiteral( "ROLE" ), QString::fromStdString( packet.role ) );
          found = others.insert( others.end(), OtherPackets{ role, 0, how } );
        }
        found->gone += packet.isThere ? 0 : 1;
      }
    }
    catch ( const InputError & )
    {
      return {};
    }
    return others;
  }

  bool isPrintedAlong( const OtherPackets &packets )
  {
    return !rulesOf( packets.role ).opensCrosswalk;
  }
}
