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
    std::array<std::int32_t, 2> junctions( const StreetSegment &segment )
    {
      return { std::min( segment.fromNode, segment.toNode ), std::max( segment.fromNode, segment.toNode ) };
    }
  }

  void mergeSameSegments( StreetGraph &graph )
  {
    const double tolerance = graph.options.tolerance;
    std::vector<std::size_t> order;
    for ( std::size_t s = 0; s < graph.segments.size(); ++s )
      if ( graph.segments[s].fromNode != graph.segments[s].toNode )
        order.push_back( s );
    const auto key = [&]( std::size_t s ) { return std::pair( junctions( graph.segments[s] ), s ); };
    std::sort( order.begin(), order.end(),
               [&]( std::size_t a, std::size_t b ) { return key( a ) < key( b ); } );
    std::vector<std::uint8_t> gone( graph.segments.size(), 0 );
    for ( std::size_t i = 0; i < order.size(); ++i )
    {
      const std::size_t kept = order[i];
      const StreetSegment &first = graph.segments[kept];
      for ( std::size_t j = i + 1; j < order.size() && gone[kept] == 0 &&
                                   junctions( graph.segments[order[j]] ) == junctions( first );
            ++j )
      {
        const std::size_t again = order[j];
        if ( gone[again] != 0 || !liesAlong( graph.shape( kept ), graph.shape( again ), tolerance ) ||
             !liesAlong( graph.shape( again ), graph.shape( kept ), tolerance ) )
          continue;
        gone[again] = 1;
        graph.segments[kept].destinationOnly &= graph.segments[again].destinationOnly;
        const std::size_t against = graph.segments[again].fromNode == first.fromNode ? 0 : 1;
        for ( const std::size_t way : { std::size_t{ 0 }, std::size_t{ 1 } } )
          if ( Weight &weight = graph.edgeWeight[2 * kept + way]; !( weight < noWay ) )
            weight = graph.edgeWeight[2 * again + ( way ^ against )];
      }
    }
    std::size_t left = 0;
    for ( std::size_t s = 0; s < graph.segments.size(); ++s )
      if ( gone[s] == 0 )
      {
        graph.segments[left] = graph.segments[s];
        for ( const std::size_t way : { std::size_t{ 0 }, std::size_t{ 1 } } )
          graph.edgeWeight[2 * left + way] = graph.edgeWeight[2 * s + way];
        ++left;
      }
    graph.report.mergedSegments = static_cast<std::int32_t>( graph.segments.size() - left );
    graph.segments.resize( left );
    graph.edgeWeight.resize( 2 * left );
  }
}
