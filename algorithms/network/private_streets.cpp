// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/private_streets.h"

#include "base/joined_sets.h"

#include <algorithm>

namespace doorstep
{
  void markBehindGates( StreetGraph &graph )
  {
    if ( std::none_of( graph.segments.begin(), graph.segments.end(),
                       []( const StreetSegment &s ) { return s.destinationOnly; } ) )
      return;
    JoinedSets<NodeId> open( graph.nodes.size() ), all( graph.nodes.size() );
    for ( const StreetSegment &segment : graph.segments )
    {
      all.join( segment.fromNode, segment.toNode );
      if ( !segment.destinationOnly )
        open.join( segment.fromNode, segment.toNode );
    }
    Indexed<NodeId, double> meters( graph.nodes.size(), 0 );
    for ( const StreetSegment &segment : graph.segments )
      if ( !segment.destinationOnly )
        meters[open.of( segment.fromNode )] += segment.length;
    Indexed<NodeId, NodeId> largest( graph.nodes.size() ); // open part of each connected part
    for ( const StreetSegment &segment : graph.segments )
    {
      if ( segment.destinationOnly )
        continue;
      const NodeId part = open.of( segment.fromNode );
      NodeId &best = largest[all.of( segment.fromNode )];
      if ( best < 0 || meters[part] > meters[best] )
        best = part;
    }
    for ( StreetSegment &segment : graph.segments )
      if ( open.of( segment.fromNode ) != largest[all.of( segment.fromNode )] )
        segment.destinationOnly = true;
  }
}
