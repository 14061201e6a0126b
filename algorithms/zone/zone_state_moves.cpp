// SPDX-License-Identifier: GPL-2.0-or-later
// What changes whole routes of a plan.
#include "base/index.h"
#include "zone/zone_state.h"

namespace doorstep
{
  void ZoneState::rehome( std::int32_t r )
  {
    const Route &owner = route( r );
    // A zone of the earlier plan goes on from where its team was told to come.
    if ( owner.count == 0 || owner.fixedStaging >= 0 || mModel->stagings < 2 ||
         ( changePrice > 0 && owner.label >= 0 ) )
      return;
    const std::int32_t *to = mModel->to( owner.first ), *from = mModel->from( owner.last );
    std::int32_t best = owner.staging;
    for ( std::int32_t s = 0; s < mModel->stagings; ++s )
      if ( to[s] + from[s] < to[best] + from[best] && sendsOneMore( s ) )
        best = s;
    if ( best == owner.staging )
      return;
    const std::vector<std::int32_t> visits = visitsOf( r );
    for ( std::int32_t v : visits )
      if ( mModel->onlyStaging[indexOf( v )] >= 0 && mModel->onlyStaging[indexOf( v )] != best )
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

  void ZoneState::layAll( const std::vector<std::int32_t> &visits, std::int32_t r, std::int32_t staging )
  {
    for ( const std::int32_t v : visits )
      remove( v );
    std::int32_t after = staging;
    for ( const std::int32_t v : visits )
    {
      insert( v, r, after );
      after = v;
    }
  }

  void ZoneState::lay( const std::vector<std::int32_t> &visits, std::int32_t r, std::int32_t staging )
  {
    std::int32_t after = staging;
    for ( const std::int32_t v : visits )
    {
      if ( route( r ).count == 0 && !sendsOneMore( staging ) )
        return;
      const Ticks extra = Ticks{ mModel->to( v )[after] } + mModel->from( v )[staging] -
                          ( route( r ).count > 0 ? mModel->ticks( after, staging ) : 0 );
      const std::int32_t only = mModel->onlyStaging[indexOf( v )];
      if ( ( only >= 0 && only != staging ) || !fitsBehind( after, v, r, extra ) )
        continue;
      insert( v, r, after );
      after = v;
    }
  }

  void ZoneState::exchange( std::int32_t r, std::int32_t other, std::int32_t staging )
  {
    const std::vector<std::int32_t> mine = visitsOf( r );
    const std::vector<std::int32_t> others = r == other ? std::vector<std::int32_t>() : visitsOf( other );
    const std::int32_t home = route( r ).staging;
    for ( const std::int32_t v : mine )
      remove( v );
    for ( const std::int32_t v : others )
      remove( v );
    lay( mine, other, staging );
    if ( !others.empty() )
      lay( others, r, route( r ).fixedStaging >= 0 ? route( r ).fixedStaging : home );
  }

  void save( const ZoneState &state, SavedRoutes &saved )
  {
    saved.clear();
    for ( std::int32_t r : state.open() )
    {
      const Route &route = state.route( r );
      saved.insert( saved.end(), { r, route.staging, route.count } );
      for ( std::int32_t v = route.first; v >= state.model().stagings; v = state.stop( v ).after )
        saved.push_back( v );
    }
  }

  void restore( ZoneState &state, const SavedRoutes &saved )
  {
    while ( !state.open().empty() )
    {
      const std::int32_t r = state.open().back();
      while ( state.route( r ).count > 0 )
        state.remove( state.route( r ).last );
    }
    for ( std::size_t i = 0; i < saved.size(); )
    {
      const std::int32_t r = saved[i];
      std::int32_t after = saved[i + 1], left = saved[i + 2];
      for ( i += 3; left > 0; --left, ++i )
      {
        state.insert( saved[i], r, after );
        after = saved[i];
      }
    }
    state.mark();
  }
}
