// SPDX-License-Identifier: GPL-2.0-or-later
// Strongly connected components of the turns, without recursion: Tarjan, "Depth-first search and linear graph
// algorithms", 1972.
#include "network/turn_table.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    using PartId = IdOf<struct PartTag>; // a strongly connected component

    // Of each edge; closed edges are of none.
    Indexed<EdgeId, PartId> components( const StreetGraph &graph, std::size_t &count )
    {
      const std::size_t edges = graph.edgeCount();
      Indexed<EdgeId, PartId> component( edges );
      Indexed<EdgeId, std::int32_t> order( edges, -1 ), low( edges, 0 );
      Indexed<EdgeId, std::uint32_t> next( edges, 0 ); // of the turns from it
      std::vector<EdgeId> path, open;
      std::int32_t time = 0;
      PartId number( 0 );
      const auto enter = [&]( EdgeId edge )
      {
        order[edge] = low[edge] = time++;
        path.push_back( edge );
        open.push_back( edge );
      };
      for ( const EdgeId start : component.ids() )
      {
        if ( !graph.open( start ) || order[start] >= 0 )
          continue;
        enter( start );
        while ( !path.empty() )
        {
          const EdgeId edge = path.back();
          if ( const std::span<const Turn> turns = graph.turnsFrom( edge ); next[edge] < turns.size() )
          {
            const EdgeId to = turns[next[edge]++].edge;
            if ( order[to] < 0 )
              enter( to );
            else if ( component[to] < 0 )
              low[edge] = std::min( low[edge], order[to] );
            continue;
          }
          path.pop_back();
          if ( !path.empty() )
            low[path.back()] = std::min( low[path.back()], low[edge] );
          if ( low[edge] != order[edge] )
            continue;
          for ( EdgeId member; member != edge; )
          {
            member = open.back();
            open.pop_back();
            component[member] = number;
          }
          ++number;
        }
      }
      count = number.index();
      return component;
    }

    // Numbers the connected groups of segments outside the main part.
    void findIslands( StreetGraph &graph, std::span<const StreetLine> lines )
    {
      const auto cutOff = [&]( SegmentId s ) {
        return graph.reachable[forward( s )] == 0 && graph.reachable[backward( s )] == 0 && graph.open( s );
      };
      const auto atNode = Lists<NodeId, SegmentId>::of(
          graph.nodes.size(),
          [&]( const auto &put )
          {
            for ( const SegmentId s : graph.segments.ids() )
              if ( cutOff( s ) )
                for ( const NodeId node : { graph.segments[s].fromNode, graph.segments[s].toNode } )
                  put( node, s );
          } );
      const auto featureOf = [&]( const StreetSegment &s ) { return lines[s.line.index()].feature; };
      std::vector<SegmentId> stack;
      for ( const SegmentId start : graph.segments.ids() )
      {
        if ( !cutOff( start ) || graph.islandOf[start] >= 0 )
          continue;
        StreetIsland island;
        const IslandId number( graph.islands.size() );
        island.place = graph.shape( start ).front();
        island.feature = featureOf( graph.segments[start] );
        graph.islandOf[start] = number;
        stack.assign( 1, start );
        while ( !stack.empty() )
        {
          const StreetSegment &segment = graph.segments[stack.back()];
          stack.pop_back();
          ++island.segments;
          island.meters += segment.length;
          island.feature = std::min( island.feature, featureOf( segment ) );
          for ( const NodeId node : { segment.fromNode, segment.toNode } )
            for ( const SegmentId other : atNode[node] )
              if ( IslandId &of = graph.islandOf[other]; of < 0 )
              {
                of = number;
                stack.push_back( other );
              }
        }
        graph.report.islandSegments += island.segments;
        graph.islands.push_back( island );
      }
    }

    void sortIslands( StreetGraph &graph )
    {
      std::vector<IslandId> order( graph.islands.ids().begin(), graph.islands.ids().end() );
      std::stable_sort( order.begin(), order.end(),
                        [&]( IslandId a, IslandId b )
                        { return graph.islands[a].meters > graph.islands[b].meters; } );
      Indexed<IslandId, StreetIsland> sorted;
      Indexed<IslandId, IslandId> rank( order.size() );
      for ( const IslandId island : order )
      {
        rank[island] = IslandId( sorted.size() );
        sorted.push_back( graph.islands[island] );
      }
      graph.islands = std::move( sorted );
      for ( IslandId &island : graph.islandOf )
        if ( island >= 0 )
          island = rank[island];
    }

    // Not so a one-way street alone: whoever drives it never comes back to where it begins.
    bool comesRound( const StreetGraph &graph, EdgeId edge, std::int64_t edgesOfPart )
    {
      const std::span<const Turn> turns = graph.turnsFrom( edge );
      return edgesOfPart > 1 ||
             std::any_of( turns.begin(), turns.end(), [&]( const Turn &turn ) { return turn.edge == edge; } );
    }
  }

  void findReachable( StreetGraph &graph, std::span<const StreetLine> lines, IslandId island )
  {
    std::size_t count = 0;
    const Indexed<EdgeId, PartId> component = components( graph, count );
    Indexed<PartId, std::int64_t> size( count, 0 );
    for ( const EdgeId e : component.ids() )
      if ( component[e] >= 0 && ( island < 0 || graph.islandOf[segmentIdOf( e )] == island ) )
        ++size[component[e]];
    const PartId largest( std::max_element( size.begin(), size.end() ) - size.begin() );
    graph.reachable.resize( component.size() );
    for ( const EdgeId e : component.ids() )
      graph.reachable[e] =
          count > 0 && component[e] == largest && comesRound( graph, e, size[largest] ) ? 1 : 0;
    graph.islands.clear();
    graph.report.islandSegments = 0;
    graph.islandOf.assign( graph.segments.size(), IslandId() );
    findIslands( graph, lines );
    sortIslands( graph );
  }
}
