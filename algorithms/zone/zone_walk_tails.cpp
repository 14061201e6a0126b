// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_walk_tails.h"
#include "base/index.h"

#include <algorithm>
#include <cstring>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t LANES = WalkGraph::LANES;

    using Lanes = float __attribute__( ( vector_size( LANES * sizeof( float ) ) ) );

    Lanes always( float value )
    {
      return Lanes{ value, value, value, value };
    }

    Lanes load( const std::vector<float> &from, std::size_t at )
    {
      Lanes lanes;
      std::memcpy( &lanes, from.data() + at, sizeof( lanes ) );
      return lanes;
    }

    void store( const Lanes &lanes, std::vector<float> &to, std::size_t at )
    {
      std::memcpy( to.data() + at, &lanes, sizeof( lanes ) );
    }
  }

  WalkTails::WalkTails( const ZoneModel &model, const WalkGraph &graph ) : mModel( model ), mGraph( graph )
  {
    const std::size_t row = indexOf( 2 * graph.slots );
    for ( std::vector<float> *table : { &mBest, &mNext, &mSecond } )
      table->assign( row * graph.visits.size(), WalkGraph::UNREACHED );
    mGroup.assign( row * graph.groups.size(), WalkGraph::UNREACHED );
  }

  std::int64_t WalkTails::workToProve( std::size_t visits, std::int32_t slots )
  {
    // Arcs to all are read from the matrix, which takes about as long again.
    return 2 * std::int64_t{ slots } / LANES * static_cast<std::int64_t>( visits * visits );
  }

  template <class Visit> void WalkTails::forArcs( WalkVisit i, Visit &&visit ) const
  {
    if ( !mAll )
    {
      const WalkGraph::Arc *arc = mGraph.arcsOf( i );
      for ( std::int32_t k = 0; k < mGraph.near; ++k, ++arc )
        visit( arc->to, arc->slots, arc->way );
      return;
    }
    const std::int32_t *way = mModel.from( mGraph.visits[i] );
    for ( const WalkVisit j : mGraph.visits.ids() )
      if ( const PlaceId u = mGraph.visits[j]; j != i )
        visit( j, mGraph.inSlots( way[u] + mModel.service[u] ), mGraph.units( way[u] ) );
  }

  void WalkTails::fill( std::int32_t t, WalkVisit i, const WalkPrices &prices )
  {
    Lanes best = always( WalkGraph::UNREACHED ), next = always( -1 );
    for ( std::int32_t lane = 0; lane < LANES; ++lane )
      if ( t + lane >= mGraph.last[i] )
        best[lane] = -mGraph.back[i];
    Lanes second = best;
    const Lanes self = always( numberOf( i ) );
    forArcs( i,
             [&]( WalkVisit j, std::int32_t steps, float way )
             {
               if ( steps >= t + LANES )
                 return;
               const std::size_t from = at( j.index(), t - steps );
               const Lanes value =
                   ( load( mNext, from ) == self ? load( mSecond, from ) : load( mBest, from ) ) +
                   always( prices[j] - way );
               const auto beatsBest = value > best, beatsSecond = value > second;
               second = beatsBest ? best : beatsSecond ? value : second;
               best = beatsBest ? value : best;
               next = beatsBest ? always( numberOf( j ) ) : next;
             } );
    const std::size_t to = at( i.index(), t );
    store( best, mBest, to );
    store( next, mNext, to );
    store( second, mSecond, to );
  }

  std::int64_t WalkTails::fill( const WalkPrices &prices, bool all )
  {
    mAll = all;
    for ( std::int32_t t = 0; t < mGraph.slots; t += LANES )
      for ( const WalkVisit i : mGraph.visits.ids() )
        fill( t, i, prices );
    if ( !all )
      return static_cast<std::int64_t>( mGraph.arcs.size() ) * mGraph.slots / LANES;
    for ( const WalkGroup g : mGraph.groups.ids() )
      for ( std::int32_t t = 0; t < mGraph.slots; t += LANES )
      {
        Lanes most = always( WalkGraph::UNREACHED );
        for ( const WalkVisit j : mGraph.groups[g] )
        {
          const Lanes value = load( mBest, at( j.index(), t ) ) + always( prices[j] );
          most = value > most ? value : most;
        }
        store( most, mGroup, at( g.index(), t ) );
      }
    return workToProve( mGraph.visits.size(), mGraph.slots );
  }

  Walk WalkTails::trace( WalkVisit i, const WalkPrices &prices, float worth ) const
  {
    Walk walk{ worth, {} };
    std::int32_t t = mGraph.slots - 1 - mGraph.first[i];
    WalkVisit before = NOBODY;
    while ( i >= 0 )
    {
      walk.visits.push_back( i );
      const float rest = most( i, t, before );
      WalkVisit next;
      std::int32_t slots = 0;
      forArcs( i,
               [&]( WalkVisit j, std::int32_t steps, float way )
               {
                 if ( next < 0 && j != before && steps <= t &&
                      most( j, t - steps, i ) + ( prices[j] - way ) == rest )
                 {
                   next = j;
                   slots = steps;
                 }
               } );
      before = i;
      t -= slots;
      i = next;
    }
    return walk;
  }

  void WalkTails::walks( const WalkPrices &prices, float within, std::vector<Walk> &walks ) const
  {
    ByWalkVisit<float> worths;
    float best = WalkGraph::UNREACHED;
    for ( const WalkVisit i : mGraph.visits.ids() )
    {
      const std::int32_t t = mGraph.slots - 1 - mGraph.first[i];
      worths.push_back( t < 0 ? WalkGraph::UNREACHED : prices[i] - mGraph.out[i] + most( i, t, NOBODY ) );
      best = std::max( best, worths.back() );
    }
    walks.clear();
    for ( const WalkVisit i : mGraph.visits.ids() )
      if ( worths[i] >= best - within )
        walks.push_back( trace( i, prices, worths[i] ) );
  }
}
