// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/packet_zone.h"

#include "privacy/digest.h"

#include <cmath>

namespace doorstep
{
  std::vector<std::string> PacketZone::codes() const
  {
    std::vector<std::string> all;
    for ( const PacketStop &stop : stops )
      all.push_back( stop.code );
    return all;
  }

  std::string planDigest( const PacketZone &zone )
  {
    std::string text = zone.staging + '|' + zone.team + '|' + std::to_string( zone.zone );
    for ( const PacketStop &stop : zone.stops )
      text += '|' + std::to_string( stop.number ) + ' ' + stop.code + ' ' + std::to_string( stop.students ) +
              ' ' + std::to_string( std::lround( stop.minutes * 10 ) );
    return shortDigest( text );
  }

  std::string planDigest( std::span<const PacketZone> zones )
  {
    std::string all;
    for ( const PacketZone &zone : zones )
      all += planDigest( zone );
    return shortDigest( all );
  }
}
