// SPDX-License-Identifier: GPL-2.0-or-later
#include "cluster/spanning_tree.h"

#include "cluster/kd_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace doorstep
{
  namespace
  {
    constexpr double INFINITE = std::numeric_limits<double>::infinity();
    constexpr EdgeLength UNKNOWN{ INFINITE, INFINITE };

    // The state of the rounds, all in the tree's order of points.
    class Boruvka
    {
      public:
        Boruvka( const KdTree &tree, std::int32_t minPoints )
            : mTree( tree ),
              mCount( tree.points().size() ),
              mCore( mCount ),
              mParent( mCount ),
              mComponent( mCount ),
              mNearest( mCount, -1 ),
              mLength( mCount, UNKNOWN ),
              mNodeCore( tree.nodes().size() ),
              mNodeComponent( tree.nodes().size() )
        {
          std::vector<double> heap;
          const std::int32_t k = std::min( minPoints, static_cast<std::int32_t>( mCount ) );
          for ( std::size_t p = 0; p < mCount; ++p )
            mCore[p] = k > 1 ? tree.kthDistance( tree.points()[p], k, heap ) : 0;
          for ( const double core : mCore )
            mLower.push_back( { core, 0 } ); // no edge of a point is shorter
          std::iota( mParent.begin(), mParent.end(), 0 );
          for ( std::size_t n = tree.nodes().size(); n-- > 0; )
          {
            const KdTree::Node &node = tree.nodes()[n];
            mNodeCore[n] = node.left < 0
                               ? *std::min_element( mCore.begin() + node.begin, mCore.begin() + node.end )
                               : std::min( mNodeCore[static_cast<std::size_t>( node.left )],
                                           mNodeCore[static_cast<std::size_t>( node.right )] );
          }
        }

        std::vector<TreeEdge> run( const Progress &progress )
        {
          std::vector<TreeEdge> edges;
          while ( edges.size() + 1 < mCount )
          {
            report( progress, static_cast<double>( edges.size() ) / static_cast<double>( mCount ) );
            label();
            std::vector<EdgeLength> best( mCount, UNKNOWN );
            std::vector<std::int32_t> from( mCount, -1 );
            const auto offer = [&]( std::size_t p )
            {
              const auto c = static_cast<std::size_t>( mComponent[p] );
              if ( mLength[p] < best[c] )
              {
                best[c] = mLength[p];
                from[c] = static_cast<std::int32_t>( p );
              }
            };
            // What was found before and still lies outside is still the nearest.
            for ( std::size_t p = 0; p < mCount; ++p )
              if ( mNearest[p] >= 0 && mComponent[static_cast<std::size_t>( mNearest[p] )] != mComponent[p] )
                offer( p );
              else
              {
                mNearest[p] = -1;
                mLength[p] = UNKNOWN;
              }
            for ( std::size_t p = 0; p < mCount; ++p )
              if ( mNearest[p] < 0 )
                if ( const EdgeLength bound = best[static_cast<std::size_t>( mComponent[p] )];
                     mLower[p] < bound )
                {
                  search( p, bound );
                  offer( p );
                }
            for ( std::size_t c = 0; c < mCount; ++c )
              if ( from[c] >= 0 )
              {
                const auto p = static_cast<std::size_t>( from[c] );
                const std::size_t a = find( p ), b = find( static_cast<std::size_t>( mNearest[p] ) );
                if ( a == b )
                  continue;
                mParent[std::max( a, b )] = static_cast<std::int32_t>( std::min( a, b ) );
                edges.push_back( { mTree.original()[p],
                                   mTree.original()[static_cast<std::size_t>( mNearest[p] )], best[c] } );
              }
          }
          return edges;
        }

      private:
        std::size_t find( std::size_t p )
        {
          while ( mParent[p] != static_cast<std::int32_t>( p ) )
          {
            mParent[p] = mParent[static_cast<std::size_t>( mParent[p] )];
            p = static_cast<std::size_t>( mParent[p] );
          }
          return p;
        }

        // The component of every point, and of every node whose points are all of one (-1: of several).
        void label()
        {
          for ( std::size_t p = 0; p < mCount; ++p )
            mComponent[p] = static_cast<std::int32_t>( find( p ) );
          for ( std::size_t n = mTree.nodes().size(); n-- > 0; )
          {
            const KdTree::Node &node = mTree.nodes()[n];
            if ( node.left < 0 )
            {
              const std::int32_t first = mComponent[static_cast<std::size_t>( node.begin )];
              const bool same = std::all_of( mComponent.begin() + node.begin, mComponent.begin() + node.end,
                                             [first]( std::int32_t c ) { return c == first; } );
              mNodeComponent[n] = same ? first : -1;
            }
            else
            {
              const std::int32_t a = mNodeComponent[static_cast<std::size_t>( node.left )];
              mNodeComponent[n] = a == mNodeComponent[static_cast<std::size_t>( node.right )] ? a : -1;
            }
          }
        }

        // No point of the node is nearer to p.
        EdgeLength lowest( std::size_t node, const Point &place, double core ) const
        {
          const double apart = std::sqrt( mTree.nodes()[node].squaredDistance( place ) );
          return { std::max( { core, mNodeCore[node], apart } ), apart };
        }

        // The nearest point outside of p's component, if nearer than the bound.
        void search( std::size_t p, EdgeLength bound )
        {
          const Point place = mTree.points()[p];
          const double core = mCore[p];
          const std::int32_t own = mComponent[p];
          std::int32_t stack[128];
          int depth = 0;
          stack[depth++] = 0;
          while ( depth > 0 )
          {
            const auto n = static_cast<std::size_t>( stack[--depth] );
            if ( mNodeComponent[n] == own || lowest( n, place, core ) >= bound )
              continue;
            const KdTree::Node &node = mTree.nodes()[n];
            if ( node.left < 0 )
            {
              for ( auto q = static_cast<std::size_t>( node.begin ); q < static_cast<std::size_t>( node.end );
                    ++q )
              {
                if ( mComponent[q] == own || mCore[q] > bound.weight )
                  continue;
                const double apart = distance( place, mTree.points()[q] );
                if ( const EdgeLength length{ std::max( { core, mCore[q], apart } ), apart }; length < bound )
                {
                  bound = length;
                  mNearest[p] = static_cast<std::int32_t>( q );
                  mLength[p] = length;
                }
              }
              continue;
            }
            const auto left = static_cast<std::size_t>( node.left ),
                       right = static_cast<std::size_t>( node.right );
            const bool leftFirst = lowest( left, place, core ) <= lowest( right, place, core );
            stack[depth++] = leftFirst ? node.right : node.left;
            stack[depth++] = leftFirst ? node.left : node.right;
          }
          mLower[p] = std::max( mLower[p], bound );
        }

        const KdTree &mTree;
        std::size_t mCount;
        std::vector<double> mCore;
        std::vector<EdgeLength> mLower;    // no point outside of the component is nearer
        std::vector<std::int32_t> mParent; // union-find
        std::vector<std::int32_t> mComponent;
        std::vector<std::int32_t> mNearest; // outside of the component, -1: not known
        std::vector<EdgeLength> mLength;    // to it
        std::vector<double> mNodeCore;      // least core distance in a node
        std::vector<std::int32_t> mNodeComponent;
    };
  }

  std::vector<TreeEdge> mutualReachabilityTree( std::span<const Point> points, std::int32_t minPoints,
                                                const Progress &progress )
  {
    if ( points.size() < 2 )
      return {};
    const KdTree tree( points );
    return Boruvka( tree, minPoints ).run( progress );
  }

  std::vector<TreeEdge> mutualReachabilityTree( std::size_t count, const DistanceFunction &distance,
                                                std::int32_t minPoints, const Progress &progress )
  {
    if ( count < 2 )
      return {};
    const std::size_t k = std::min( static_cast<std::size_t>( std::max( minPoints, 1 ) ), count ) - 1;
    std::vector<double> core( count ), row( count );
    for ( std::size_t a = 0; a < count; ++a )
    {
      for ( std::size_t b = 0; b < count; ++b )
        row[b] = a == b ? 0 : distance( a, b );
      std::nth_element( row.begin(), row.begin() + static_cast<std::ptrdiff_t>( k ), row.end() );
      core[a] = row[k];
      if ( a % 64 == 0 )
        report( progress, 0.5 * static_cast<double>( a ) / static_cast<double>( count ) );
    }
    std::vector<TreeEdge> edges;
    std::vector<EdgeLength> least( count, UNKNOWN );
    std::vector<std::int32_t> from( count, 0 );
    std::vector<char> in( count, 0 );
    for ( std::size_t added = 0; edges.size() + 1 < count; )
    {
      in[added] = 1;
      std::size_t next = count;
      for ( std::size_t b = 0; b < count; ++b )
      {
        if ( in[b] )
          continue;
        const double apart = distance( added, b );
        if ( const EdgeLength length{ std::max( { core[added], core[b], apart } ), apart };
             length < least[b] )
        {
          least[b] = length;
          from[b] = static_cast<std::int32_t>( added );
        }
        if ( next == count || least[b] < least[next] )
          next = b;
      }
      edges.push_back( { from[next], static_cast<std::int32_t>( next ), least[next] } );
      added = next;
      if ( edges.size() % 64 == 0 )
        report( progress, 0.5 + 0.5 * static_cast<double>( edges.size() ) / static_cast<double>( count ) );
    }
    return edges;
  }
}
