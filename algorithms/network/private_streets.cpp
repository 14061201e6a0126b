// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/private_streets.h"

#include "base/index.h"

#include <algorithm>
#include <numeric>

namespace doorstep
{
  namespace
  {
    // Junctions that are joined by segments.
    class JoinedParts
    {
      public:
        explicit JoinedParts( std::size_t nodes ) : mParent( nodes )
        {
          std::iota( mParent.begin(), mParent.end(), 0 );
        }
        std::int32_t of( std::int32_t node )
        {
          while ( mParent[indexOf( node )] != node )
            node = mParent[indexOf( node )] = mParent[indexOf( mParent[indexOf( node )] )];
          return node;
        }
        void join( std::int32_t a, std::int32_t b ) { mParent[indexOf( of( a ) )] = of( b ); }

      private:
        std::vector<std::int32_t> mParent;
    };
  }

  void markBehindGates( StreetGraph &graph )
  {
    if ( std::none_of( graph.segments.begin(), graph.segments.end(),
                       []( const StreetSegment &s ) { return s.destinationOnly; } ) )
      return;
    JoinedParts open( graph.nodes.size() ), all( graph.nodes.size() );
    for ( const StreetSegment &segment : graph.segments )
    {
      all.join( segment.fromNode, segment.toNode );
      if ( !segment.destinationOnly )
        open.join( segment.fromNode, segment.toNode );
    }
    std::vector<double> meters( graph.nodes.size(), 0 );
    for ( const StreetSegment &segment : graph.segments )
      if ( !segment.destinationOnly )
        meters[indexOf( open.of( segment.fromNode ) )] += segment.length;
    std::vector<std::int32_t> largest( graph.nodes.size(), -1 ); // open part of each connected part
    for ( const StreetSegment &segment : graph.segments )
    {
      if ( segment.destinationOnly )
        continue;
      const std::int32_t part = open.of( segment.fromNode );
      std::int32_t &best = largest[indexOf( all.of( segment.fromNode ) )];
      if ( best < 0 || meters[indexOf( part )] > meters[indexOf( best )] )
        best = part;
    }
    for ( StreetSegment &segment : graph.segments )
      if ( open.of( segment.fromNode ) != largest[indexOf( all.of( segment.fromNode ) )] )
        segment.destinationOnly = true;
  }
}
