// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/inertial_flow.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr double OUTER_SHARE = 0.3; // of the junctions on each side are never cut apart
  }

  JunctionCell::JunctionCell( const StreetGraph &graph ) : mCell( graph.nodes.size(), 0 )
  {
    mNeighbours =
        Lists<NodeId, Neighbour>::of( graph.nodes.size(),
                                      [&]( const auto &put )
                                      {
                                        for ( const SegmentId s : graph.segments.ids() )
                                          if ( const StreetSegment &segment = graph.segments[s];
                                               segment.fromNode != segment.toNode && graph.open( s ) )
                                          {
                                            put( segment.fromNode, { segment.toNode, s } );
                                            put( segment.toNode, { segment.fromNode, s } );
                                          }
                                      } );
  }

  void JunctionCell::choose( std::span<const NodeId> nodes )
  {
    ++mPresent;
    for ( const NodeId node : nodes )
      mCell[node] = mPresent;
  }

  InertialFlow::InertialFlow( const StreetGraph &graph, const JunctionCell &cell )
      : mGraph( graph ),
        mCell( cell ),
        mSink( graph.nodes.size(), 0 ),
        mLevel( graph.nodes.size(), -1 ),
        mNext( graph.nodes.size(), 0 ),
        mFlow( graph.segments.size(), 0 )
  {
  }

  // The better balanced of the two outermost least cuts between the first and the last of the nodes.
  void InertialFlow::improve( std::span<const NodeId> nodes, std::size_t place, std::int64_t cut,
                              Indexed<NodeId, std::uint8_t> &side )
  {
    const std::size_t size = nodes.size();
    const auto outer = static_cast<std::size_t>( static_cast<double>( size ) * OUTER_SHARE );
    for ( std::size_t i = 0; i < size; ++i )
    {
      mSink[nodes[i]] = i < outer ? -1 : ( i >= size - outer ? 1 : 0 );
      mCell.inside( nodes[i], [&]( const Neighbour &other ) { mFlow[other.segment] = 0; } );
    }
    std::int64_t sum = 0;
    while ( levels( nodes, outer ) )
      for ( std::size_t i = 0; i < outer; ++i )
        while ( push( nodes[i] ) )
          ++sum;
    // Reached from the sources, or not reaching the sinks.
    std::size_t near = 0;
    std::vector<std::uint8_t> nearSide( size );
    for ( std::size_t i = 0; i < size; ++i )
    {
      const bool reached = mLevel[nodes[i]] >= 0;
      near += reached ? 1 : 0;
      nearSide[i] = reached ? 0 : 1;
    }
    const std::size_t far = reachSinks( nodes, outer );
    const bool useFar = std::min( far, size - far ) > std::min( near, size - near );
    const std::size_t balance = useFar ? std::min( far, size - far ) : std::min( near, size - near );
    if ( sum == cut && balance <= std::min( place, size - place ) )
      return;
    for ( std::size_t i = 0; i < size; ++i )
      side[nodes[i]] = useFar ? ( mLevel[nodes[i]] >= 0 ? 1 : 0 ) : nearSide[i];
  }

  // Whether the segment can carry more from this junction to the other end.
  bool InertialFlow::carries( NodeId node, const Neighbour &to ) const
  {
    const std::int8_t flow = mFlow[to.segment];
    return ( mGraph.segments[to.segment].fromNode == node ? flow : -flow ) < 1;
  }

  // Breadth-first levels from the sources in what is left; whether a sink is reached.
  bool InertialFlow::levels( std::span<const NodeId> nodes, std::size_t outer )
  {
    mQueue.clear();
    for ( std::size_t i = 0; i < nodes.size(); ++i )
    {
      mLevel[nodes[i]] = i < outer ? 0 : -1;
      mNext[nodes[i]] = 0;
      if ( i < outer )
        mQueue.push_back( nodes[i] );
    }
    bool reached = false;
    for ( std::size_t at = 0; at < mQueue.size(); ++at )
    {
      const NodeId node = mQueue[at];
      mCell.inside( node,
                    [&]( const Neighbour &to )
                    {
                      if ( mLevel[to.node] >= 0 || !carries( node, to ) )
                        return;
                      mLevel[to.node] = mLevel[node] + 1;
                      reached = reached || mSink[to.node] == 1;
                      mQueue.push_back( to.node );
                    } );
    }
    return reached;
  }

  // One more unit along the levels, without recursion.
  bool InertialFlow::push( NodeId source )
  {
    mPath.clear();
    NodeId node = source;
    for ( ;; )
    {
      if ( mSink[node] == 1 )
      {
        for ( const auto &[from, to] : mPath )
          mFlow[to.segment] = static_cast<std::int8_t>(
              mFlow[to.segment] + ( mGraph.segments[to.segment].fromNode == from ? 1 : -1 ) );
        return true;
      }
      bool advanced = false;
      const std::span<const Neighbour> neighbours = mCell.all( node );
      for ( std::uint32_t &i = mNext[node]; i < neighbours.size(); ++i )
      {
        const Neighbour &to = neighbours[i];
        if ( !mCell.contains( to.node ) || mLevel[to.node] != mLevel[node] + 1 || !carries( node, to ) )
          continue;
        mPath.emplace_back( node, to );
        node = to.node;
        advanced = true;
        break;
      }
      if ( advanced )
        continue;
      if ( mPath.empty() )
        return false;
      node = mPath.back().first;
      mPath.pop_back();
      ++mNext[node];
    }
  }

  // Sets mLevel >= 0 where a sink can still be reached; returns how many cannot.
  std::size_t InertialFlow::reachSinks( std::span<const NodeId> nodes, std::size_t outer )
  {
    const std::size_t size = nodes.size();
    mQueue.clear();
    for ( std::size_t i = 0; i < size; ++i )
    {
      mLevel[nodes[i]] = i >= size - outer ? 0 : -1;
      if ( i >= size - outer )
        mQueue.push_back( nodes[i] );
    }
    for ( std::size_t at = 0; at < mQueue.size(); ++at )
    {
      const NodeId node = mQueue[at];
      mCell.inside( node,
                    [&]( const Neighbour &from )
                    {
                      if ( mLevel[from.node] < 0 && carries( from.node, { node, from.segment } ) )
                      {
                        mLevel[from.node] = 0;
                        mQueue.push_back( from.node );
                      }
                    } );
    }
    return size - mQueue.size();
  }
}
