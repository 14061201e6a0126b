// SPDX-License-Identifier: GPL-2.0-or-later
// Strongly connected components of the turns, without recursion: Tarjan, "Depth-first search and linear graph
// algorithms", 1972.
#include "network/turn_table.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // By edge the number of its component; closed edges have -1.
    std::vector<std::int32_t> components( const StreetGraph &graph, std::int32_t &count )
    {
      const std::size_t edges = graph.edgeCount();
      std::vector<std::int32_t> component( edges, -1 ), order( edges, -1 ), low( edges, 0 );
      std::vector<std::uint32_t> next( edges, 0 );
      std::vector<std::int32_t> path, open;
      std::int32_t time = 0;
      count = 0;
      const auto enter = [&]( std::int32_t edge )
      {
        const auto e = static_cast<std::size_t>( edge );
        order[e] = low[e] = time++;
        next[e] = graph.firstTurn[e];
        path.push_back( edge );
        open.push_back( edge );
      };
      for ( std::size_t start = 0; start < edges; ++start )
      {
        if ( !graph.open( static_cast<std::int32_t>( start ) ) || order[start] >= 0 )
          continue;
        enter( static_cast<std::int32_t>( start ) );
        while ( !path.empty() )
        {
          const std::int32_t edge = path.back();
          const auto e = static_cast<std::size_t>( edge );
          if ( next[e] < graph.firstTurn[e + 1] )
          {
            const std::int32_t to = graph.turns[next[e]++].edge;
            const auto t = static_cast<std::size_t>( to );
            if ( order[t] < 0 )
              enter( to );
            else if ( component[t] < 0 )
              low[e] = std::min( low[e], order[t] );
            continue;
          }
          path.pop_back();
          if ( !path.empty() )
          {
            const auto p = static_cast<std::size_t>( path.back() );
            low[p] = std::min( low[p], low[e] );
          }
          if ( low[e] != order[e] )
            continue;
          for ( std::int32_t member = -1; member != edge; )
          {
            member = open.back();
            open.pop_back();
            component[static_cast<std::size_t>( member )] = count;
          }
          ++count;
        }
      }
      return component;
    }

    // Numbers the connected groups of segments outside the main part.
    void findIslands( StreetGraph &graph, std::span<const StreetLine> lines )
    {
      std::vector<std::vector<std::int32_t>> atNode( graph.nodes.size() );
      const auto cutOff = [&]( std::size_t s )
      {
        const auto edge = static_cast<std::int32_t>( 2 * s );
        return graph.reachable[2 * s] == 0 && graph.reachable[2 * s + 1] == 0 &&
               ( graph.open( edge ) || graph.open( edge + 1 ) );
      };
      for ( std::size_t s = 0; s < graph.segments.size(); ++s )
        if ( cutOff( s ) )
          for ( const std::int32_t node : { graph.segments[s].fromNode, graph.segments[s].toNode } )
            atNode[static_cast<std::size_t>( node )].push_back( static_cast<std::int32_t>( s ) );
      std::vector<std::int32_t> stack;
      for ( std::size_t start = 0; start < graph.segments.size(); ++start )
      {
        if ( !cutOff( start ) || graph.islandOf[start] >= 0 )
          continue;
        StreetIsland island;
        const auto number = static_cast<std::int32_t>( graph.islands.size() );
        island.place = graph.shape( start ).front();
        island.feature = lines[static_cast<std::size_t>( graph.segments[start].line )].feature;
        graph.islandOf[start] = number;
        stack.assign( 1, static_cast<std::int32_t>( start ) );
        while ( !stack.empty() )
        {
          const StreetSegment &segment = graph.segments[static_cast<std::size_t>( stack.back() )];
          stack.pop_back();
          ++island.segments;
          island.meters += segment.length;
          island.feature =
              std::min( island.feature, lines[static_cast<std::size_t>( segment.line )].feature );
          for ( const std::int32_t node : { segment.fromNode, segment.toNode } )
            for ( const std::int32_t other : atNode[static_cast<std::size_t>( node )] )
              if ( std::int32_t &of = graph.islandOf[static_cast<std::size_t>( other )]; of < 0 )
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
      std::vector<std::int32_t> order( graph.islands.size() ), rank( graph.islands.size() );
      for ( std::size_t i = 0; i < order.size(); ++i )
        order[i] = static_cast<std::int32_t>( i );
      std::stable_sort( order.begin(), order.end(),
                        [&]( std::int32_t a, std::int32_t b )
                        {
                          return graph.islands[static_cast<std::size_t>( a )].meters >
                                 graph.islands[static_cast<std::size_t>( b )].meters;
                        } );
      std::vector<StreetIsland> sorted;
      for ( std::size_t i = 0; i < order.size(); ++i )
      {
        sorted.push_back( graph.islands[static_cast<std::size_t>( order[i] )] );
        rank[static_cast<std::size_t>( order[i] )] = static_cast<std::int32_t>( i );
      }
      graph.islands = std::move( sorted );
      for ( std::int32_t &island : graph.islandOf )
        if ( island >= 0 )
          island = rank[static_cast<std::size_t>( island )];
    }
  }

  namespace
  {
    // Not so a one-way street alone: whoever drives it never comes back to where it begins.
    bool comesRound( const StreetGraph &graph, std::size_t edge, std::int64_t edgesOfPart )
    {
      const std::span<const Turn> turns = graph.turnsFrom( static_cast<std::int32_t>( edge ) );
      return edgesOfPart > 1 || std::any_of( turns.begin(), turns.end(),
                                             [&]( const Turn &turn )
                                             { return turn.edge == static_cast<std::int32_t>( edge ); } );
    }
  }

  void findReachable( StreetGraph &graph, std::span<const StreetLine> lines, std::int32_t island )
  {
    std::int32_t count = 0;
    const std::vector<std::int32_t> component = components( graph, count );
    std::vector<std::int64_t> size( static_cast<std::size_t>( count ), 0 );
    for ( std::size_t e = 0; e < component.size(); ++e )
      if ( component[e] >= 0 && ( island < 0 || graph.islandOf[e / 2] == island ) )
        ++size[static_cast<std::size_t>( component[e] )];
    const auto largest =
        static_cast<std::int32_t>( std::max_element( size.begin(), size.end() ) - size.begin() );
    graph.reachable.resize( component.size() );
    for ( std::size_t e = 0; e < component.size(); ++e )
      graph.reachable[e] = count > 0 && component[e] == largest &&
                                   comesRound( graph, e, size[static_cast<std::size_t>( largest )] )
                               ? 1
                               : 0;
    graph.islands.clear();
    graph.report.islandSegments = 0;
    graph.islandOf.assign( graph.segments.size(), -1 );
    findIslands( graph, lines );
    sortIslands( graph );
  }
}
