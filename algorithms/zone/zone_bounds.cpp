// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_bounds.h"
#include "zone/zone_walks.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  namespace
  {
    // Arcs and slots that prices on visits may look at, for each step of the search.
    constexpr std::int64_t WORK = 1700;

    Ticks sumOfService( const ZoneModel &model, const std::vector<PlaceId> &visits )
    {
      Ticks sum = 0;
      for ( PlaceId v : visits )
        sum += model.service[v];
      return sum;
    }
  }

  Ticks travelBound( const ZoneModel &model, const std::vector<PlaceId> &visits, std::int32_t routes )
  {
    // Each visit is entered once and left once; each route leaves its staging place once and comes back once.
    const std::int32_t none = std::numeric_limits<std::int32_t>::max();
    Ticks entered = 0, left = 0;
    std::int32_t firstArc = none, lastArc = none;
    for ( PlaceId v : visits )
    {
      std::int32_t in = none, out = none;
      const auto look = [&]( PlaceId u )
      {
        in = std::min( in, model.to( v )[u] );
        out = std::min( out, model.from( v )[u] );
      };
      for ( const PlaceId s : model.stagingPlaces() )
      {
        look( s );
        firstArc = std::min( firstArc, model.to( v )[s] );
        lastArc = std::min( lastArc, model.from( v )[s] );
      }
      for ( PlaceId u : visits )
        if ( u != v )
          look( u );
      entered += in;
      left += out;
    }
    if ( visits.empty() )
      return 0;
    entered += Ticks{ routes } * lastArc;
    left += Ticks{ routes } * firstArc;
    return std::max( entered, left );
  }

  std::int32_t fewestRoutesBound( const ZoneModel &model, const std::vector<PlaceId> &visits )
  {
    if ( visits.empty() )
      return 0;
    const Ticks service = sumOfService( model, visits );
    std::int64_t load = 0;
    for ( PlaceId v : visits )
      load += model.demand[v];
    const auto count = static_cast<std::int64_t>( visits.size() );
    std::int64_t routes = std::max<std::int64_t>( 1, ( load + model.capacity - 1 ) / model.capacity );
    routes = std::max( routes, ( count + model.visitsAtMost - 1 ) / model.visitsAtMost );
    const Ticks least = service + travelBound( model, visits, 1 );
    routes = std::max( routes, ( least + model.budget - 1 ) / model.budget );
    while ( routes < count && service + travelBound( model, visits, static_cast<std::int32_t>( routes ) ) >
                                  routes * model.budget )
      ++routes;
    return static_cast<std::int32_t>( routes );
  }

  Ticks evenBound( const ZoneModel &model, const std::vector<PlaceId> &visits, std::int32_t routes )
  {
    if ( visits.empty() || routes < 1 )
      return 0;
    return ( sumOfService( model, visits ) + travelBound( model, visits, routes ) + routes - 1 ) / routes;
  }

  void stateBounds( const ZoneState &state, const ZoneProblem &problem, const std::vector<PlaceId> &visits,
                    std::int64_t steps, ZonePlan &plan )
  {
    const ZoneModel &model = state.model();
    const auto open = static_cast<std::int32_t>( state.open().size() );
    const std::int32_t teams = std::max( open, problem.teamCount );
    Ticks longest = evenBound( model, visits, teams );
    for ( PlaceId v : visits )
      longest = std::max( longest, model.alone[v] );
    if ( open > 0 && state.absent().empty() )
    {
      std::vector<std::vector<PlaceId>> routes;
      Ticks reached = 0, sum = 0;
      for ( RouteId r : state.open() )
      {
        routes.push_back( state.visitsOf( r ) );
        reached = std::max( reached, state.route( r ).duration() );
        sum += state.route( r ).duration();
      }
      // With the teams given, only plans whose longest route is no longer than this one's mean are in
      // question: in all others it is longer than that.
      const bool given = problem.teamCount > 0;
      const Ticks limit = given ? std::max( longest, sum / open ) : model.budget;
      const TravelPrices prices =
          given && longest >= reached ? TravelPrices() : priceTravel( model, routes, limit, WORK * steps );
      if ( prices.found )
      {
        const Ticks whole = prices.all + sumOfService( model, visits ), each = model.budget + prices.most;
        longest = std::max( longest, std::min( whole / teams - prices.most, limit + 1 ) );
        if ( !given && each > 0 )
          plan.fewestTeamsBound =
              std::max( plan.fewestTeamsBound, static_cast<std::int32_t>( ( whole + each - 1 ) / each ) );
      }
      longest = std::min( longest, reached );
    }
    plan.longestRouteBound = Minutes( static_cast<double>( longest ) / model.ticksPerMinute );
  }
}
