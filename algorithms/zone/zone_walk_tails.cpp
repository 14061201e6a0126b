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
      table->assign( row * indexOf( graph.count ), WalkGraph::UNREACHED );
    mGroup.assign( row * graph.groups.size(), WalkGraph::UNREACHED );
  }

  std::int64_t WalkTails::workToProve( std::size_t visits, std::int32_t slots )
  {
    // Arcs to all are read from the matrix, which takes about as long again.
    return 2 * std::int64_t{ slots } / LANES * static_cast<std::int64_t>( visits * visits );
  }

  template <class Visit> void WalkTails::forArcs( std::int32_t i, Visit &&visit ) const
  {
    if ( !mAll )
    {
      const WalkGraph::Arc *arc = mGraph.arcs.data() + indexOf( i ) * indexOf( mGraph.near );
      for ( std::int32_t k = 0; k < mGraph.near; ++k, ++arc )
        visit( arc->to, arc->slots, arc->way );
      return;
    }
    const std::int32_t *way = mModel.from( mGraph.visits[indexOf( i )] );
    for ( std::int32_t j = 0; j < mGraph.count; ++j )
      if ( const std::int32_t u = mGraph.visits[indexOf( j )]; j != i )
        visit( j, mGraph.inSlots( way[u] + mModel.service[indexOf( u )] ), mGraph.units( way[u] ) );
  }

  void WalkTails::fill( std::int32_t t, std::int32_t i, const std::vector<float> &prices )
  {
    Lanes best = always( WalkGraph::UNREACHED ), next = always( -1 );
    for ( std::int32_t lane = 0; lane < LANES; ++lane )
      if ( t + lane >= mGraph.last[indexOf( i )] )
        best[lane] = -mGraph.back[indexOf( i )];
    Lanes second = best;
    const Lanes self = always( static_cast<float>( i ) );
    forArcs( i,
             [&]( std::int32_t j, std::int32_t steps, float way )
             {
               if ( steps >= t + LANES )
                 return;
               const std::size_t from = at( j, t - steps );
               const Lanes value =
                   ( load( mNext, from ) == self ? load( mSecond, from ) : load( mBest, from ) ) +
                   always( prices[indexOf( j )] - way );
               const auto beatsBest = value > best, beatsSecond = value > second;
               second = beatsBest ? best : beatsSecond ? value : second;
               best = beatsBest ? value : best;
               next = beatsBest ? always( static_cast<float>( j ) ) : next;
             } );
    const std::size_t to = at( i, t );
    store( best, mBest, to );
    store( next, mNext, to );
    store( second, mSecond, to );
  }

  std::int64_t WalkTails::fill( const std::vector<float> &prices, bool all )
  {
    mAll = all;
    for ( std::int32_t t = 0; t < mGraph.slots; t += LANES )
      for ( std::int32_t i = 0; i < mGraph.count; ++i )
        fill( t, i, prices );
    if ( !all )
      return static_cast<std::int64_t>( mGraph.arcs.size() ) * mGraph.slots / LANES;
    for ( std::size_t g = 0; g < mGraph.groups.size(); ++g )
      for ( std::int32_t t = 0; t < mGraph.slots; t += LANES )
      {
        Lanes most = always( WalkGraph::UNREACHED );
        for ( std::int32_t j : mGraph.groups[g] )
        {
          const Lanes value = load( mBest, at( j, t ) ) + always( prices[indexOf( j )] );
          most = value > most ? value : most;
        }
        store( most, mGroup, at( static_cast<std::int32_t>( g ), t ) );
      }
    return workToProve( indexOf( mGraph.count ), mGraph.slots );
  }

  Walk WalkTails::trace( std::int32_t i, const std::vector<float> &prices, float worth ) const
  {
    Walk walk{ worth, {} };
    std::int32_t t = mGraph.slots - 1 - mGraph.first[indexOf( i )], before = -2;
    while ( i >= 0 )
    {
      walk.visits.push_back( i );
      const float rest = most( i, t, before );
      std::int32_t next = -1, slots = 0;
      forArcs( i,
               [&]( std::int32_t j, std::int32_t steps, float way )
               {
                 if ( next < 0 && j != before && steps <= t &&
                      most( j, t - steps, i ) + ( prices[indexOf( j )] - way ) == rest )
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

  void WalkTails::walks( const std::vector<float> &prices, float within, std::vector<Walk> &walks ) const
  {
    std::vector<float> worths;
    float best = WalkGraph::UNREACHED;
    for ( std::int32_t i = 0; i < mGraph.count; ++i )
    {
      const std::int32_t t = mGraph.slots - 1 - mGraph.first[indexOf( i )];
      worths.push_back( t < 0 ? WalkGraph::UNREACHED
                              : prices[indexOf( i )] - mGraph.out[indexOf( i )] + most( i, t, -2 ) );
      best = std::max( best, worths.back() );
    }
    walks.clear();
    for ( std::int32_t i = 0; i < mGraph.count; ++i )
      if ( worths[indexOf( i )] >= best - within )
        walks.push_back( trace( i, prices, worths[indexOf( i )] ) );
  }
}
