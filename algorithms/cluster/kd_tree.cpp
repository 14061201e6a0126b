// SPDX-License-Identifier: GPL-2.0-or-later
#include "cluster/kd_tree.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t LEAF_SIZE = 10;

    double squared( const Point &a, const Point &b )
    {
      const double dx = a.x - b.x, dy = a.y - b.y;
      return dx * dx + dy * dy;
    }
  }

  KdTree::KdTree( std::span<const Point> points ) : mOriginal( points.size() )
  {
    std::iota( mOriginal.begin(), mOriginal.end(), 0 );
    mNodes.reserve( points.size() / 3 + 2 );
    build( 0, static_cast<std::int32_t>( points.size() ), points );
    mPoints.reserve( points.size() );
    for ( const std::int32_t i : mOriginal )
      mPoints.push_back( points[static_cast<std::size_t>( i )] );
  }

  std::int32_t KdTree::build( std::int32_t begin, std::int32_t end, std::span<const Point> given )
  {
    const auto index = static_cast<std::int32_t>( mNodes.size() );
    mNodes.emplace_back();
    Node node;
    node.begin = begin;
    node.end = end;
    const auto at = [&]( std::int32_t i ) -> const Point & { return given[static_cast<std::size_t>( i )]; };
    if ( begin < end )
      node.low = node.high = at( mOriginal[static_cast<std::size_t>( begin )] );
    for ( std::int32_t i = begin; i < end; ++i )
    {
      const Point &p = at( mOriginal[static_cast<std::size_t>( i )] );
      node.low = { std::min( node.low.x, p.x ), std::min( node.low.y, p.y ) };
      node.high = { std::max( node.high.x, p.x ), std::max( node.high.y, p.y ) };
    }
    if ( end - begin > LEAF_SIZE )
    {
      const bool byX = node.high.x - node.low.x >= node.high.y - node.low.y;
      const std::int32_t middle = begin + ( end - begin ) / 2;
      std::nth_element( mOriginal.begin() + begin, mOriginal.begin() + middle, mOriginal.begin() + end,
                        [&]( std::int32_t a, std::int32_t b )
                        {
                          const double u = byX ? at( a ).x : at( a ).y, v = byX ? at( b ).x : at( b ).y;
                          return u < v || ( u == v && a < b );
                        } );
      node.left = build( begin, middle, given );
      node.right = build( middle, end, given );
    }
    mNodes[static_cast<std::size_t>( index )] = node;
    return index;
  }

  double KdTree::kthDistance( const Point &p, std::int32_t k, std::vector<double> &heap ) const
  {
    heap.clear();
    const auto most = static_cast<std::size_t>( k );
    std::int32_t stack[128];
    int depth = 0;
    stack[depth++] = 0;
    while ( depth > 0 )
    {
      const Node &node = mNodes[static_cast<std::size_t>( stack[--depth] )];
      if ( heap.size() == most && node.squaredDistance( p ) >= heap.front() )
        continue;
      if ( node.left < 0 )
      {
        for ( std::int32_t i = node.begin; i < node.end; ++i )
        {
          const double d = squared( p, mPoints[static_cast<std::size_t>( i )] );
          if ( heap.size() < most )
          {
            heap.push_back( d );
            std::push_heap( heap.begin(), heap.end() );
          }
          else if ( d < heap.front() )
          {
            std::pop_heap( heap.begin(), heap.end() );
            heap.back() = d;
            std::push_heap( heap.begin(), heap.end() );
          }
        }
        continue;
      }
      const bool leftFirst = mNodes[static_cast<std::size_t>( node.left )].squaredDistance( p ) <=
                             mNodes[static_cast<std::size_t>( node.right )].squaredDistance( p );
      stack[depth++] = leftFirst ? node.right : node.left;
      stack[depth++] = leftFirst ? node.left : node.right;
    }
    return std::sqrt( heap.front() );
  }

  void KdTree::within( const Point &p, double radius, std::vector<std::int32_t> &found ) const
  {
    const double most = radius * radius;
    std::int32_t stack[128];
    int depth = 0;
    stack[depth++] = 0;
    while ( depth > 0 )
    {
      const Node &node = mNodes[static_cast<std::size_t>( stack[--depth] )];
      if ( node.squaredDistance( p ) > most )
        continue;
      if ( node.left >= 0 )
      {
        stack[depth++] = node.right;
        stack[depth++] = node.left;
        continue;
      }
      for ( std::int32_t i = node.begin; i < node.end; ++i )
        if ( squared( p, mPoints[static_cast<std::size_t>( i )] ) <= most )
          found.push_back( mOriginal[static_cast<std::size_t>( i )] );
    }
  }
}
