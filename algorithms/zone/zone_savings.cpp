// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_savings.h"
#include "base/index.h"

#include <algorithm>
#include <tuple>

namespace doorstep
{
  namespace
  {
    struct Chain
    {
        std::vector<PlaceId> visits;
        Ticks travel = 0, service = 0;
        std::int64_t load = 0;
        std::uint64_t languages = 0, shifts = 0;
        std::int32_t team = -1;
        PlaceId staging;
    };

    struct Saving
    {
        Ticks value;
        PlaceId last, first; // a chain's last visit, and the other's first
    };

    bool conflict( const ZoneModel &model, const Chain &a, const Chain &b )
    {
      for ( PlaceId v : a.visits )
        if ( model.apart[v] >= 0 )
          for ( PlaceId u : b.visits )
            if ( model.apart[v] == model.apart[u] )
              return true;
      return false;
    }

    PlaceId nearestStaging( const ZoneModel &model, PlaceId v )
    {
      if ( model.onlyStaging[v] >= 0 )
        return model.onlyStaging[v];
      PlaceId best( 0 );
      for ( const PlaceId s : model.stagingPlaces() )
        if ( model.to( v )[s] + model.from( v )[s] < model.to( v )[best] + model.from( v )[best] )
          best = s;
      return best;
    }

    // Puts the chain into the first free route that takes it, visit by visit; what does not fit stays absent.
    void place( ZoneState &state, const Chain &chain )
    {
      RouteId r;
      PlaceId after;
      for ( PlaceId v : chain.visits )
      {
        if ( r < 0 )
        {
          const ZoneState::Opening opening = state.opening( v );
          if ( opening.route < 0 )
            continue;
          r = opening.route;
          after = opening.staging;
        }
        else
        {
          const PlaceId home = state.route( r ).staging;
          const Ticks extra = Ticks{ state.model().to( v )[after] } + state.model().from( v )[home] -
                              state.model().ticks( after, home );
          if ( !state.fitsBehind( after, v, r, extra ) )
            continue;
        }
        state.insert( v, r, after );
        after = v;
      }
    }
  }

  void buildBySavings( ZoneState &state, const std::vector<PlaceId> &visits )
  {
    const ZoneModel &model = state.model();
    Indexed<PlaceId, Chain> chains( indexOf( model.places ) );
    Indexed<PlaceId, PlaceId> chainOf( indexOf( model.places ) );
    for ( PlaceId v : visits )
    {
      Chain &chain = chains[v];
      chain.visits = { v };
      chain.staging = nearestStaging( model, v );
      chain.travel = Ticks{ model.to( v )[chain.staging] } + model.from( v )[chain.staging];
      chain.service = model.service[v];
      chain.load = model.demand[v];
      chain.languages = model.languages[v];
      chain.shifts = model.shifts[v];
      chain.team = model.pinnedTeam[v];
      chainOf[v] = v;
    }
    std::vector<Saving> savings;
    for ( PlaceId v : visits )
      for ( std::int32_t i = 0; i < model.nearCount; ++i )
      {
        const PlaceId u = model.near( v )[i];
        if ( chainOf[u] < 0 || chains[u].staging != chains[v].staging )
          continue;
        const PlaceId home = chains[v].staging;
        const Ticks value = Ticks{ model.from( v )[home] } + model.to( u )[home] - model.from( v )[u];
        if ( value > 0 )
          savings.push_back( { value, v, u } );
      }
    std::sort( savings.begin(), savings.end(),
               []( const Saving &a, const Saving &b ) {
                 return std::make_tuple( -a.value, a.last, a.first ) <
                        std::make_tuple( -b.value, b.last, b.first );
               } );
    for ( const Saving &saving : savings )
    {
      const PlaceId a = chainOf[saving.last], b = chainOf[saving.first];
      if ( a == b )
        continue;
      Chain &head = chains[a], &tail = chains[b];
      if ( head.visits.back() != saving.last && model.symmetric && head.visits.front() == saving.last )
        std::reverse( head.visits.begin(), head.visits.end() );
      if ( tail.visits.front() != saving.first && model.symmetric && tail.visits.back() == saving.first )
        std::reverse( tail.visits.begin(), tail.visits.end() );
      if ( head.visits.back() != saving.last || tail.visits.front() != saving.first )
        continue;
      const Ticks travel = head.travel + tail.travel - saving.value;
      if ( travel + head.service + tail.service > state.durationAtMost ||
           head.load + tail.load > model.capacity ||
           static_cast<std::int32_t>( head.visits.size() + tail.visits.size() ) > model.visitsAtMost ||
           ( head.team >= 0 && tail.team >= 0 && head.team != tail.team ) ||
           ( head.shifts & tail.shifts ) == 0 || conflict( model, head, tail ) )
        continue;
      head.travel = travel;
      head.service += tail.service;
      head.load += tail.load;
      head.languages |= tail.languages;
      head.shifts &= tail.shifts;
      head.team = std::max( head.team, tail.team );
      for ( PlaceId v : tail.visits )
        chainOf[v] = a;
      head.visits.insert( head.visits.end(), tail.visits.begin(), tail.visits.end() );
      tail.visits.clear();
    }
    std::vector<const Chain *> ready;
    for ( PlaceId v : visits )
      if ( !chains[v].visits.empty() )
        ready.push_back( &chains[v] );
    // The hardest to give a team first: pinned ones, ones with languages, long ones.
    std::stable_sort( ready.begin(), ready.end(),
                      []( const Chain *a, const Chain *b )
                      {
                        return std::make_tuple( a->team < 0, a->languages == 0,
                                                -( a->travel + a->service ) ) <
                               std::make_tuple( b->team < 0, b->languages == 0, -( b->travel + b->service ) );
                      } );
    for ( const Chain *chain : ready )
      place( state, *chain );
    state.mark();
  }
}
