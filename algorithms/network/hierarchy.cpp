// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/hierarchy.h"

#include "network/nested_dissection.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    using ArcId = IdOf<struct ArcTag>;

    // The chordal graph over the vertices by rank: each with its neighbours of higher rank, ascending, and
    // the weights to (up) and from (down) them.
    struct Chordal
    {
        Indexed<Rank, ArcId> first; // and where the last's end
        Indexed<ArcId, Rank> head;
        Indexed<ArcId, Weight> up, down;
        std::size_t size() const { return first.size() - 1; }
        IdRange<Rank> vertices() const { return { Rank( 0 ), Rank( size() ) }; }
        ArcId end( Rank v ) const { return first[Rank( v + 1 )]; }
        IdRange<ArcId> arcs( Rank v ) const { return { first[v], end( v ) }; }
    };

    // Eliminates the vertices in order: a vertex's higher neighbours become neighbours of its parent, which
    // is the lowest of them. Nothing where there would be more than so many arcs.
    std::optional<Chordal> contract( const StreetGraph &graph, const std::vector<EdgeId> &order,
                                     const Indexed<EdgeId, Rank> &rankOf, Indexed<Rank, Rank> &parent,
                                     std::size_t arcsAtMost )
    {
      const std::size_t size = order.size();
      // The turns, by the lower of their two ranks.
      const auto higher = Lists<Rank, Rank>::of( size,
                                                 [&]( const auto &put )
                                                 {
                                                   for ( const EdgeId edge : order )
                                                     for ( const Turn &turn : graph.turnsFrom( edge ) )
                                                       if ( turn.edge != edge )
                                                         put( std::min( rankOf[edge], rankOf[turn.edge] ),
                                                              std::max( rankOf[edge], rankOf[turn.edge] ) );
                                                 } );
      Chordal chordal;
      chordal.first.reserve( size + 1 );
      chordal.first.push_back( ArcId( 0 ) );
      chordal.head.reserve( higher.items().size() * 3 );
      parent.assign( size, Rank() );
      Indexed<Rank, Rank> child( size ), sibling( size ), seen( size );
      for ( const Rank v : parent.ids() )
      {
        const auto begin = static_cast<std::ptrdiff_t>( chordal.head.size() );
        const auto add = [&]( Rank other )
        {
          if ( other > v && seen[other] != v )
          {
            seen[other] = v;
            chordal.head.push_back( other );
          }
        };
        for ( const Rank other : higher[v] )
          add( other );
        for ( Rank c = child[v]; c >= 0; c = sibling[c] )
          for ( const ArcId i : chordal.arcs( c ) )
            add( chordal.head[i] );
        if ( chordal.head.size() > arcsAtMost )
          return std::nullopt;
        std::sort( chordal.head.begin() + begin, chordal.head.end() );
        chordal.first.push_back( ArcId( chordal.head.size() ) );
        if ( begin == static_cast<std::ptrdiff_t>( chordal.head.size() ) )
          continue;
        const Rank lowest = chordal.head[ArcId( begin )];
        parent[v] = lowest;
        sibling[v] = child[lowest];
        child[lowest] = v;
      }
      return chordal;
    }

    ArcId arcOf( const Chordal &chordal, Rank low, Rank high )
    {
      const auto all = chordal.head.begin();
      return ArcId( std::lower_bound( all + chordal.first[low], all + chordal.end( low ), high ) - all );
    }

    void setTurns( const StreetGraph &graph, const std::vector<EdgeId> &order,
                   const Indexed<EdgeId, Rank> &rankOf, Chordal &chordal )
    {
      chordal.up.assign( chordal.head.size(), NO_WAY );
      chordal.down.assign( chordal.head.size(), NO_WAY );
      for ( const EdgeId edge : order )
        for ( const Turn &turn : graph.turnsFrom( edge ) )
        {
          const Rank from = rankOf[edge], to = rankOf[turn.edge];
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
          Rank vertex;
          ArcId arc;
      };
      const auto lower = Lists<Rank, Lower>::of( size,
                                                 [&]( const auto &put )
                                                 {
                                                   for ( const Rank v : chordal.vertices() )
                                                     for ( const ArcId i : chordal.arcs( v ) )
                                                       put( chordal.head[i], { v, i } );
                                                 } );
      Indexed<Rank, ArcId> slot( size );
      for ( const Rank a : chordal.vertices() )
      {
        if ( a % 4096 == 0 )
          report( progress, static_cast<double>( a ) / static_cast<double>( size ) );
        for ( const ArcId i : chordal.arcs( a ) )
          slot[chordal.head[i]] = i;
        for ( const Lower &below : lower[a] )
        {
          const ArcId arc = below.arc;
          const IdRange<ArcId> others( ArcId( arc + 1 ), chordal.end( below.vertex ) );
          const Weight toLower = chordal.down[arc], fromLower = chordal.up[arc];
          // Inside a cut the remaining neighbours are the same ones, in the same order.
          const std::int32_t count = chordal.end( below.vertex ) - ( arc + 1 );
          if ( count == chordal.end( a ) - chordal.first[a] )
          {
            const auto bettered = [&]( Indexed<ArcId, Weight> &weights, Weight through )
            {
              if ( through < NO_WAY )
                leastThrough( weights.data() + chordal.first[a], weights.data() + arc + 1, through,
                              static_cast<std::size_t>( count ) );
            };
            bettered( chordal.up, toLower );
            bettered( chordal.down, fromLower );
            continue;
          }
          if ( toLower < NO_WAY )
            for ( const ArcId b : others )
            {
              Weight &weight = chordal.up[slot[chordal.head[b]]];
              weight = std::min( weight, toLower + chordal.up[b] );
            }
          if ( fromLower < NO_WAY )
            for ( const ArcId b : others )
            {
              Weight &weight = chordal.down[slot[chordal.head[b]]];
              weight = std::min( weight, chordal.down[b] + fromLower );
            }
        }
      }
    }

    // Perfect customization: the least weights between the ends of all arcs, from the top down.
    void perfect( const Chordal &chordal, Indexed<ArcId, Weight> &up, Indexed<ArcId, Weight> &down,
                  const Progress &progress )
    {
      up = chordal.up;
      down = chordal.down;
      for ( Rank v( chordal.size() ); v > 0; )
      {
        v = Rank( v - 1 );
        if ( v % 4096 == 0 )
          report( progress, 1 - static_cast<double>( v ) / static_cast<double>( chordal.size() ) );
        const ArcId end = chordal.end( v );
        for ( const ArcId i : chordal.arcs( v ) )
        {
          Weight bestUp = up[i], bestDown = down[i];
          const Weight upA = bestUp, downA = bestDown;
          ArcId j = chordal.first[chordal.head[i]];
          for ( ArcId b( i + 1 ); b < end; ++b )
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

    // The arcs that no way between their ends beats.
    template <class Arc>
    Lists<Rank, Arc> kept( const Chordal &chordal, const Indexed<ArcId, Weight> &weight,
                           const Indexed<ArcId, Weight> &least )
    {
      Lists<Rank, Arc> arcs;
      for ( const Rank v : chordal.vertices() )
      {
        for ( const ArcId i : chordal.arcs( v ) )
          if ( weight[i] < NO_WAY && weight[i] <= least[i] )
            arcs.add( { weight[i], chordal.head[i] } );
        arcs.close();
      }
      return arcs;
    }
  }

  bool Hierarchy::build( const StreetGraph &graph, const std::vector<EdgeId> &order, std::size_t arcsAtMost,
                         const Progress &progress, bool prune )
  {
    mFingerprint = graph.fingerprint;
    mRankOf.assign( graph.edgeCount(), Rank() );
    Rank next( 0 );
    for ( const EdgeId edge : order )
      mRankOf[edge] = next++;
    std::optional<Chordal> contracted = contract( graph, order, mRankOf, mParent, arcsAtMost );
    if ( !contracted )
      return false;
    Chordal &chordal = *contracted;
    report( progress, 0.15 );
    setTurns( graph, order, mRankOf, chordal );
    customize( chordal, part( progress, 0.15, 0.5 ) );
    Indexed<ArcId, Weight> leastUp, leastDown;
    if ( prune )
      perfect( chordal, leastUp, leastDown, part( progress, 0.5, 0.9 ) );
    mUp = kept<Arc>( chordal, chordal.up, prune ? leastUp : chordal.up );
    mDown = kept<Arc>( chordal, chordal.down, prune ? leastDown : chordal.down );
    report( progress, 1 );
    return true;
  }

  Hierarchy Hierarchy::prepare( const StreetGraph &graph, const Progress &progress, bool prune,
                                std::vector<EdgeId> *takenOrder )
  {
    std::vector<EdgeId> order = dissectionOrder( graph, part( progress, 0, 0.4 ) );
    Hierarchy result;
    result.build( graph, order, std::numeric_limits<std::size_t>::max(), part( progress, 0.4, 1 ), prune );
    if ( takenOrder != nullptr )
      *takenOrder = std::move( order );
    return result;
  }

  std::optional<Hierarchy> Hierarchy::alongOrder( const StreetGraph &graph, const std::vector<EdgeId> &order,
                                                  bool prune )
  {
    constexpr std::size_t usual = 32; // arcs a turn; good orders of towns have two to four
    std::optional<Hierarchy> result( std::in_place );
    if ( !result->build( graph, order, 4096 + usual * graph.turnCount(), {}, prune ) )
      result.reset();
    return result;
  }
}
