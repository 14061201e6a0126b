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
    mFronts.resize( graph.visits.size() );
    mEnds.resize( graph.visits.size() );
  }

  void WalkLabels::add( const Label &label )
  {
    for ( const Front &f : mFronts[label.visit] )
    {
      ++mWork;
      if ( f.worth < label.worth )
        break;
      if ( f.staging == label.staging && ( f.memory & ~label.memory ) == 0 )
        return;
    }
    mBySlot[indexOf( mGraph.inSlots( label.time ) )].push_back( LabelId( mLabels.size() ) );
    mLabels.push_back( label );
  }

  bool WalkLabels::needless( const Label &label )
  {
    std::vector<Front> &front = mFronts[label.visit];
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

  void WalkLabels::extendTo( const Label &label, LabelId index, WalkVisit to, Ticks time, float worth,
                             unsigned memory, const WalkTails &tails, float wanted )
  {
    const PlaceId only = mModel.onlyStaging[mGraph.visits[to]];
    if ( time <= mGraph.duration && ( only < 0 || only == label.staging ) &&
         worth + tails.most( to, mGraph.inSlots( mGraph.duration - time ), label.visit ) >= wanted )
      add( { time, worth, to, label.staging, index, memory | 1U } );
  }

  void WalkLabels::extend( LabelId index, const WalkPrices &prices, const WalkTails &tails, float wanted )
  {
    const Label label = mLabels[index];
    const WalkVisit i = label.visit;
    const Ticks left = mGraph.duration - label.time;
    const Ticks home = mModel.ticks( mGraph.visits[i], label.staging );
    const float whole = label.worth - mGraph.units( home );
    if ( home <= left && whole >= wanted && whole > mEnds[i].worth )
      mEnds[i] = { whole, index };
    // Visits that are remembered: bit k of the memory is memory[i][k].
    const WalkGraph::Arc *arc = mGraph.arcsOf( i ), *end = arc + mGraph.near;
    mWork += ( end - arc ) + static_cast<std::int64_t>( mGraph.groups.size() );
    for ( ; arc != end; ++arc )
      if ( ( label.memory & arc->bit ) == 0 && arc->time <= left )
        extendTo( label, index, arc->to, label.time + arc->time, label.worth - arc->way + prices[arc->to],
                  arc->kept[0][label.memory & 15U] | arc->kept[1][label.memory >> 4U], tails, wanted );
    if ( !tails.all() )
      return;
    const std::int32_t slotsLeft = mGraph.inSlots( left );
    for ( const WalkGroup g : mGraph.groups.ids() )
      if ( const WalkGraph::GroupArc &far = mGraph.arcToGroup( i, g );
           far.slots <= slotsLeft &&
           label.worth - far.way + tails.mostOfGroup( g, slotsLeft - far.slots ) >= wanted )
      {
        mWork += static_cast<std::int64_t>( mGraph.groups[g].size() );
        for ( const WalkVisit j : mGraph.groups[g] )
          if ( !mGraph.isNear( i, j ) )
          {
            const Ticks way = mModel.ticks( mGraph.visits[i], mGraph.visits[j] );
            extendTo( label, index, j, label.time + way + mModel.service[mGraph.visits[j]],
                      label.worth - mGraph.units( way ) + prices[j], 0, tails, wanted );
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
        for ( LabelId l = end.label; l >= 0; l = mLabels[l].parent )
          mWalks.back().visits.push_back( mLabels[l].visit );
      }
  }

  bool WalkLabels::price( const WalkPrices &prices, const WalkTails &tails, float wanted,
                          std::int64_t &workLeft )
  {
    mLabels.clear();
    mWork = 0;
    for ( std::vector<LabelId> &labels : mBySlot )
      labels.clear();
    for ( std::vector<Front> &front : mFronts )
      front.clear();
    std::fill( mEnds.begin(), mEnds.end(), End{ WalkGraph::UNREACHED, LabelId() } );
    for ( const WalkVisit i : mGraph.visits.ids() )
    {
      const PlaceId v = mGraph.visits[i];
      for ( const PlaceId s : mModel.stagingPlaces() )
      {
        const Ticks out = mModel.to( v )[s];
        extendTo( { 0, 0, WalkVisit(), s, LabelId(), 0 }, LabelId(), i, out + mModel.service[v],
                  prices[i] - mGraph.units( out ), 0, tails, wanted );
      }
    }
    for ( std::vector<LabelId> &labels : mBySlot )
    {
      const auto order = [this]( LabelId l )
      {
        const Label &label = mLabels[l];
        return std::make_tuple( label.time, -label.worth, l );
      };
      std::sort( labels.begin(), labels.end(),
                 [&]( LabelId a, LabelId b ) { return order( a ) < order( b ); } );
      for ( const LabelId l : labels )
        if ( WEIGHT * mWork <= workLeft && !needless( mLabels[l] ) )
          extend( l, prices, tails, wanted );
    }
    workLeft -= WEIGHT * mWork;
    finish();
    return workLeft > 0 && !mWalks.empty();
  }
}
