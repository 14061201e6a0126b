// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/travel_matrix.h"

#include "base/parallel.h"
#include "network/edge_search.h"
#include "network/hierarchy_sweep.h"

#include <atomic>

namespace doorstep
{
  namespace
  {
    void byDijkstra( const StreetGraph &graph, const TravelPlan &plan, const TravelOptions &options,
                     TravelMatrix &matrix )
    {
      Indexed<EdgeId, std::uint8_t> wanted( graph.edgeCount(), 0 );
      for ( const EdgeId edge : plan.wanted() )
        wanted[edge] = 1;
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
                  i, [&]( SlotId slot ) { return search.weight( plan.wanted()[slot] ); }, matrix );
            }
            done += end - begin;
            if ( worker == 0 )
              report( options.progress, static_cast<double>( done ) / static_cast<double>( plan.size() ) );
          } );
    }

    void byHierarchy( const Hierarchy &hierarchy, const TravelPlan &plan, const TravelOptions &options,
                      TravelMatrix &matrix )
    {
      constexpr std::size_t LANES = HierarchySweep::LANES;
      const HierarchySweep sweep( hierarchy, plan );
      const std::vector<std::size_t> order = sweep.sourceOrder();
      std::atomic<std::size_t> done = 0;
      std::vector<HierarchySweep::Work> rooms( options.threads == 0 ? coreCount() : options.threads );
      const auto batch = [&]( std::size_t begin, std::size_t end, unsigned worker )
      {
        HierarchySweep::Work &work = rooms[worker];
        if ( work.weight.empty() )
          work = sweep.room();
        sweep.run( { order.data() + begin, end - begin }, work );
        for ( std::size_t lane = 0; lane < end - begin; ++lane )
          plan.writeRow(
              order[begin + lane], [&]( SlotId slot ) { return sweep.weight( work, slot, lane ); }, matrix );
        done += end - begin;
        if ( worker == 0 )
          report( options.progress, static_cast<double>( done ) / static_cast<double>( plan.size() ) );
      };
      parallelBlocks( plan.size(), LANES, options.threads, batch );
    }
  }

  TravelMatrix travelMatrix( const StreetGraph &graph, std::span<const SnappedPoint> places,
                             const TravelOptions &options, const Hierarchy *prepared )
  {
    TravelMatrix matrix;
    matrix.size = places.size();
    matrix.minutes.resize( places.size() * places.size() );
    matrix.meters.resize( places.size() * places.size() );
    const TravelPlan plan( graph, places, options );
    if ( prepared != nullptr && !prepared->fits( graph ) )
      prepared = nullptr;
    const bool many =
        prepared != nullptr || !options.cacheFile.empty() || places.size() >= options.hierarchyFrom;
    if ( options.method == TravelMethod::Dijkstra || ( options.method == TravelMethod::Auto && !many ) )
    {
      byDijkstra( graph, plan, options, matrix );
      return matrix;
    }
    if ( prepared != nullptr )
    {
      byHierarchy( *prepared, plan, options, matrix );
      return matrix;
    }
    TravelOptions rest = options;
    rest.progress = part( options.progress, 0.5, 1 );
    constexpr std::size_t pruneFrom = 4000; // places
    const Progress first = part( options.progress, 0, 0.5 );
    const Hierarchy fresh =
        Hierarchy::prepareOrLoad( graph, options.cacheFile, first, places.size() >= pruneFrom );
    byHierarchy( fresh, plan, rest, matrix );
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
