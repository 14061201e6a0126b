#include "zone/zone_tours.h"
#include "base/index.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  void Individual::measure( const ZoneModel &model )
  {
    tour.clear();
    after.assign( indexOf( model.places ), 0 );
    before.assign( indexOf( model.places ), 0 );
    travel = overtime = overload = 0;
    for ( const std::vector<std::int32_t> &route : routes )
    {
      Ticks way = 0, service = 0;
      std::int64_t load = 0;
      std::int32_t last = 0;
      for ( std::int32_t v : route )
      {
        way += model.ticks( last, v );
        service += model.service[indexOf( v )];
        load += model.demand[indexOf( v )];
        before[indexOf( v )] = last;
        if ( last > 0 )
          after[indexOf( last )] = v;
        tour.push_back( v );
        last = v;
      }
      way += model.ticks( last, 0 );
      travel += static_cast<double>( way );
      overtime += static_cast<double>( std::max<Ticks>( 0, way + service - model.budget ) );
      overload += static_cast<double>( std::max<std::int64_t>( 0, load - model.capacity ) );
    }
    feasible = overtime <= 0 && overload <= 0;
  }

  double Individual::distanceTo( const Individual &other, const ZoneModel &model ) const
  {
    int differences = 0;
    for ( std::size_t v = 1; v < indexOf( model.places ); ++v )
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

  void split( const ZoneModel &model, const Penalties &penalties, Individual &individual )
  {
    const std::vector<std::int32_t> &tour = individual.tour;
    const std::size_t n = tour.size();
    std::vector<double> best( n + 1, std::numeric_limits<double>::max() );
    std::vector<std::size_t> from( n + 1, 0 );
    best[0] = 0;
    const double loadAtMost = 1.5 * static_cast<double>( model.capacity );
    const double durationAtMost = 1.5 * static_cast<double>( model.budget );
    for ( std::size_t i = 0; i < n; ++i )
    {
      Ticks way = 0, service = 0;
      std::int64_t load = 0;
      std::int32_t last = 0;
      for ( std::size_t j = i; j < n; ++j )
      {
        const std::int32_t v = tour[j];
        way += model.ticks( last, v );
        service += model.service[indexOf( v )];
        load += model.demand[indexOf( v )];
        last = v;
        const Ticks whole = way + model.ticks( v, 0 );
        if ( j > i && ( static_cast<double>( load ) > loadAtMost ||
                        static_cast<double>( whole + service ) > durationAtMost ) )
          break;
        const double cost =
            best[i] + static_cast<double>( whole ) +
            penalties.load * static_cast<double>( std::max<std::int64_t>( 0, load - model.capacity ) ) +
            penalties.duration * static_cast<double>( std::max<Ticks>( 0, whole + service - model.budget ) );
        if ( cost < best[j + 1] )
        {
          best[j + 1] = cost;
          from[j + 1] = i;
        }
      }
    }
    individual.routes.clear();
    for ( std::size_t end = n; end > 0; end = from[end] )
      individual.routes.emplace_back( tour.begin() + static_cast<std::ptrdiff_t>( from[end] ),
                                      tour.begin() + static_cast<std::ptrdiff_t>( end ) );
    std::reverse( individual.routes.begin(), individual.routes.end() );
    individual.measure( model );
  }
}
