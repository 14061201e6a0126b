// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_replan.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  namespace
  {
    struct CheapestPlace
    {
        PlaceId after; // none: nowhere
        Ticks cost = std::numeric_limits<Ticks>::max();
    };

    CheapestPlace cheapest( const ZoneState &state, PlaceId v, RouteId r )
    {
      const ZoneModel &model = state.model();
      const Route &route = state.route( r );
      CheapestPlace best;
      const std::int32_t only = model.onlyStaging[v];
      if ( route.count == 0 || ( only >= 0 && only != route.staging ) )
        return best;
      for ( PlaceId after = route.staging, next = route.first;;
            after = next, next = state.stop( next ).after )
      {
        const Ticks cost = Ticks{ model.to( v )[after] } + model.from( v )[next] - model.ticks( after, next );
        if ( cost < best.cost && state.fitsBehind( after, v, r, cost ) )
          best = { after, cost };
        if ( !model.isVisit( next ) )
          return best;
      }
    }

    RouteId routeOf( const ZoneState &state, std::int32_t zone )
    {
      const auto found = std::find_if( state.open().begin(), state.open().end(),
                                       [&]( RouteId r ) { return state.route( r ).label == zone; } );
      return found == state.open().end() ? RouteId() : *found;
    }

    // Visits that are as well off in their earlier zones go back.
    void goBack( ZoneState &state )
    {
      const ZoneModel &model = state.model();
      for ( const PlaceId v : model.visitPlaces() )
      {
        const RouteId now = state.stop( v ).route;
        const std::int32_t zone = model.previousZone[v];
        if ( now < 0 || zone < 0 || state.route( now ).label == zone || state.route( now ).count < 2 )
          continue;
        const RouteId home = routeOf( state, zone );
        if ( home < 0 )
          continue;
        const Ticks before = state.cost();
        state.mark();
        state.remove( v );
        if ( const CheapestPlace back = cheapest( state, v, home ); back.after >= 0 )
          state.insert( v, home, back.after );
        if ( state.stop( v ).route < 0 || state.cost() > before )
          state.undo();
      }
      state.mark();
    }

    // The zone's stops in their earlier order, with those that are new to it where they cost least.
    void restoreOrder( ZoneState &state, RouteId r, Ticks worth )
    {
      const ZoneModel &model = state.model();
      const Route now = state.route( r );
      const ZoneState::Clock clock = state.clockOf( r );
      std::vector<PlaceId> kept, added;
      for ( const PlaceId v : state.visitsOf( r ) )
        ( model.previousZone[v] == now.label ? kept : added ).push_back( v );
      if ( now.label < 0 || kept.empty() )
        return;
      std::stable_sort( kept.begin(), kept.end(),
                        [&]( PlaceId a, PlaceId b )
                        { return model.previousStop[a] < model.previousStop[b]; } );
      state.mark();
      for ( const PlaceId v : state.visitsOf( r ) )
        state.remove( v );
      PlaceId after = now.staging;
      for ( const PlaceId v : kept )
      {
        state.insert( v, r, after );
        after = v;
      }
      for ( const PlaceId v : added )
        if ( const CheapestPlace place = cheapest( state, v, r ); place.after >= 0 )
          state.insert( v, r, place.after );
      const Route &then = state.route( r );
      const Ticks limit = std::max( { state.durationAtMost, now.mayLast, now.duration() } );
      if ( then.count < now.count || then.duration() > limit || then.travel > now.travel + worth ||
           !state.clockOf( r ).onTime || state.clockOf( r ).missed > clock.missed )
        state.undo();
      state.mark();
    }
  }

  void settle( ZoneState &state, Ticks worth )
  {
    goBack( state );
    std::vector<RouteId> routes = state.open();
    std::sort( routes.begin(), routes.end() );
    for ( const RouteId r : routes )
      restoreOrder( state, r, worth );
  }
}
