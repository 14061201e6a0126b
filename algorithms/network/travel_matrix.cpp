#include "network/travel_matrix.h"

#include "base/parallel.h"
#include "network/edge_search.h"

#include <atomic>

namespace doorstep
{
  namespace
  {
    void byDijkstra( const StreetGraph &graph, const TravelPlan &plan, const TravelOptions &options,
                     TravelMatrix &matrix )
    {
      std::vector<std::uint8_t> wanted( graph.edgeCount(), 0 );
      for ( const std::int32_t edge : plan.wanted() )
        wanted[static_cast<std::size_t>( edge )] = 1;
      std::atomic<std::size_t> done = 0;
      parallelBlocks(
          plan.size(), 8, options.threads,
          [&]( std::size_t begin, std::size_t end, unsigned worker )
          {
            EdgeSearch search( graph );
            for ( std::size_t i = begin; i < end; ++i )
            {
              search.run( plan.ends( i ), wanted, plan.wanted().size() );
              plan.writeRow(
                  i, [&]( std::size_t slot ) { return search.weight( plan.wanted()[slot] ); }, matrix );
            }
            done += end - begin;
            if ( worker == 0 )
              report( options.progress, static_cast<double>( done ) / static_cast<double>( plan.size() ) );
          } );
    }
  }

  TravelMatrix travelMatrix( const StreetGraph &graph, std::span<const SnappedPoint> places,
                             const TravelOptions &options, const Hierarchy * )
  {
    TravelMatrix matrix;
    matrix.size = places.size();
    matrix.minutes.resize( places.size() * places.size() );
    matrix.meters.resize( places.size() * places.size() );
    const TravelPlan plan( graph, places, options );
    byDijkstra( graph, plan, options, matrix );
    return matrix;
  }

  TravelMatrix straightLineTimes( std::span<const Point> places, const StraightLineOptions &options )
  {
    TravelMatrix matrix;
    matrix.size = places.size();
    matrix.minutes.reserve( places.size() * places.size() );
    matrix.meters.reserve( places.size() * places.size() );
    for ( const Point &from : places )
      for ( const Point &to : places )
      {
        const double meters = distance( from, to ) * options.detourFactor;
        matrix.meters.push_back( static_cast<float>( meters ) );
        matrix.minutes.push_back( static_cast<float>( meters * 0.06 / options.kilometersPerHour ) );
      }
    return matrix;
  }
}
