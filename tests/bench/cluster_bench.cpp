// Density clustering of 8,000 points in the plane: 0.1 s is good enough (python hdbscan's time).
#include "base/random.h"
#include "cluster/clusters.h"

#include <benchmark/benchmark.h>

#include <cmath>

namespace
{
  using namespace doorstep;

  // A town: neighbourhoods of different density and scattered houses between them.
  std::vector<Point> town( std::uint32_t count )
  {
    Random random( 5 );
    std::vector<Point> middles;
    for ( int i = 0; i < 40; ++i )
      middles.push_back( { random.between( 0, 20000 ), random.between( 0, 20000 ) } );
    std::vector<Point> points;
    while ( points.size() < count )
    {
      if ( random.chance( 0.15 ) )
      {
        points.push_back( { random.between( 0, 20000 ), random.between( 0, 20000 ) } );
        continue;
      }
      const std::uint32_t m = random.below( 40 );
      const double radius = ( 100 + 30 * m ) * random.uniform(),
                   angle = random.between( 0, 6.283185307179586 );
      points.push_back(
          { middles[m].x + radius * std::cos( angle ), middles[m].y + radius * std::sin( angle ) } );
    }
    return points;
  }

  void hdbscanOfTown( benchmark::State &state )
  {
    const std::vector<Point> points = town( static_cast<std::uint32_t>( state.range( 0 ) ) );
    HdbscanOptions options;
    options.minClusterSize = 10;
    std::int32_t count = 0;
    for ( auto _ : state )
      benchmark::DoNotOptimize( count = hdbscan( points, options ).count );
    state.counters["clusters"] = count;
  }
  BENCHMARK( hdbscanOfTown )->Arg( 1000 )->Arg( 8000 )->Arg( 64000 )->Unit( benchmark::kMillisecond );

  void dbscanOfTown( benchmark::State &state )
  {
    const std::vector<Point> points = town( static_cast<std::uint32_t>( state.range( 0 ) ) );
    DbscanOptions options;
    options.radius = Meters{ 150 };
    options.minPoints = 10;
    std::int32_t count = 0;
    for ( auto _ : state )
      benchmark::DoNotOptimize( count = dbscan( points, options ).count );
    state.counters["clusters"] = count;
  }
  BENCHMARK( dbscanOfTown )->Arg( 8000 )->Unit( benchmark::kMillisecond );
}

BENCHMARK_MAIN();
