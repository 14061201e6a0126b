// SPDX-License-Identifier: GPL-2.0-or-later
#include "other_packets.h"

#include "base/error.h"
#include "packet/packet_list.h"
#include "print/packet_content.h"
#include "processing/teammaps_options.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // As teammaps takes it; nothing where it is of an earlier version.
    QVariantMap parametersOf( const std::optional<PrintedLook> &look )
    {
      if ( !look || look->paper < 0 || look->paper >= paperChoices().size() )
        return {};
      return { { QStringLiteral( "PAPER" ), paperChoices().at( look->paper ) },
               { QStringLiteral( "LANGUAGE" ), look->languages.join( '+' ) },
               { QStringLiteral( "COLOUR" ),
                 look->blackAndWhite ? QLatin1String( BLACK_AND_WHITE ) : QLatin1String( "colour" ) } };
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
          QVariantMap how = parametersOf( printedLook( QString::fromStdString( packet.look ) ) );
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
