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
        std::vector<std::int32_t> visits;
        Ticks travel = 0, service = 0;
        std::int64_t load = 0;
        std::uint64_t languages = 0;
        std::int32_t team = -1, staging = 0;
    };

    struct Saving
    {
        Ticks value;
        std::int32_t last, first; // a chain's last visit, and the other's first
    };

    bool conflict( const ZoneModel &model, const Chain &a, const Chain &b )
    {
      for ( std::int32_t v : a.visits )
        if ( model.apart[indexOf( v )] >= 0 )
          for ( std::int32_t u : b.visits )
            if ( model.apart[indexOf( v )] == model.apart[indexOf( u )] )
              return true;
      return false;
    }

    std::int32_t nearestStaging( const ZoneModel &model, std::int32_t v )
    {
      if ( model.onlyStaging[indexOf( v )] >= 0 )
        return model.onlyStaging[indexOf( v )];
      std::int32_t best = 0;
      for ( std::int32_t s = 1; s < model.stagings; ++s )
        if ( model.to( v )[s] + model.from( v )[s] < model.to( v )[best] + model.from( v )[best] )
          best = s;
      return best;
    }

    // Puts the chain into the first free route that takes it, visit by visit; what does not fit stays absent.
    void place( ZoneState &state, const Chain &chain )
    {
      std::int32_t r = -1, after = -1;
      for ( std::int32_t v : chain.visits )
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
          const std::int32_t home = state.route( r ).staging;
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

  void buildBySavings( ZoneState &state, const std::vector<std::int32_t> &visits )
  {
    const ZoneModel &model = state.model();
    std::vector<Chain> chains( indexOf( model.places ) );
    std::vector<std::int32_t> chainOf( indexOf( model.places ), -1 );
    for ( std::int32_t v : visits )
    {
      Chain &chain = chains[indexOf( v )];
      chain.visits = { v };
      chain.staging = nearestStaging( model, v );
      chain.travel = Ticks{ model.to( v )[chain.staging] } + model.from( v )[chain.staging];
      chain.service = model.service[indexOf( v )];
      chain.load = model.demand[indexOf( v )];
      chain.languages = model.languages[indexOf( v )];
      chain.team = model.pinnedTeam[indexOf( v )];
      chainOf[indexOf( v )] = v;
    }
    std::vector<Saving> savings;
    for ( std::int32_t v : visits )
      for ( std::int32_t i = 0; i < model.nearCount; ++i )
      {
        const std::int32_t u = model.near( v )[i];
        if ( chainOf[indexOf( u )] < 0 || chains[indexOf( u )].staging != chains[indexOf( v )].staging )
          continue;
        const std::int32_t home = chains[indexOf( v )].staging;
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
      const std::int32_t a = chainOf[indexOf( saving.last )], b = chainOf[indexOf( saving.first )];
      if ( a == b )
        continue;
      Chain &head = chains[indexOf( a )], &tail = chains[indexOf( b )];
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
           ( head.team >= 0 && tail.team >= 0 && head.team != tail.team ) || conflict( model, head, tail ) )
        continue;
      head.travel = travel;
      head.service += tail.service;
      head.load += tail.load;
      head.languages |= tail.languages;
      head.team = std::max( head.team, tail.team );
      for ( std::int32_t v : tail.visits )
        chainOf[indexOf( v )] = a;
      head.visits.insert( head.visits.end(), tail.visits.begin(), tail.visits.end() );
      tail.visits.clear();
    }
    std::vector<const Chain *> ready;
    for ( std::int32_t v : visits )
      if ( !chains[indexOf( v )].visits.empty() )
        ready.push_back( &chains[indexOf( v )] );
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
