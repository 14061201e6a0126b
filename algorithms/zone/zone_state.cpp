// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_state.h"
#include "base/index.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace doorstep
{
  ZoneState::ZoneState( const ZoneModel &model, const ZoneProblem &problem )
      : mModel( &model ),
        mStops( indexOf( model.places ) ),
        mAbsentAt( indexOf( model.places ), -1 ),
        mOpenOf( indexOf( model.stagings ), 0 )
  {
    for ( const std::int32_t s : model.stagingOrder )
    {
      const std::int32_t most = problem.stagings[indexOf( s )].teamsAtMost;
      mTeamsAtMost.push_back( most > 0 ? most : model.places );
    }
    durationAtMost = model.budget;
    mOpenOfShift.assign( indexOf( shiftsOf( problem ) ), 0 );
    shiftAtMost = problem.shiftTeams;
    shiftAtMost.resize( mOpenOfShift.size(), 0 );
    for ( std::int32_t &most : shiftAtMost )
      most = most > 0 ? most : model.places;
    for ( std::size_t t = 0; t < problem.teams.size(); ++t )
    {
      Route route;
      route.team = static_cast<std::int32_t>( t );
      const std::int32_t staging = problem.teams[t].staging;
      route.fixedStaging = staging < 0 ? PlaceId() : model.stagingOf[indexOf( staging )];
      route.languages = problem.teams[t].languages;
      route.label = problem.teams[t].previousZone;
      route.shift = problem.teams[t].shift;
      route.leaves = model.leavesOf( problem.teams[t] );
      route.spent = static_cast<Ticks>( std::ceil( problem.teams[t].less.value() * model.ticksPerMinute ) );
      const std::int32_t own = problem.teams[t].visitsAtMost;
      route.visitsAtMost = own > 0 ? std::min( own, model.visitsAtMost ) : model.visitsAtMost;
      mOwn.push_back( RouteId( t ) );
      const auto kindOf = []( const Route &r ) {
        return std::tie( r.fixedStaging, r.languages, r.label, r.spent, r.shift, r.leaves, r.visitsAtMost );
      };
      mKind.push_back( t == 0 ? 0
                       : kindOf( mRoutes[RouteId( t - 1 )] ) == kindOf( route )
                           ? mKind[RouteId( t - 1 )]
                           : mKind[RouteId( t - 1 )] + 1 );
      mRoutes.push_back( route );
    }
    if ( problem.teams.empty() )
    {
      mRoutes.resize( indexOf( model.places - model.stagings ) );
      for ( Route &route : mRoutes )
        route.visitsAtMost = model.visitsAtMost;
    }
    routesAtMost = static_cast<std::int32_t>( mRoutes.size() );
    mTimed = model.timed();
    mClocks.resize( mTimed ? mRoutes.size() : 0 );
    mTouchedAt.assign( mRoutes.size(), 0 );
    mOpenAt.assign( mRoutes.size(), -1 );
    if ( problem.teams.empty() )
      for ( std::int32_t r = routesAtMost - 1; r >= 0; --r )
        mFree.push_back( RouteId( r ) );
    for ( const PlaceId v : model.visitPlaces() )
    {
      if ( model.alone[v] <= model.budget )
        mFarthest = std::max( mFarthest, model.alone[v] );
      mAbsentAt[v] = static_cast<std::int32_t>( mAbsent.size() );
      mAbsent.push_back( v );
    }
  }

  void ZoneState::setLabel( RouteId r, std::int32_t zone )
  {
    mRoutes[r].label = zone;
    if ( mRoutes[r].team >= 0 )
      mKind[r] = static_cast<std::int32_t>( mRoutes.size() ) + r;
    if ( std::find( mOwn.begin(), mOwn.end(), r ) == mOwn.end() )
      mOwn.push_back( r );
    mFree.erase( std::remove( mFree.begin(), mFree.end(), r ), mFree.end() );
  }

  void ZoneState::setMayLast( RouteId r, Ticks duration )
  {
    mRoutes[r].mayLast = duration;
    if ( mRoutes[r].team >= 0 )
      mKind[r] = static_cast<std::int32_t>( mRoutes.size() ) + r;
  }

  std::vector<PlaceId> ZoneState::visitsOf( RouteId r ) const
  {
    std::vector<PlaceId> visits;
    const Route &owner = route( r );
    visits.reserve( indexOf( owner.count ) );
    if ( owner.count > 0 )
      for ( PlaceId v = owner.first; mModel->isVisit( v ); v = stop( v ).after )
        visits.push_back( v );
    return visits;
  }

  Ticks ZoneState::farthest( RouteId r ) const
  {
    Ticks most = 0;
    const Route &owner = route( r );
    if ( owner.count > 0 )
      for ( PlaceId v = owner.first; mModel->isVisit( v ); v = stop( v ).after )
        most = std::max( most, mModel->alone[v] );
    return most;
  }

  bool ZoneState::allowed( PlaceId c, RouteId r ) const
  {
    const Route &owner = mRoutes[r];
    const PlaceId staging = mModel->onlyStaging[c];
    const std::int32_t team = mModel->pinnedTeam[c];
    if ( ( mModel->languages[c] & ~owner.languages ) != 0 || ( team >= 0 && team != owner.team ) ||
         ( mModel->shifts[c] & shiftBit( owner.shift ) ) == 0 )
      return false;
    if ( staging >= 0 && owner.count > 0 && owner.staging != staging )
      return false;
    const std::int32_t apart = mModel->apart[c];
    if ( apart >= 0 && owner.count > 0 )
      for ( PlaceId v = owner.first; mModel->isVisit( v ); v = stop( v ).after )
        if ( mModel->apart[v] == apart )
          return false;
    return true;
  }

  ZoneState::Opening ZoneState::opening( PlaceId c ) const
  {
    Opening best;
    if ( static_cast<std::int32_t>( mOpen.size() ) >= routesAtMost )
      return best;
    const std::int32_t *to = mModel->to( c ), *from = mModel->from( c );
    // Of teams that are alike the first that is free does as well as the others.
    std::int32_t triedKind = -1;
    const auto tryRoute = [&]( RouteId r )
    {
      const Route &free = mRoutes[r];
      if ( free.count > 0 || !mayGoOut( r ) )
        return;
      if ( free.team >= 0 && mModel->pinnedTeam[c] < 0 )
      {
        if ( mKind[r] == triedKind )
          return;
        triedKind = mKind[r];
      }
      for ( const PlaceId s : mModel->stagingPlaces() )
      {
        const std::int32_t only = mModel->onlyStaging[c];
        if ( ( free.fixedStaging >= 0 && free.fixedStaging != s ) || ( only >= 0 && only != s ) ||
             !sendsOneMore( s ) )
          continue;
        const Ticks travel = Ticks{ to[s] } + from[s];
        Ticks cost = travel + changeCost( c, r );
        if ( ( best.route >= 0 && cost >= best.cost ) || !fits( c, r, travel ) )
          continue;
        if ( concernsTimes( c, r ) )
          cost += timeCost( c, r, s );
        if ( cost < ZoneModel::NO_LIMIT && ( best.route < 0 || cost < best.cost ) )
          best = { r, s, cost };
      }
    };
    for ( RouteId r : mOwn )
      tryRoute( r );
    if ( !mFree.empty() )
      tryRoute( mFree.back() );
    return best;
  }

  void ZoneState::touch( RouteId r )
  {
    if ( mTouchedAt[r] == mMark )
      return;
    mTouchedAt[r] = mMark;
    mTouched.push_back( r );
  }

  void ZoneState::mark()
  {
    mJournal.clear();
    mTouched.clear();
    ++mMark;
  }

  void ZoneState::undo()
  {
    for ( auto step = mJournal.rbegin(); step != mJournal.rend(); ++step )
      if ( step->inserted )
        unlink( step->place );
      else
        link( step->place, step->route, step->after );
    mark();
  }

  void ZoneState::listTakenOut( std::vector<PlaceId> &list ) const
  {
    for ( const Step &step : mJournal )
      if ( !step.inserted && isAbsent( step.place ) )
        list.push_back( step.place );
  }

  void ZoneState::insert( PlaceId c, RouteId r, PlaceId after )
  {
    mJournal.push_back( { c, r, after, true } );
    touch( r );
    link( c, r, after );
  }

  void ZoneState::remove( PlaceId c )
  {
    const Stop &gone = mStops[c];
    mJournal.push_back( { c, gone.route, gone.before, false } );
    touch( gone.route );
    unlink( c );
  }

  void ZoneState::link( PlaceId c, RouteId r, PlaceId after )
  {
    Route &owner = mRoutes[r];
    assert( mModel->isVisit( c ) && mAbsentAt[c] >= 0 );             // on no route yet
    assert( !mModel->isVisit( after ) || mStops[after].route == r ); // behind a stop of this one
    assert( owner.count > 0 || !mModel->isVisit( after ) );          // or first from a staging place
    if ( owner.count == 0 )
    {
      owner.staging = after;
      owner.first = owner.last = after; // for a moment: the route from staging to staging
      ++mOpenOf[after];
      ++mOpenOfShift[indexOf( owner.shift )];
      mOpenAt[r] = static_cast<std::int32_t>( mOpen.size() );
      mOpen.push_back( r );
      if ( !mFree.empty() && mFree.back() == r )
        mFree.pop_back();
      else if ( owner.team < 0 && owner.label < 0 )
        mFree.erase( std::find( mFree.begin(), mFree.end(), r ) );
    }
    const bool first = !mModel->isVisit( after );
    const PlaceId next = first ? owner.first : mStops[after].after;
    const bool last = !mModel->isVisit( next );
    Stop &stop = mStops[c];
    stop.before = after;
    stop.after = next;
    stop.route = r;
    stop.arcIn = mModel->to( c )[after];
    stop.arcOut = mModel->from( c )[next];
    Ticks gone = 0;
    if ( first )
      owner.first = c;
    else
    {
      gone = mStops[after].arcOut;
      mStops[after].after = c;
      mStops[after].arcOut = stop.arcIn;
    }
    if ( last )
      owner.last = c;
    else
    {
      gone = mStops[next].arcIn;
      mStops[next].before = c;
      mStops[next].arcIn = stop.arcOut;
    }
    const Ticks extra = Ticks{ stop.arcIn } + stop.arcOut - gone;
    ++owner.count;
    owner.travel += extra;
    owner.service += mModel->service[c];
    owner.load += mModel->demand[c];
    mTravel += extra;
    mChanges += changeCost( c, r );
    exclude( c );
    if ( mTimed )
    {
      owner.timed += mModel->timed( c ) ? 1 : 0;
      retime( r );
    }
  }

  void ZoneState::exclude( PlaceId c )
  {
    const std::int32_t hole = mAbsentAt[c];
    mAbsent[indexOf( hole )] = mAbsent.back();
    mAbsentAt[mAbsent.back()] = hole;
    mAbsent.pop_back();
    mAbsentAt[c] = -1;
  }

  void ZoneState::unlink( PlaceId c )
  {
    Stop &stop = mStops[c];
    const RouteId r = stop.route;
    Route &owner = mRoutes[r];
    assert( mModel->isVisit( c ) && mAbsentAt[c] < 0 && owner.count > 0 ); // on a route
    const bool first = !mModel->isVisit( stop.before ), last = !mModel->isVisit( stop.after );
    const std::int32_t bridge = first && last ? 0 : mModel->ticks( stop.before, stop.after );
    if ( first )
      owner.first = stop.after;
    else
    {
      mStops[stop.before].after = stop.after;
      mStops[stop.before].arcOut = bridge;
    }
    if ( last )
      owner.last = stop.before;
    else
    {
      mStops[stop.after].before = stop.before;
      mStops[stop.after].arcIn = bridge;
    }
    const Ticks saved = Ticks{ stop.arcIn } + stop.arcOut - bridge;
    --owner.count;
    owner.travel -= saved;
    owner.service -= mModel->service[c];
    owner.load -= mModel->demand[c];
    mTravel -= saved;
    mChanges -= changeCost( c, r );
    if ( mTimed )
    {
      owner.timed -= mModel->timed( c ) ? 1 : 0;
      retime( r );
    }
    stop.route = RouteId();
    mAbsentAt[c] = static_cast<std::int32_t>( mAbsent.size() );
    mAbsent.push_back( c );
    if ( owner.count > 0 )
      return;
    --mOpenOf[owner.staging];
    --mOpenOfShift[indexOf( owner.shift )];
    const std::int32_t hole = mOpenAt[r];
    mOpen[indexOf( hole )] = mOpen.back();
    mOpenAt[mOpen.back()] = hole;
    mOpen.pop_back();
    mOpenAt[r] = -1;
    if ( owner.team < 0 && owner.label < 0 )
      mFree.push_back( r );
  }
}
