// SPDX-License-Identifier: GPL-2.0-or-later
// The clock of a plan: what was asked of it, in ticks, and what a route makes of it.
#include "base/index.h"
#include "zone/zone_state.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // A missed wish costs as much as so many minutes of driving, and so many for each minute of it.
    constexpr double MISS = 10, MISS_A_MINUTE = 2;
  }

  void ZoneModel::readWishes( const ZoneProblem &problem )
  {
    if ( std::none_of( problem.visits.begin(), problem.visits.end(),
                       []( const ZoneVisit &visit ) { return visit.times.any(); } ) )
      return;
    constrained = true;
    times.resize( indexOf( places ) );
    const auto ticksOf = [&]( double minutes )
    {
      const double most = static_cast<double>( NO_LIMIT );
      return minutes * ticksPerMinute < most ? minutes * ticksPerMinute : most;
    };
    for ( const PlaceId p : visitPlaces() )
    {
      const VisitTimes &asked = problem.visits[indexOf( order[p] )].times;
      PlaceTimes &at = times[p];
      at.any = asked.any();
      ( asked.must ? at.earliest : at.wishFrom ) =
          static_cast<Ticks>( std::ceil( ticksOf( asked.earliest ) ) );
      ( asked.must ? at.latest : at.wishTo ) = static_cast<Ticks>( std::floor( ticksOf( asked.latest ) ) );
      for ( const double time : asked.tried )
        at.tried.push_back( static_cast<Ticks>( std::floor( ticksOf( time ) ) ) );
    }
  }

  Ticks ZoneModel::missPrice( PlaceId place, Ticks begin ) const
  {
    const PlaceTimes &at = times[place];
    Ticks missed = std::max( at.wishFrom - begin, Ticks{ 0 } ) + std::max( begin - at.wishTo, Ticks{ 0 } );
    const auto hour = static_cast<Ticks>( VisitTimes::APART * ticksPerMinute );
    Ticks repeated = 0;
    for ( const Ticks tried : at.tried )
      repeated = std::max( repeated, hour - std::max( begin - tried, tried - begin ) );
    missed += repeated;
    return missed > 0
               ? static_cast<Ticks>( MISS * ticksPerMinute ) + static_cast<Ticks>( MISS_A_MINUTE ) * missed
               : 0;
  }

  ZoneState::Schedule ZoneState::scheduleWith( RouteId r, PlaceId c, PlaceId after ) const
  {
    const Route &owner = route( r );
    Schedule schedule;
    schedule.end = owner.leaves;
    const auto visit = [&]( PlaceId place, Ticks leg )
    {
      schedule.end += leg;
      if ( mModel->timed( place ) )
      {
        const PlaceTimes &times = mModel->times[place];
        const Ticks wait = std::max( times.earliest - schedule.end, Ticks{ 0 } );
        schedule.idle += wait;
        schedule.end += wait;
        schedule.onTime = schedule.onTime && schedule.end <= times.latest;
        schedule.missed += mModel->missPrice( place, schedule.end );
      }
      schedule.end += mModel->service[place];
    };
    const PlaceId home = owner.count > 0 ? owner.staging : after;
    PlaceId here = home;
    if ( c >= 0 && after == home )
    {
      visit( c, mModel->ticks( home, c ) );
      here = c;
    }
    for ( PlaceId v = owner.count > 0 ? owner.first : home; mModel->isVisit( v ); v = stop( v ).after )
    {
      visit( v, mModel->ticks( here, v ) );
      here = v;
      if ( c >= 0 && after == v )
      {
        visit( c, mModel->ticks( v, c ) );
        here = c;
      }
    }
    schedule.end += mModel->ticks( here, home ) - owner.leaves;
    return schedule;
  }

  Ticks ZoneState::timeCost( PlaceId c, RouteId r, PlaceId after ) const
  {
    const Schedule with = scheduleWith( r, c, after );
    const Route &owner = route( r );
    if ( !with.onTime || ( with.end + owner.spent > std::max( durationAtMost, owner.mayLast ) &&
                           with.end + owner.spent > farthest( c, r ) ) )
      return ZoneModel::NO_LIMIT;
    return with.idle - owner.idle + with.missed - clockOf( r ).missed;
  }

  void ZoneState::retime( RouteId r )
  {
    Route &owner = mRoutes[r];
    Clock &clock = mClocks[r];
    mIdle -= owner.idle;
    mMissed -= clock.missed;
    const Schedule now = owner.timed > 0 ? scheduleWith( r, PlaceId(), PlaceId() ) : Schedule();
    owner.idle = now.idle;
    clock = { now.missed, now.onTime };
    mIdle += owner.idle;
    mMissed += clock.missed;
  }
}
