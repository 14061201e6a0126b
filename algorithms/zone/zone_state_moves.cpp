// SPDX-License-Identifier: GPL-2.0-or-later
// What changes whole routes of a plan.
#include "zone/zone_state.h"

namespace doorstep
{
  void ZoneState::rehome( RouteId r )
  {
    const Route &owner = route( r );
    // A zone of the earlier plan goes on from where its team was told to come.
    if ( owner.count == 0 || owner.fixedStaging >= 0 || mModel->stagings < 2 ||
         ( changePrice > 0 && owner.label >= 0 ) )
      return;
    const std::int32_t *to = mModel->to( owner.first ), *from = mModel->from( owner.last );
    PlaceId best = owner.staging;
    for ( const PlaceId s : mModel->stagingPlaces() )
      if ( to[s] + from[s] < to[best] + from[best] && sendsOneMore( s ) )
        best = s;
    if ( best == owner.staging )
      return;
    const std::vector<PlaceId> visits = visitsOf( r );
    for ( PlaceId v : visits )
      if ( mModel->onlyStaging[v] >= 0 && mModel->onlyStaging[v] != best )
        return;
    const Route before = owner;
    const Clock clock = clockOf( r );
    layAll( visits, r, best );
    // From there its times may be other ones.
    if ( before.timed > 0 &&
         ( !clockOf( r ).onTime || owner.duration() > before.duration() ||
           owner.travel + owner.idle + clockOf( r ).missed > before.travel + before.idle + clock.missed ) )
      layAll( visits, r, before.staging );
  }

  void ZoneState::layAll( const std::vector<PlaceId> &visits, RouteId r, PlaceId staging )
  {
    for ( const PlaceId v : visits )
      remove( v );
    PlaceId after = staging;
    for ( const PlaceId v : visits )
    {
      insert( v, r, after );
      after = v;
    }
  }

  void ZoneState::lay( const std::vector<PlaceId> &visits, RouteId r, PlaceId staging )
  {
    PlaceId after = staging;
    for ( const PlaceId v : visits )
    {
      if ( route( r ).count == 0 && !( sendsOneMore( staging ) && mayGoOut( r ) ) )
        return;
      const Ticks extra = Ticks{ mModel->to( v )[after] } + mModel->from( v )[staging] -
                          ( route( r ).count > 0 ? mModel->ticks( after, staging ) : 0 );
      const std::int32_t only = mModel->onlyStaging[v];
      if ( ( only >= 0 && only != staging ) || !fitsBehind( after, v, r, extra ) )
        continue;
      insert( v, r, after );
      after = v;
    }
  }

  void ZoneState::exchange( RouteId r, RouteId other, PlaceId staging )
  {
    const std::vector<PlaceId> mine = visitsOf( r );
    const std::vector<PlaceId> others = r == other ? std::vector<PlaceId>() : visitsOf( other );
    const PlaceId home = route( r ).staging;
    for ( const PlaceId v : mine )
      remove( v );
    for ( const PlaceId v : others )
      remove( v );
    lay( mine, other, staging );
    if ( !others.empty() )
      lay( others, r, route( r ).fixedStaging >= 0 ? route( r ).fixedStaging : home );
  }

  void save( const ZoneState &state, SavedRoutes &saved )
  {
    saved.clear();
    for ( RouteId r : state.open() )
    {
      const Route &route = state.route( r );
      saved.insert( saved.end(), { r, route.staging, route.count } );
      for ( PlaceId v = route.first; state.model().isVisit( v ); v = state.stop( v ).after )
        saved.push_back( v );
    }
  }

  void restore( ZoneState &state, const SavedRoutes &saved )
  {
    while ( !state.open().empty() )
    {
      const RouteId r = state.open().back();
      while ( state.route( r ).count > 0 )
        state.remove( state.route( r ).last );
    }
    for ( std::size_t i = 0; i < saved.size(); )
    {
      const RouteId r( saved[i] );
      PlaceId after( saved[i + 1] );
      std::int32_t left = saved[i + 2];
      for ( i += 3; left > 0; --left, ++i )
      {
        const PlaceId visit( saved[i] );
        state.insert( visit, r, after );
        after = visit;
      }
    }
    state.mark();
  }
}
