// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_recreate.h"
#include "base/index.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  Recreate::Recreate( const ZoneModel &model )
      : mModel( model ),
        mKey( indexOf( model.places ) ),
        mStagingTime( indexOf( model.places ), 0 ),
        mTimed( model.timed() )
  {
    for ( const PlaceId v : model.visitPlaces() )
      mStagingTime[v] = model.alone[v] - model.service[v];
  }

  void Recreate::sort( Random &random )
  {
    std::sort( mQueue.begin(), mQueue.end() ); // from the history of moves to a known order
    const std::uint32_t draw = random.below( 11 );
    if ( draw < 4 )
    {
      for ( std::size_t i = mQueue.size(); i > 1; --i )
        std::swap( mQueue[i - 1], mQueue[random.below( static_cast<std::uint32_t>( i ) )] );
      return;
    }
    for ( PlaceId v : mQueue )
    {
      if ( draw < 8 )
        mKey[v] = mModel.capacity < ZoneModel::NO_LIMIT ? -mModel.demand[v] : -mModel.service[v];
      else
        mKey[v] = draw < 10 ? -mStagingTime[v] : mStagingTime[v];
    }
    std::sort( mQueue.begin(), mQueue.end(),
               [&]( PlaceId a, PlaceId b ) { return std::pair( mKey[a], a ) < std::pair( mKey[b], b ); } );
  }

  void Recreate::operator()( ZoneState &state, Random &random )
  {
    mQueue = state.absent();
    mAnywhere = true;
    putBack( state, random );
  }

  void Recreate::around( PlaceId middle, ZoneState &state, Random &random )
  {
    mQueue.clear();
    state.listTakenOut( mQueue );
    const std::int32_t near = middle < 0 ? 0 : std::min( ZoneModel::CLOSE, mModel.nearCount );
    for ( std::int32_t i = 0; i < near; ++i )
      if ( const PlaceId v = mModel.near( middle )[i]; state.isAbsent( v ) )
        mQueue.push_back( v );
    if ( middle >= 0 && state.isAbsent( middle ) )
      mQueue.push_back( middle );
    std::sort( mQueue.begin(), mQueue.end() );
    mQueue.erase( std::unique( mQueue.begin(), mQueue.end() ), mQueue.end() );
    mAnywhere = false;
    putBack( state, random );
  }

  void Recreate::putBack( ZoneState &state, Random &random )
  {
    mPriced = state.changePrice > 0;
    sort( random );
    for ( PlaceId c : mQueue )
      insert( state, random, c );
  }

  inline void Recreate::offer( const ZoneState &state, Random &random, PlaceId c, RouteId r, PlaceId after,
                               Ticks travel, Place &best ) const
  {
    Ticks cost = mPriced ? travel + state.changeCost( c, r ) : travel;
    if ( mTimed && state.concernsTimes( c, r ) )
    {
      cost += state.timeCost( c, r, after );
      if ( cost >= ZoneModel::NO_LIMIT )
        return;
    }
    if ( best.route >= 0 && cost >= best.cost )
      return;
    if ( !state.fits( c, r, travel ) || ( blinkOneIn > 0 && random.below( blinkOneIn ) == 0 ) )
      return;
    best = { cost, r, after };
  }

  // Where the clock has a say, anywhere in the routes nearby, not beside its neighbours alone.
  void Recreate::insertTimed( const ZoneState &state, Random &random, PlaceId c, Place &best )
  {
    const std::int32_t *from = mModel.from( c ), *to = mModel.to( c );
    mTried.clear();
    for ( std::int32_t i = 0; i < std::min( ZoneModel::CLOSE, mModel.nearCount ); ++i )
    {
      const RouteId r = state.stop( mModel.near( c )[i] ).route;
      if ( r < 0 || std::find( mTried.begin(), mTried.end(), r ) != mTried.end() )
        continue;
      mTried.push_back( r );
      for ( PlaceId v = state.route( r ).first; mModel.isVisit( v ); v = state.stop( v ).after )
      {
        const Stop &stop = state.stop( v );
        offer( state, random, c, r, stop.before, Ticks{ to[stop.before] } + from[v] - stop.arcIn, best );
      }
    }
  }

  void Recreate::insert( ZoneState &state, Random &random, PlaceId c )
  {
    const std::int32_t *from = mModel.from( c ), *to = mModel.to( c ), *ticks = mModel.nearTicks( c );
    const PlaceId *near = mModel.near( c );
    const Stop *stops = state.stops();
    Place best;
    const std::int32_t close = std::min( ZoneModel::CLOSE, mModel.nearCount );
    for ( std::int32_t i = 0; i < close; ++i )
    {
      const PlaceId p = near[i];
      const Stop &stop = stops[p];
      if ( stop.route < 0 )
        continue;
      // By the triangle inequality an arc too short for the way to p and back cannot do: the rows of the
      // matrix, which are far apart in memory, are read only where it may.
      const Ticks there = ticks[2 * i], away = ticks[2 * i + 1];
      const Ticks least = best.route < 0 ? -ZoneModel::NO_LIMIT : there + away - best.cost;
      if ( least < 2 * Ticks{ stop.arcOut } )
        offer( state, random, c, stop.route, p, there + from[stop.after] - stop.arcOut, best );
      if ( least < 2 * Ticks{ stop.arcIn } )
        offer( state, random, c, stop.route, stop.before, to[stop.before] + away - stop.arcIn, best );
    }
    if ( mTimed && mModel.timed( c ) )
      insertTimed( state, random, c, best );
    if ( mModel.nearStaging( c ) || best.route < 0 || ( mTimed && mModel.timed( c ) ) )
      for ( RouteId r : state.open() )
      {
        if ( !state.fits( c, r, 0 ) )
          continue;
        const Route &route = state.route( r );
        const Stop &first = stops[route.first], &last = stops[route.last];
        offer( state, random, c, r, route.staging,
               Ticks{ to[route.staging] } + from[route.first] - first.arcIn, best );
        offer( state, random, c, r, route.last, Ticks{ to[route.last] } + from[route.staging] - last.arcOut,
               best );
      }
    if ( best.route < 0 || ( opensFreely && mStagingTime[c] < best.cost ) )
    {
      const ZoneState::Opening opening = state.opening( c );
      if ( opening.route >= 0 && ( best.route < 0 || opening.cost < best.cost ) )
        best = { opening.cost, opening.route, opening.staging };
    }
    if ( best.route < 0 && mAnywhere )
    {
      // No room nearby: anywhere, before it is given up; but not where there is none even without travel.
      for ( RouteId r : state.open() )
        for ( PlaceId v = state.fits( c, r, 0 ) ? state.route( r ).first : PlaceId(); mModel.isVisit( v );
              v = stops[v].after )
          offer( state, random, c, r, v, Ticks{ to[v] } + from[stops[v].after] - stops[v].arcOut, best );
    }
    if ( best.route >= 0 )
      state.insert( c, best.route, best.after );
  }
}
