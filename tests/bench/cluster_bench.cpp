// SPDX-License-Identifier: GPL-2.0-or-later
// Density clustering of 8,000 points in the plane: 0.1 s is good enough (python hdbscan's time). Before it,
// how far results are from the references on the public sets, where these lie beside the project.
#include "../support/density_sets.h"
#include "base/random.h"

#include <benchmark/benchmark.h>

#include <cstdio>

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

  // False where something differs that must not.
  bool compare()
  {
    using namespace density_sets;
    if ( !present() )
    {
      std::printf( "references: not here (density is missing in the shared data)\n" );
      return true;
    }
    std::printf( "%-22s %6s %10s %14s %16s %16s %16s\n", "points that differ", "points", "tree",
                 "DBSCAN 5, 10", "HDBSCAN python", "… from R", "python from R" );
    bool good = true;
    for ( const char *set : SETS )
    {
      double tree = 0;
      for ( const int samples : { 4, 10, 14 } )
        tree = std::max( tree, worstTreeWeight( set, samples ) );
      const std::size_t five = dbscanDifferences( set, 5 ), ten = dbscanDifferences( set, 10 );
      const HdbscanDifferences small = hdbscanDifferences( set, 5 ), large = hdbscanDifferences( set, 15 );
      std::printf( "%-22s %6zu %10.1e %8zu, %4zu %10zu, %4zu %10zu, %4zu %10zu, %4zu\n", set, small.points,
                   tree, five, ten, small.fromPython, large.fromPython, small.fromR, large.fromR,
                   small.betweenThem, large.betweenThem );
      good = good && tree < 1e-9 && five + ten == 0;
    }
    std::printf( "(tree: the largest difference of a weight; HDBSCAN: least sizes 5 and 15; decision 31 on "
                 "ties)\n\n" );
    return good;
  }
}

int main( int count, char **arguments )
{
  const bool good = compare();
  benchmark::Initialize( &count, arguments );
  benchmark::RunSpecifiedBenchmarks();
  return good ? 0 : 1;
}
