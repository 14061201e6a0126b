// SPDX-License-Identifier: GPL-2.0-or-later
// What a change leaves to be put among the others: spread over them, and over their time only where a pin
// asks.
#include "zone/zone_search.h"

#include <algorithm>

namespace doorstep
{
  bool ZoneSearch::isMoved( PlaceId v ) const
  {
    const RouteId r = mState.stop( v ).route;
    const std::int32_t zone = mState.model().previousZone[v];
    return r >= 0 && ( zone < 0 || zone != mState.route( r ).label );
  }

  bool ZoneSearch::hasMoved( RouteId r ) const
  {
    const std::vector<PlaceId> visits = mState.visitsOf( r );
    return std::any_of( visits.begin(), visits.end(), [&]( PlaceId v ) { return isMoved( v ); } );
  }

  std::int64_t ZoneSearch::countMoved() const
  {
    const ZoneModel &model = mState.model();
    std::int64_t count = 0;
    for ( const PlaceId v : model.visitPlaces() )
      count += model.previousZone[v] >= 0 && isMoved( v ) ? 1 : 0;
    return count;
  }

  bool ZoneSearch::serveOverTime( double share, double untilShare )
  {
    const ZoneModel &model = mState.model();
    std::vector<RouteId> teams; // with pins
    for ( const PlaceId v : model.visitPlaces() )
      if ( const std::int32_t team = model.pinnedTeam[v]; team >= 0 )
        teams.push_back( RouteId( team ) );
    std::sort( teams.begin(), teams.end() );
    teams.erase( std::unique( teams.begin(), teams.end() ), teams.end() );
    if ( teams.empty() )
      return false;
    constexpr int levels = 5; // each twice the time of the one before
    bool served = false;
    for ( int level = levels - 1; level >= 0 && !served && !mPace->over( untilShare ); --level )
    {
      const auto more = static_cast<Ticks>( share * static_cast<double>( mState.durationAtMost ) ) >> level;
      for ( const RouteId team : teams )
        mState.setMayLast( team, mState.durationAtMost + more );
      mState.mark();
      mRecreate.opensFreely = false;
      mRecreate( mState, mRandom );
      served = serve( untilShare, 500 + 10 * std::int64_t{ model.places } );
    }
    // No longer than it needs.
    for ( const RouteId team : teams )
      mState.setMayLast( team, std::max( mState.durationAtMost, mState.route( team ).duration() ) );
    return served;
  }

  bool ZoneSearch::spreadWithin( Ticks target, std::int64_t moved, double untilShare )
  {
    mState.durationAtMost = target;
    mState.mark();
    for ( const RouteId r : std::vector<RouteId>( mState.open() ) )
      if ( mState.route( r ).duration() > target )
        for ( const PlaceId v : mState.visitsOf( r ) )
          if ( isMoved( v ) )
            mState.remove( v );
    mRecreate.opensFreely = false;
    mRecreate( mState, mRandom );
    return serve( untilShare, 2000 + 10 * std::int64_t{ mState.model().places } ) && countMoved() <= moved;
  }

  void ZoneSearch::spread( double untilShare )
  {
    if ( !mState.absent().empty() )
      return;
    // Of the routes that it may be put in or taken out of.
    Ticks bound = 0, reached = 0, sum = 0;
    const auto measure = [&]
    {
      reached = sum = 0;
      for ( const RouteId r : mState.open() )
      {
        const Ticks duration = mState.route( r ).duration();
        sum += duration;
        if ( hasMoved( r ) && mState.route( r ).mayLast == 0 )
          reached = std::max( reached, duration );
        else
          bound = std::max( bound, std::min( duration, mState.durationAtMost ) );
      }
    };
    measure();
    bound = std::max( bound, sum / std::max<Ticks>( 1, static_cast<Ticks>( mState.open().size() ) ) );
    const std::int64_t moved = countMoved();
    const Ticks price = mState.changePrice;
    mState.changePrice = 10 * price;
    SavedRoutes best;
    save( mState, best );
    for ( double step = 0.5; reached > bound && step > 0.02 && !mPace->over( untilShare ); mPace->step() )
    {
      const Ticks kept = mState.durationAtMost, before = reached;
      const Ticks target =
          reached - std::max<Ticks>( 1, static_cast<Ticks>( step * static_cast<double>( reached - bound ) ) );
      const double share = mPace->share() + 0.4 * ( untilShare - mPace->share() );
      if ( spreadWithin( target, moved, share ) )
      {
        measure();
        if ( reached < before )
        {
          save( mState, best );
          mState.durationAtMost = std::max( reached, bound );
          continue;
        }
      }
      reached = before;
      step *= 0.5;
      mState.durationAtMost = kept;
      restore( mState, best );
    }
    restore( mState, best );
    mState.changePrice = price;
  }
}
