// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/same_segments.h"

#include "network/foot.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    // Whether every vertex of the one line is within the tolerance of the other line.
    bool liesAlong( std::span<const Point> one, std::span<const Point> other, double tolerance )
    {
      return std::all_of( one.begin(), one.end(),
                          [&]( const Point &place ) { return footOn( other, place ).gap <= tolerance; } );
    }

    // The junctions of a segment, the lower first.
    std::array<NodeId, 2> junctions( const StreetSegment &segment )
    {
      return { std::min( segment.fromNode, segment.toNode ), std::max( segment.fromNode, segment.toNode ) };
    }
  }

  void mergeSameSegments( StreetGraph &graph )
  {
    const double tolerance = graph.options.tolerance;
    std::vector<SegmentId> order;
    for ( const SegmentId s : graph.segments.ids() )
      if ( graph.segments[s].fromNode != graph.segments[s].toNode )
        order.push_back( s );
    const auto key = [&]( SegmentId s ) { return std::pair( junctions( graph.segments[s] ), s ); };
    std::sort( order.begin(), order.end(), [&]( SegmentId a, SegmentId b ) { return key( a ) < key( b ); } );
    Indexed<SegmentId, std::uint8_t> gone( graph.segments.size(), 0 );
    for ( std::size_t i = 0; i < order.size(); ++i )
    {
      const SegmentId kept = order[i];
      const StreetSegment &first = graph.segments[kept];
      for ( std::size_t j = i + 1; j < order.size() && gone[kept] == 0 &&
                                   junctions( graph.segments[order[j]] ) == junctions( first );
            ++j )
      {
        const SegmentId again = order[j];
        if ( gone[again] != 0 || !liesAlong( graph.shape( kept ), graph.shape( again ), tolerance ) ||
             !liesAlong( graph.shape( again ), graph.shape( kept ), tolerance ) )
          continue;
        gone[again] = 1;
        graph.segments[kept].destinationOnly &= graph.segments[again].destinationOnly;
        const bool sameWay = graph.segments[again].fromNode == first.fromNode;
        for ( const EdgeId edge : { forward( kept ), backward( kept ) } )
          if ( Weight &weight = graph.edgeWeight[edge]; !( weight < NO_WAY ) )
            weight = graph.edgeWeight[isBackward( edge ) == sameWay ? backward( again ) : forward( again )];
      }
    }
    SegmentId left( 0 );
    for ( const SegmentId s : graph.segments.ids() )
      if ( gone[s] == 0 )
      {
        graph.segments[left] = graph.segments[s];
        graph.edgeWeight[forward( left )] = graph.edgeWeight[forward( s )];
        graph.edgeWeight[backward( left )] = graph.edgeWeight[backward( s )];
        ++left;
      }
    graph.report.mergedSegments = static_cast<std::int32_t>( graph.segments.size() ) - left;
    graph.segments.resize( left.index() );
    graph.edgeWeight.resize( 2 * left.index() );
  }
}
