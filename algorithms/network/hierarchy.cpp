// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/hierarchy.h"

#include "base/index.h"
#include "network/nested_dissection.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // The chordal graph over the vertices by rank: each with its neighbours of higher rank, ascending, and
    // the weights to (up) and from (down) them.
    struct Chordal
    {
        std::vector<std::uint32_t> first;
        std::vector<std::int32_t> head;
        std::vector<Weight> up, down;
        std::size_t size() const { return first.size() - 1; }
    };

    // Eliminates the vertices in order: a vertex's higher neighbours become neighbours of its parent, which
    // is the lowest of them. Nothing where there would be more than so many arcs.
    std::optional<Chordal> contract( const StreetGraph &graph, const std::vector<std::int32_t> &order,
                                     const std::vector<std::int32_t> &rankOf,
                                     std::vector<std::int32_t> &parent, std::size_t arcsAtMost )
    {
      const std::size_t size = order.size();
      // The turns, by the lower of their two ranks.
      std::vector<std::uint32_t> firstTurn( size + 1, 0 );
      std::vector<std::int32_t> higher;
      const auto eachTurn = [&]( const auto &visit )
      {
        for ( const std::int32_t edge : order )
          for ( const Turn &turn : graph.turnsFrom( edge ) )
            if ( turn.edge != edge )
              visit( std::min( rankOf[indexOf( edge )], rankOf[indexOf( turn.edge )] ),
                     std::max( rankOf[indexOf( edge )], rankOf[indexOf( turn.edge )] ) );
      };
      eachTurn( [&]( std::int32_t low, std::int32_t ) { ++firstTurn[indexOf( low ) + 1]; } );
      for ( std::size_t v = 0; v < size; ++v )
        firstTurn[v + 1] += firstTurn[v];
      higher.resize( firstTurn.back() );
      std::vector<std::uint32_t> next( firstTurn.begin(), firstTurn.end() - 1 );
      eachTurn( [&]( std::int32_t low, std::int32_t high ) { higher[next[indexOf( low )]++] = high; } );

      Chordal chordal;
      chordal.first.reserve( size + 1 );
      chordal.first.push_back( 0 );
      chordal.head.reserve( higher.size() * 3 );
      parent.assign( size, -1 );
      std::vector<std::int32_t> child( size, -1 ), sibling( size, -1 ), seen( size, -1 );
      for ( std::size_t v = 0; v < size; ++v )
      {
        const auto begin = static_cast<std::ptrdiff_t>( chordal.head.size() );
        const auto self = static_cast<std::int32_t>( v );
        const auto add = [&]( std::int32_t other )
        {
          if ( other > self && seen[indexOf( other )] != self )
          {
            seen[indexOf( other )] = self;
            chordal.head.push_back( other );
          }
        };
        for ( std::uint32_t t = firstTurn[v]; t < firstTurn[v + 1]; ++t )
          add( higher[t] );
        for ( std::int32_t c = child[v]; c >= 0; c = sibling[indexOf( c )] )
          for ( std::uint32_t i = chordal.first[indexOf( c )]; i < chordal.first[indexOf( c ) + 1]; ++i )
            add( chordal.head[i] );
        if ( chordal.head.size() > arcsAtMost )
          return std::nullopt;
        std::sort( chordal.head.begin() + begin, chordal.head.end() );
        chordal.first.push_back( static_cast<std::uint32_t>( chordal.head.size() ) );
        if ( begin == static_cast<std::ptrdiff_t>( chordal.head.size() ) )
          continue;
        const std::int32_t lowest = chordal.head[static_cast<std::size_t>( begin )];
        parent[v] = lowest;
        sibling[v] = child[indexOf( lowest )];
        child[indexOf( lowest )] = self;
      }
      return chordal;
    }

    std::uint32_t arcOf( const Chordal &chordal, std::int32_t low, std::int32_t high )
    {
      const auto begin = chordal.head.begin() + chordal.first[indexOf( low )];
      const auto end = chordal.head.begin() + chordal.first[indexOf( low ) + 1];
      return static_cast<std::uint32_t>( std::lower_bound( begin, end, high ) - chordal.head.begin() );
    }

    void setTurns( const StreetGraph &graph, const std::vector<std::int32_t> &order,
                   const std::vector<std::int32_t> &rankOf, Chordal &chordal )
    {
      chordal.up.assign( chordal.head.size(), noWay );
      chordal.down.assign( chordal.head.size(), noWay );
      for ( const std::int32_t edge : order )
        for ( const Turn &turn : graph.turnsFrom( edge ) )
        {
          const std::int32_t from = rankOf[indexOf( edge )], to = rankOf[indexOf( turn.edge )];
          if ( from == to )
            continue;
          Weight &weight =
              from < to ? chordal.up[arcOf( chordal, from, to )] : chordal.down[arcOf( chordal, to, from )];
          weight = std::min( weight, turn.weight );
        }
    }

    // own = min( own, through + other ), item by item.
    void leastThrough( Weight *own, const Weight *other, Weight through, std::size_t count )
    {
      for ( std::size_t i = 0; i < count; ++i )
        own[i] = std::min( own[i], through + other[i] );
    }

    // Basic customization: every arc learns the least weight over lower triangles.
    void customize( Chordal &chordal, const Progress &progress )
    {
      const std::size_t size = chordal.size();
      // Lower neighbours, ascending, with their arcs.
      struct Lower
      {
          std::int32_t vertex = 0;
          std::uint32_t arc = 0;
      };
      std::vector<std::uint32_t> first( size + 1, 0 );
      for ( const std::int32_t head : chordal.head )
        ++first[indexOf( head ) + 1];
      for ( std::size_t v = 0; v < size; ++v )
        first[v + 1] += first[v];
      std::vector<Lower> lower( chordal.head.size() );
      std::vector<std::uint32_t> next( first.begin(), first.end() - 1 );
      for ( std::size_t v = 0; v < size; ++v )
        for ( std::uint32_t i = chordal.first[v]; i < chordal.first[v + 1]; ++i )
          lower[next[indexOf( chordal.head[i] )]++] = { static_cast<std::int32_t>( v ), i };

      std::vector<std::uint32_t> slot( size, 0 );
      for ( std::size_t a = 0; a < size; ++a )
      {
        if ( a % 4096 == 0 )
          report( progress, static_cast<double>( a ) / static_cast<double>( size ) );
        for ( std::uint32_t i = chordal.first[a]; i < chordal.first[a + 1]; ++i )
          slot[indexOf( chordal.head[i] )] = i;
        for ( std::uint32_t l = first[a]; l < first[a + 1]; ++l )
        {
          const std::uint32_t arc = lower[l].arc, begin = arc + 1;
          const std::uint32_t end = chordal.first[indexOf( lower[l].vertex ) + 1];
          const Weight toLower = chordal.down[arc], fromLower = chordal.up[arc];
          // Inside a cut the remaining neighbours are the same ones, in the same order.
          if ( end - begin == chordal.first[a + 1] - chordal.first[a] )
          {
            if ( toLower < noWay )
              leastThrough( chordal.up.data() + chordal.first[a], chordal.up.data() + begin, toLower,
                            end - begin );
            if ( fromLower < noWay )
              leastThrough( chordal.down.data() + chordal.first[a], chordal.down.data() + begin, fromLower,
                            end - begin );
            continue;
          }
          if ( toLower < noWay )
            for ( std::uint32_t b = begin; b < end; ++b )
            {
              Weight &weight = chordal.up[slot[indexOf( chordal.head[b] )]];
              weight = std::min( weight, toLower + chordal.up[b] );
            }
          if ( fromLower < noWay )
            for ( std::uint32_t b = begin; b < end; ++b )
            {
              Weight &weight = chordal.down[slot[indexOf( chordal.head[b] )]];
              weight = std::min( weight, chordal.down[b] + fromLower );
            }
        }
      }
    }

    // Perfect customization: the least weights between the ends of all arcs, from the top down.
    void perfect( const Chordal &chordal, std::vector<Weight> &up, std::vector<Weight> &down,
                  const Progress &progress )
    {
      up = chordal.up;
      down = chordal.down;
      for ( std::size_t v = chordal.size(); v-- > 0; )
      {
        if ( v % 4096 == 0 )
          report( progress, 1 - static_cast<double>( v ) / static_cast<double>( chordal.size() ) );
        const std::uint32_t end = chordal.first[v + 1];
        for ( std::uint32_t i = chordal.first[v]; i < end; ++i )
        {
          Weight bestUp = up[i], bestDown = down[i];
          const Weight upA = bestUp, downA = bestDown;
          std::uint32_t j = chordal.first[indexOf( chordal.head[i] )];
          for ( std::uint32_t b = i + 1; b < end; ++b )
          {
            while ( chordal.head[j] != chordal.head[b] )
              ++j;
            const Weight aToB = up[j], bToA = down[j];
            bestUp = std::min( bestUp, up[b] + bToA );
            bestDown = std::min( bestDown, aToB + down[b] );
            up[b] = std::min( up[b], upA + aToB );
            down[b] = std::min( down[b], bToA + downA );
          }
          up[i] = bestUp;
          down[i] = bestDown;
        }
      }
    }

    // Keeps the arcs that no way between their ends beats.
    void keep( const Chordal &chordal, const std::vector<Weight> &weight, const std::vector<Weight> &least,
               std::vector<std::uint32_t> &first, std::vector<std::int32_t> &heads,
               std::vector<Weight> &weights )
    {
      first.assign( 1, 0 );
      for ( std::size_t v = 0; v < chordal.size(); ++v )
      {
        for ( std::uint32_t i = chordal.first[v]; i < chordal.first[v + 1]; ++i )
          if ( weight[i] < noWay && weight[i] <= least[i] )
          {
            heads.push_back( chordal.head[i] );
            weights.push_back( weight[i] );
          }
        first.push_back( static_cast<std::uint32_t>( heads.size() ) );
      }
    }
  }

  bool Hierarchy::build( const StreetGraph &graph, const std::vector<std::int32_t> &order,
                         std::size_t arcsAtMost, const Progress &progress, bool prune )
  {
    mFingerprint = graph.fingerprint;
    mRankOf.assign( graph.edgeCount(), -1 );
    for ( std::size_t r = 0; r < order.size(); ++r )
      mRankOf[indexOf( order[r] )] = static_cast<std::int32_t>( r );
    std::optional<Chordal> contracted = contract( graph, order, mRankOf, mParent, arcsAtMost );
    if ( !contracted )
      return false;
    Chordal &chordal = *contracted;
    report( progress, 0.15 );
    setTurns( graph, order, mRankOf, chordal );
    customize( chordal, part( progress, 0.15, 0.5 ) );
    std::vector<Weight> leastUp, leastDown;
    if ( prune )
      perfect( chordal, leastUp, leastDown, part( progress, 0.5, 0.9 ) );
    keep( chordal, chordal.up, prune ? leastUp : chordal.up, mFirstUp, mUpHead, mUpWeight );
    keep( chordal, chordal.down, prune ? leastDown : chordal.down, mFirstDown, mDownTail, mDownWeight );
    report( progress, 1 );
    return true;
  }

  Hierarchy Hierarchy::prepare( const StreetGraph &graph, const Progress &progress, bool prune,
                                std::vector<std::int32_t> *takenOrder )
  {
    std::vector<std::int32_t> order = dissectionOrder( graph, part( progress, 0, 0.4 ) );
    Hierarchy result;
    result.build( graph, order, std::numeric_limits<std::size_t>::max(), part( progress, 0.4, 1 ), prune );
    if ( takenOrder != nullptr )
      *takenOrder = std::move( order );
    return result;
  }

  std::optional<Hierarchy> Hierarchy::alongOrder( const StreetGraph &graph,
                                                  const std::vector<std::int32_t> &order, bool prune )
  {
    constexpr std::size_t usual = 32; // arcs a turn; good orders of towns have two to four
    std::optional<Hierarchy> result( std::in_place );
    if ( !result->build( graph, order, 4096 + usual * graph.turns.size(), {}, prune ) )
      result.reset();
    return result;
  }
}
