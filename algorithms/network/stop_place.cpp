// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/directions.h"

#include "network/direction_words.h"

namespace doorstep
{
  namespace
  {
    struct BlockEnd
    {
        NameId cross{ 0 }; // 0: none
        bool deadEnd = false;
    };

    // The first named street that crosses beyond the edge's head, along the street of the same name.
    BlockEnd blockEnd( const StreetGraph &graph, EdgeId edge )
    {
      constexpr int farthest = 30; // segments; a road without crossings is not followed for ever
      const NameId name = graph.segmentOf( edge ).name;
      for ( int i = 0; i < farthest; ++i )
      {
        const NodeId node = graph.head( edge );
        if ( const NameId cross = crossStreet( graph, node, name ); cross != 0 )
          return { cross, false };
        EdgeId next;
        const auto consider = [&]( EdgeId other )
        {
          const bool on =
              segmentIdOf( other ) != segmentIdOf( edge ) && graph.segmentOf( other ).name == name;
          if ( on && ( next < 0 || turnKind( graph, edge, other ) == ManeuverKind::Straight ) )
            next = other;
        };
        for ( const EdgeId other : graph.leaving( node ) )
          consider( other );
        for ( const EdgeId other : graph.arriving( node ) )
          if ( !graph.open( opposite( other ) ) ) // one-way towards the junction
            consider( opposite( other ) );
        if ( next < 0 )
          return { NameId( 0 ), graph.leaving( node ).size() <= 1 };
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
    const BlockEnd from = blockEnd( graph, backward( stop.segment ) ),
                   to = blockEnd( graph, forward( stop.segment ) );
    result.street = graph.nameOf( forward( stop.segment ) );
    result.crossFrom = graph.names[from.cross];
    result.crossTo = graph.names[to.cross];
    result.side = stop.side;
    result.block =
        result.street.empty() && stop.driveOff > 0
            ? driveBlockWords( graph.names[stop.driveOff] )
            : blockWords( result.street, result.crossFrom, result.crossTo, from.deadEnd || to.deadEnd );
    return result;
  }
}
