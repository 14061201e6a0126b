// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/packet_changes.h"

#include <algorithm>
#include <map>

namespace doorstep
{
  namespace
  {
    using Codes = std::vector<std::string>;

    bool contains( const Codes &codes, const std::string &code )
    {
      return std::find( codes.begin(), codes.end(), code ) != codes.end();
    }

    // Those of a that b has not, in their order.
    Codes without( const Codes &a, const Codes &b )
    {
      Codes rest;
      std::copy_if( a.begin(), a.end(), std::back_inserter( rest ),
                    [&]( const std::string &code ) { return !contains( b, code ); } );
      return rest;
    }

    // Each once, where it stands first.
    template <typename T> void makeUnique( std::vector<T> &all )
    {
      std::vector<T> once;
      for ( T &one : all )
        if ( std::find( once.begin(), once.end(), one ) == once.end() )
          once.push_back( std::move( one ) );
      all = std::move( once );
    }

    void compareStops( PacketChange &change, const Codes &was, const Codes &now )
    {
      change.added = without( now, was );
      change.gone = without( was, now );
      change.isReordered = without( now, change.added ) != without( was, change.gone );
      makeUnique( change.added );
    }
  }

  std::vector<PacketChange> packetChanges( std::span<const EarlierPacket> earlier,
                                           std::span<const PlannedPacket> printed,
                                           std::span<const PacketZone> zones,
                                           std::span<const RegisterEntry> issued )
  {
    std::map<int, PacketChange> changes;
    std::map<int, Codes> before; // of the latest packet of the zone
    for ( const auto &[packet, isStale] : earlier )
    {
      before[packet->zone] = packet->codes;
      if ( !isStale )
        continue;
      PacketChange &change = changes[packet->zone];
      change.zone = packet->zone;
      change.earlierTeam = packet->team;
      const auto number = static_cast<std::size_t>( packet->entry );
      if ( packet->entry > 0 && number <= issued.size() && issued[number - 1].zone == packet->zone )
        change.takeBack.push_back( issued[number - 1].copy );
    }
    for ( const PlannedPacket &packet : printed )
    {
      if ( !packet.zone )
        continue;
      const PacketZone &zone = zones[*packet.zone];
      PacketChange &change = changes[zone.zone];
      change.zone = zone.zone;
      change.team = zone.team;
      change.stops = static_cast<int>( zone.stops.size() );
      change.isPrinted = true;
      const auto was = before.find( zone.zone );
      change.isNew = was == before.end();
      compareStops( change, change.isNew ? Codes() : was->second, zone.codes() );
    }
    std::vector<PacketChange> list;
    for ( auto &[zone, change] : changes )
    {
      makeUnique( change.takeBack );
      list.push_back( std::move( change ) );
    }
    return list;
  }
}
