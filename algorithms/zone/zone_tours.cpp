// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_tours.h"
#include "base/index.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  void Individual::measure( const ZoneModel &model )
  {
    tour.clear();
    after.assign( indexOf( model.places ), PlaceId( 0 ) );
    before.assign( indexOf( model.places ), PlaceId( 0 ) );
    travel = overtime = overload = 0;
    for ( const std::vector<PlaceId> &route : routes )
    {
      Ticks way = 0, service = 0;
      std::int64_t load = 0;
      PlaceId last( 0 );
      for ( PlaceId v : route )
      {
        way += model.ticks( last, v );
        service += model.service[v];
        load += model.demand[v];
        before[v] = last;
        if ( last > 0 )
          after[last] = v;
        tour.push_back( v );
        last = v;
      }
      way += model.ticks( last, PlaceId( 0 ) );
      travel += static_cast<double>( way );
      overtime += static_cast<double>( std::max<Ticks>( 0, way + service - model.budget ) );
      overload += static_cast<double>( std::max<std::int64_t>( 0, load - model.capacity ) );
    }
    feasible = overtime <= 0 && overload <= 0;
  }

  double Individual::distanceTo( const Individual &other, const ZoneModel &model ) const
  {
    int differences = 0;
    for ( const PlaceId v : model.visitPlaces() )
    {
      if ( after[v] != other.after[v] && after[v] != other.before[v] )
        ++differences;
      if ( before[v] == 0 && other.before[v] != 0 && other.after[v] != 0 )
        ++differences;
    }
    return differences / static_cast<double>( model.places - 1 );
  }

  double Individual::distanceToClosest( std::size_t count ) const
  {
    count = std::min( count, closest.size() );
    double sum = 0;
    for ( std::size_t i = 0; i < count; ++i )
      sum += closest[i].first;
    return count > 0 ? sum / static_cast<double>( count ) : 1;
  }

  namespace
  {
    constexpr double UNCUT = std::numeric_limits<double>::max();

    // The cheapest cuts found of a tour's first visits, by their number, and where the last route starts.
    struct Cuts
    {
        std::vector<double> cost;
        std::vector<std::size_t> start;
        explicit Cuts( std::size_t visits ) : cost( visits + 1, UNCUT ), start( visits + 1, 0 ) {}
    };

    // Offers every route that starts after the tour's first `start` visits, which cost so much.
    void offerRoutes( const ZoneModel &model, const Penalties &penalties, const std::vector<PlaceId> &tour,
                      std::size_t start, double cost, Cuts &cuts )
    {
      const double loadAtMost = 1.5 * static_cast<double>( model.capacity );
      const double durationAtMost = 1.5 * static_cast<double>( model.budget );
      Ticks way = 0, service = 0;
      std::int64_t load = 0;
      PlaceId last( 0 );
      for ( std::size_t j = start; j < tour.size(); ++j )
      {
        const PlaceId v = tour[j];
        way += model.ticks( last, v );
        service += model.service[v];
        load += model.demand[v];
        last = v;
        const Ticks whole = way + model.ticks( v, PlaceId( 0 ) );
        if ( j > start && ( static_cast<double>( load ) > loadAtMost ||
                            static_cast<double>( whole + service ) > durationAtMost ) )
          break;
        const double all =
            cost + static_cast<double>( whole ) +
            penalties.load * static_cast<double>( std::max<std::int64_t>( 0, load - model.capacity ) ) +
            penalties.duration * static_cast<double>( std::max<Ticks>( 0, whole + service - model.budget ) );
        if ( all < cuts.cost[j + 1] )
        {
          cuts.cost[j + 1] = all;
          cuts.start[j + 1] = start;
        }
      }
    }

    // Where routes end, the last first; with so many routes at most, or nothing where that cannot be.
    std::vector<std::size_t> endsWithin( const ZoneModel &model, const Penalties &penalties,
                                         const std::vector<PlaceId> &tour, std::size_t routesAtMost )
    {
      const std::size_t n = tour.size();
      std::vector<Cuts> rounds( routesAtMost + 1, Cuts( n ) ); // by the number of routes
      rounds[0].cost[0] = 0;
      std::size_t cheapest = 0;
      for ( std::size_t k = 0; k < routesAtMost; ++k )
      {
        for ( std::size_t i = k; i < n; ++i )
          if ( rounds[k].cost[i] < UNCUT )
            offerRoutes( model, penalties, tour, i, rounds[k].cost[i], rounds[k + 1] );
        if ( rounds[k + 1].cost[n] < rounds[cheapest].cost[n] )
          cheapest = k + 1;
      }
      std::vector<std::size_t> ends;
      for ( std::size_t k = cheapest, end = n; k > 0; end = rounds[k].start[end], --k )
        ends.push_back( end );
      return ends;
    }
  }

  void split( const ZoneModel &model, const Penalties &penalties, std::size_t routesAtMost,
              Individual &individual )
  {
    const std::vector<PlaceId> &tour = individual.tour;
    Cuts cuts( tour.size() );
    cuts.cost[0] = 0;
    for ( std::size_t i = 0; i < tour.size(); ++i )
      offerRoutes( model, penalties, tour, i, cuts.cost[i], cuts );
    std::vector<std::size_t> ends;
    for ( std::size_t end = tour.size(); end > 0; end = cuts.start[end] )
      ends.push_back( end );
    if ( ends.size() > routesAtMost )
    {
      std::vector<std::size_t> fewer = endsWithin( model, penalties, tour, routesAtMost );
      if ( !fewer.empty() )
        ends = std::move( fewer );
    }
    individual.routes.clear();
    std::size_t start = 0;
    for ( auto end = ends.rbegin(); end != ends.rend(); ++end )
    {
      individual.routes.emplace_back( tour.begin() + static_cast<std::ptrdiff_t>( start ),
                                      tour.begin() + static_cast<std::ptrdiff_t>( *end ) );
      start = *end;
    }
    individual.measure( model );
  }
}
