// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_walk_labels.h"
#include "base/index.h"

#include <algorithm>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr std::int64_t WEIGHT = 3; // of a step of a label against one of a slot
  }

  WalkLabels::WalkLabels( const ZoneModel &model, const WalkGraph &graph ) : mModel( model ), mGraph( graph )
  {
    mBySlot.resize( indexOf( graph.slots ) + 1 );
    mFronts.resize( indexOf( graph.count ) );
    mEnds.resize( indexOf( graph.count ) );
  }

  void WalkLabels::add( const Label &label )
  {
    for ( const Front &f : mFronts[indexOf( label.visit )] )
    {
      ++mWork;
      if ( f.worth < label.worth )
        break;
      if ( f.staging == label.staging && ( f.memory & ~label.memory ) == 0 )
        return;
    }
    mBySlot[indexOf( mGraph.inSlots( label.time ) )].push_back( static_cast<std::int32_t>( mLabels.size() ) );
    mLabels.push_back( label );
  }

  bool WalkLabels::needless( const Label &label )
  {
    std::vector<Front> &front = mFronts[indexOf( label.visit )];
    std::size_t k = 0;
    for ( ; k < front.size() && front[k].worth >= label.worth; ++k )
      if ( front[k].staging == label.staging && ( front[k].memory & ~label.memory ) == 0 )
      {
        mWork += static_cast<std::int64_t>( k );
        return true;
      }
    mWork += static_cast<std::int64_t>( front.size() );
    const auto place = front.begin() + static_cast<std::ptrdiff_t>( k );
    front.erase( std::remove_if( place, front.end(),
                                 [&]( const Front &f ) {
                                   return f.staging == label.staging && ( label.memory & ~f.memory ) == 0;
                                 } ),
                 front.end() );
    front.insert( front.begin() + static_cast<std::ptrdiff_t>( k ),
                  { label.worth, label.staging, label.memory } );
    return false;
  }

  void WalkLabels::extendTo( const Label &label, std::int32_t index, std::int32_t to, Ticks time, float worth,
                             unsigned memory, const WalkTails &tails, float wanted )
  {
    const std::int32_t only = mModel.onlyStaging[indexOf( mGraph.visits[indexOf( to )] )];
    if ( time <= mGraph.duration && ( only < 0 || only == label.staging ) &&
         worth + tails.most( to, mGraph.inSlots( mGraph.duration - time ), label.visit ) >= wanted )
      add( { time, worth, to, label.staging, index, memory | 1U } );
  }

  void WalkLabels::extend( std::int32_t index, const std::vector<float> &prices, const WalkTails &tails,
                           float wanted )
  {
    const Label label = mLabels[indexOf( index )];
    const std::int32_t i = label.visit;
    const Ticks left = mGraph.duration - label.time;
    const Ticks home = mModel.ticks( mGraph.visits[indexOf( i )], label.staging );
    const float whole = label.worth - mGraph.units( home );
    if ( home <= left && whole >= wanted && whole > mEnds[indexOf( i )].worth )
      mEnds[indexOf( i )] = { whole, index };
    // Visits that are remembered: bit k of the memory is memory[i][k].
    const WalkGraph::Arc *arc = mGraph.arcs.data() + indexOf( i ) * indexOf( mGraph.near ),
                         *end = arc + mGraph.near;
    mWork += ( end - arc ) + static_cast<std::int64_t>( mGraph.groups.size() );
    for ( ; arc != end; ++arc )
      if ( ( label.memory & arc->bit ) == 0 && arc->time <= left )
        extendTo( label, index, arc->to, label.time + arc->time,
                  label.worth - arc->way + prices[indexOf( arc->to )],
                  arc->kept[0][label.memory & 15U] | arc->kept[1][label.memory >> 4U], tails, wanted );
    if ( !tails.all() )
      return;
    const WalkGraph::GroupArc *far = mGraph.groupArcs.data() + indexOf( i ) * mGraph.groups.size();
    const std::int32_t slotsLeft = mGraph.inSlots( left );
    for ( std::size_t g = 0; g < mGraph.groups.size(); ++g )
      if ( far[g].slots <= slotsLeft &&
           label.worth - far[g].way +
                   tails.mostOfGroup( static_cast<std::int32_t>( g ), slotsLeft - far[g].slots ) >=
               wanted )
      {
        mWork += static_cast<std::int64_t>( mGraph.groups[g].size() );
        for ( std::int32_t j : mGraph.groups[g] )
          if ( !mGraph.isNear( i, j ) )
          {
            const Ticks way = mModel.ticks( mGraph.visits[indexOf( i )], mGraph.visits[indexOf( j )] );
            extendTo( label, index, j,
                      label.time + way + mModel.service[indexOf( mGraph.visits[indexOf( j )] )],
                      label.worth - mGraph.units( way ) + prices[indexOf( j )], 0, tails, wanted );
          }
      }
  }

  void WalkLabels::finish()
  {
    mWalks.clear();
    for ( const End &end : mEnds )
      if ( end.label >= 0 )
      {
        mWalks.push_back( { end.worth, {} } );
        for ( std::int32_t l = end.label; l >= 0; l = mLabels[indexOf( l )].parent )
          mWalks.back().visits.push_back( mLabels[indexOf( l )].visit );
      }
  }

  bool WalkLabels::price( const std::vector<float> &prices, const WalkTails &tails, float wanted,
                          std::int64_t &workLeft )
  {
    mLabels.clear();
    mWork = 0;
    for ( std::vector<std::int32_t> &labels : mBySlot )
      labels.clear();
    for ( std::vector<Front> &front : mFronts )
      front.clear();
    std::fill( mEnds.begin(), mEnds.end(), End{ WalkGraph::UNREACHED, -1 } );
    for ( std::int32_t i = 0; i < mGraph.count; ++i )
    {
      const std::int32_t v = mGraph.visits[indexOf( i )];
      for ( std::int32_t s = 0; s < mModel.stagings; ++s )
      {
        const Ticks out = mModel.to( v )[s];
        extendTo( { 0, 0, -1, s, -1, 0 }, -1, i, out + mModel.service[indexOf( v )],
                  prices[indexOf( i )] - mGraph.units( out ), 0, tails, wanted );
      }
    }
    for ( std::vector<std::int32_t> &labels : mBySlot )
    {
      const auto order = [this]( std::int32_t l )
      {
        const Label &label = mLabels[indexOf( l )];
        return std::make_tuple( label.time, -label.worth, l );
      };
      std::sort( labels.begin(), labels.end(),
                 [&]( std::int32_t a, std::int32_t b ) { return order( a ) < order( b ); } );
      for ( std::int32_t l : labels )
        if ( WEIGHT * mWork <= workLeft && !needless( mLabels[indexOf( l )] ) )
          extend( l, prices, tails, wanted );
    }
    workLeft -= WEIGHT * mWork;
    finish();
    return workLeft > 0 && !mWalks.empty();
  }
}
