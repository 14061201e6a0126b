// SPDX-License-Identifier: GPL-2.0-or-later
#include "cluster/cluster_distances.h"

#include "base/error.h"
#include "network/travel_matrix.h"

#include <algorithm>

namespace doorstep
{
  Clusters clustersOf( const ClusterQuestion &question, const Progress &progress )
  {
    constexpr std::size_t most = 10000;
    DbscanOptions flat;
    flat.radius = question.radius;
    flat.minPoints = question.minSize;
    HdbscanOptions tree;
    tree.minClusterSize = question.minSize;
    flat.progress = tree.progress = part( progress, question.streets.empty() ? 0 : 0.7, 1 );
    if ( question.streets.empty() )
      return question.hierarchical ? hdbscan( question.points, tree ) : dbscan( question.points, flat );

    if ( question.points.size() > most )
      throw InputError(
          "INPUT has more than 10,000 points, too many for distances along streets: leave STREETS empty "
          "or cluster a part." );
    GraphOptions build;
    build.progress = part( progress, 0, 0.3 );
    const StreetGraph graph = StreetGraph::build( question.streets, build );
    TravelOptions travel;
    travel.farSidePrimary = travel.farSideSecondary = travel.facingAbout = 0;
    travel.progress = part( progress, 0.3, 0.7 );
    const TravelMatrix matrix = travelMatrix( graph, SnapIndex( graph ).snap( question.points ), travel );
    const std::size_t count = question.points.size();
    const auto distance = [&]( std::size_t a, std::size_t b )
    {
      return a == b ? 0.0
                    : static_cast<double>( std::min( matrix.metersAt( a, b ), matrix.metersAt( b, a ) ) );
    };
    if ( question.hierarchical )
      return hdbscan( count, distance, tree );
    return dbscan(
        count,
        [&]( std::size_t p, std::vector<std::int32_t> &found )
        {
          for ( std::size_t q = 0; q < count; ++q )
            if ( distance( p, q ) <= question.radius.value() )
              found.push_back( static_cast<std::int32_t>( q ) );
        },
        flat );
  }
}
