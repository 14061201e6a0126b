// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/directions.h"

#include "network/direction_words.h"

namespace doorstep
{
  namespace
  {
    struct BlockEnd
    {
        std::int32_t cross = 0; // name; 0: none
        bool deadEnd = false;
    };

    // The first named street that crosses beyond the edge's head, along the street of the same name.
    BlockEnd blockEnd( const StreetGraph &graph, std::int32_t edge )
    {
      constexpr int farthest = 30; // segments; a road without crossings is not followed for ever
      const std::int32_t name = graph.segmentOf( edge ).name;
      for ( int i = 0; i < farthest; ++i )
      {
        const std::int32_t node = graph.head( edge );
        if ( const std::int32_t cross = crossStreet( graph, node, name ); cross != 0 )
          return { cross, false };
        std::int32_t next = -1;
        const auto n = static_cast<std::size_t>( node );
        const auto consider = [&]( std::int32_t other )
        {
          const bool on = ( other >> 1 ) != ( edge >> 1 ) && graph.segmentOf( other ).name == name;
          if ( on && ( next < 0 || turnKind( graph, edge, other ) == ManeuverKind::Straight ) )
            next = other;
        };
        for ( const std::int32_t other : graph.leaving( node ) )
          consider( other );
        for ( std::uint32_t in = graph.firstIn[n]; in < graph.firstIn[n + 1]; ++in )
          if ( !graph.open( graph.inEdges[in] ^ 1 ) ) // one-way towards the junction
            consider( graph.inEdges[in] ^ 1 );
        if ( next < 0 )
          return { 0, graph.leaving( node ).size() <= 1 };
        edge = next;
      }
      return {};
    }
  }

  StopPlace stopPlace( const StreetGraph &graph, const SnappedPoint &stop )
  {
    StopPlace result;
    if ( stop.segment < 0 )
      return result;
    const std::int32_t edge = stop.segment * 2;
    const BlockEnd from = blockEnd( graph, edge + 1 ), to = blockEnd( graph, edge );
    result.street = graph.nameOf( edge );
    result.crossFrom = graph.names[static_cast<std::size_t>( from.cross )];
    result.crossTo = graph.names[static_cast<std::size_t>( to.cross )];
    result.side = stop.side;
    result.block =
        result.street.empty() && stop.driveOff > 0
            ? driveBlockWords( graph.names[static_cast<std::size_t>( stop.driveOff )] )
            : blockWords( result.street, result.crossFrom, result.crossTo, from.deadEnd || to.deadEnd );
    return result;
  }
}
