// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_mixing.h"
#include "zone/zone_genetic.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    using Routes = std::vector<std::vector<PlaceId>>;

    // Up to so many visits mixing plans pays.
    constexpr std::int32_t GENETIC_AT_MOST = 1500;
    constexpr std::size_t PLANS_MIXED = 30; // of those that annealing came by

    // The share of the search that goes to annealing before plans are mixed: the more, the larger the
    // problem.
    double annealingShare( std::int32_t visits )
    {
      return std::clamp( 0.2 + 0.45 * ( visits - 200 ) / 400.0, 0.2, 0.75 );
    }

    Routes routesOf( const SavedRoutes &saved )
    {
      Routes routes;
      for ( auto route = saved.begin(); route != saved.end(); )
      {
        const auto first = route + 3, end = first + route[2];
        routes.emplace_back( first, end );
        route = end;
      }
      return routes;
    }
  }

  bool mixingSuits( const ZoneModel &model )
  {
    return GeneticSearch::suits( model ) && model.places - model.stagings <= GENETIC_AT_MOST;
  }

  void annealAndMix( ZoneState &state, ZoneSearch &search, Pace &pace, std::uint64_t seed )
  {
    const ZoneModel &model = state.model();
    const std::int32_t visits = model.places - model.stagings;
    std::vector<SavedRoutes> plans;
    search.anneal( annealingShare( visits ), PLANS_MIXED, &plans );
    const auto open = static_cast<std::int32_t>( state.open().size() );
    GeneticSearch genetic( model, pace, seed, std::min( visits, open + open / 3 + 4 ) );
    SavedRoutes saved;
    save( state, saved );
    genetic.add( routesOf( saved ) );
    plans.push_back( saved );
    for ( const SavedRoutes &plan : plans )
      if ( !pace.over( 1 ) )
        genetic.improve( routesOf( plan ) );
    genetic.run( 1, std::max( 0, 10 - visits / 50 ) );
    const Routes &routes = genetic.best();
    saved.clear();
    for ( std::size_t r = 0; r < routes.size(); ++r )
    {
      saved.insert( saved.end(),
                    { static_cast<std::int32_t>( r ), 0, static_cast<std::int32_t>( routes[r].size() ) } );
      saved.insert( saved.end(), routes[r].begin(), routes[r].end() );
    }
    restore( state, saved );
  }
}
