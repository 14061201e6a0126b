// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/error.h"
#include "cluster/clusters.h"
#include "cluster/kd_tree.h"

namespace doorstep
{
  Clusters dbscan( std::size_t count, const NeighbourFunction &neighbours, const DbscanOptions &options )
  {
    if ( options.minPoints < 1 )
      throw InputError( "MIN_SIZE must be 1 or more." );
    Clusters result;
    result.label.assign( count, -1 );
    result.probability.assign( count, 0 );
    std::vector<std::int32_t> found, stack;
    std::vector<char> seen( count, 0 ); // looked at: known to be a core, or known not to be
    const auto isCore = [&]( std::size_t p )
    {
      found.clear();
      neighbours( p, found );
      return found.size() >= static_cast<std::size_t>( options.minPoints );
    };
    for ( std::size_t start = 0; start < count; ++start )
    {
      if ( start % 256 == 0 )
        report( options.progress, static_cast<double>( start ) / static_cast<double>( count ) );
      if ( seen[start] || result.label[start] >= 0 )
        continue;
      if ( !isCore( start ) )
      {
        seen[start] = 1; // noise, or a border that a later core reaches
        continue;
      }
      const std::int32_t label = result.count++;
      result.label[start] = label;
      stack.assign( 1, static_cast<std::int32_t>( start ) );
      while ( !stack.empty() )
      {
        const auto p = static_cast<std::size_t>( stack.back() );
        stack.pop_back();
        if ( seen[p] )
          continue;
        seen[p] = 1;
        if ( !isCore( p ) )
          continue;
        result.probability[p] = 1;
        for ( const std::int32_t q : found )
          if ( const auto other = static_cast<std::size_t>( q ); result.label[other] < 0 )
          {
            result.label[other] = label;
            result.probability[other] = 0.5;
            stack.push_back( q );
          }
      }
    }
    return result;
  }

  Clusters dbscan( std::span<const Point> points, const DbscanOptions &options )
  {
    if ( !( options.radius.value() > 0 ) )
      throw InputError( "EPS must be over 0 metres." );
    const KdTree tree( points );
    return dbscan(
        points.size(),
        [&]( std::size_t p, std::vector<std::int32_t> &found )
        { tree.within( points[p], options.radius.value(), found ); },
        options );
  }
}
