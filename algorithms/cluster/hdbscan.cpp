// SPDX-License-Identifier: GPL-2.0-or-later
// From the spanning tree to clusters: the hierarchy of its components, condensed to those of the least size,
// and of these the ones with the most excess of mass (Campello, Moulavi, Zimek and Sander 2015, "Hierarchical
// density estimates for data clustering, visualization, and outlier detection"). O(n log n).
#include "base/error.h"
#include "cluster/clusters.h"
#include "cluster/spanning_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace doorstep
{
  namespace
  {
    // A set of points that is connected below a distance; leaves are the points themselves. All that joins at
    // the same distance joins at once, so that the order of equal edges does not matter.
    struct Join
    {
        double weight = 0;
        std::int32_t size = 1;
        std::vector<std::int32_t> parts; // nodes
    };

    class Hierarchy
    {
      public:
        Hierarchy( std::size_t count, std::vector<TreeEdge> edges )
            : mNodes( count ), mRoot( count ), mNodeOf( count )
        {
          std::iota( mRoot.begin(), mRoot.end(), 0 );
          std::iota( mNodeOf.begin(), mNodeOf.end(), 0 );
          std::sort( edges.begin(), edges.end(),
                     []( const TreeEdge &a, const TreeEdge &b ) { return a.length < b.length; } );
          for ( std::size_t first = 0, last = 0; first < edges.size(); first = last )
          {
            while ( last < edges.size() && edges[last].length == edges[first].length )
              ++last;
            join( { edges.begin() + static_cast<std::ptrdiff_t>( first ), last - first } );
          }
        }

        const std::vector<Join> &nodes() const { return mNodes; }

      private:
        std::int32_t find( std::int32_t p )
        {
          while ( at( mRoot, p ) != p )
          {
            at( mRoot, p ) = at( mRoot, at( mRoot, p ) );
            p = at( mRoot, p );
          }
          return p;
        }
        static std::int32_t &at( std::vector<std::int32_t> &values, std::int32_t i )
        {
          return values[static_cast<std::size_t>( i )];
        }

        void join( std::span<const TreeEdge> equal )
        {
          std::vector<std::int32_t> before;
          for ( const TreeEdge &edge : equal )
            for ( const std::int32_t p : { edge.a, edge.b } )
              before.push_back( find( p ) );
          std::sort( before.begin(), before.end() );
          before.erase( std::unique( before.begin(), before.end() ), before.end() );
          for ( const TreeEdge &edge : equal )
            if ( const std::int32_t a = find( edge.a ), b = find( edge.b ); a != b )
              at( mRoot, std::max( a, b ) ) = std::min( a, b );
          // The lowest root of a joined set is its own, and comes first among its parts.
          for ( const std::int32_t old : before )
          {
            const std::int32_t root = find( old );
            const std::int32_t part = at( mNodeOf, old );
            if ( old == root )
            {
              mNodes.push_back(
                  { equal.front().length.weight, mNodes[static_cast<std::size_t>( part )].size, { part } } );
              at( mNodeOf, root ) = static_cast<std::int32_t>( mNodes.size() ) - 1;
              continue;
            }
            Join &whole = mNodes[static_cast<std::size_t>( at( mNodeOf, root ) )];
            whole.parts.push_back( part );
            whole.size += mNodes[static_cast<std::size_t>( part )].size;
          }
        }

        std::vector<Join> mNodes;          // points first; parts before wholes; the last is all
        std::vector<std::int32_t> mRoot;   // union-find
        std::vector<std::int32_t> mNodeOf; // of each root
    };

    struct Condensed
    {
        std::int32_t parent = -1;
        double birth = 0;     // density, 1 / distance
        double death = 0;     // highest at which something leaves it
        double stability = 0; // sum over its points of density at leaving less birth
        bool selected = false;
    };

    class Condenser
    {
      public:
        Condenser( const Hierarchy &hierarchy, std::size_t count, std::int32_t least )
            : mNodes( hierarchy.nodes() ), mLeast( least ), mLeaves( count, 0 ), mDensity( count, 0 )
        {
          // A distance of 0, between duplicates, counts as the smallest one that is not 0.
          for ( std::size_t n = count; n < mNodes.size() && mSmallest == 0; ++n )
            mSmallest = mNodes[n].weight;
          if ( !( mSmallest > 0 ) )
            mSmallest = 1;
          condense();
          select();
        }

        Clusters clusters() const
        {
          std::vector<std::int32_t> chosen( mClusters.size(), -1 ); // the selected cluster around each
          for ( std::size_t c = 1; c < mClusters.size(); ++c )
          {
            const auto parent = static_cast<std::size_t>( mClusters[c].parent );
            chosen[c] = chosen[parent] >= 0     ? chosen[parent]
                        : mClusters[c].selected ? static_cast<std::int32_t>( c )
                                                : -1;
          }
          Clusters result;
          std::vector<std::int32_t> number( mClusters.size(), -1 );
          for ( std::size_t p = 0; p < mLeaves.size(); ++p )
          {
            const std::int32_t cluster = chosen[static_cast<std::size_t>( mLeaves[p] )];
            if ( cluster < 0 )
            {
              result.label.push_back( -1 );
              result.probability.push_back( 0 );
              continue;
            }
            std::int32_t &label = number[static_cast<std::size_t>( cluster )];
            if ( label < 0 )
              label = result.count++;
            const double death = mClusters[static_cast<std::size_t>( cluster )].death;
            result.label.push_back( label );
            result.probability.push_back( death > 0 ? std::min( mDensity[p], death ) / death : 1 );
          }
          return result;
        }

      private:
        double densityAt( double weight ) const
        {
          return std::isinf( weight ) ? 0 : 1 / std::max( weight, mSmallest );
        }

        // Everything below the node leaves the cluster.
        void leave( std::int32_t node, std::size_t cluster, double density )
        {
          std::vector<std::int32_t> stack{ node };
          while ( !stack.empty() )
          {
            const auto n = static_cast<std::size_t>( stack.back() );
            stack.pop_back();
            if ( n < mLeaves.size() )
            {
              mLeaves[n] = static_cast<std::int32_t>( cluster );
              mDensity[n] = density;
            }
            stack.insert( stack.end(), mNodes[n].parts.begin(), mNodes[n].parts.end() );
          }
        }

        void condense()
        {
          mClusters.push_back( {} );
          std::vector<std::pair<std::int32_t, std::size_t>> stack{
              { static_cast<std::int32_t>( mNodes.size() ) - 1, 0 } };
          while ( !stack.empty() )
          {
            const auto [n, cluster] = stack.back();
            stack.pop_back();
            const Join &node = mNodes[static_cast<std::size_t>( n )];
            const double density = densityAt( node.weight );
            const auto large = std::count_if( node.parts.begin(), node.parts.end(),
                                              [&]( std::int32_t part ) { return sizeOf( part ) >= mLeast; } );
            for ( const std::int32_t part : node.parts )
            {
              const bool stays = large == 1 && sizeOf( part ) >= mLeast;
              if ( stays )
              {
                stack.emplace_back( part, cluster );
                continue;
              }
              mClusters[cluster].stability += sizeOf( part ) * ( density - mClusters[cluster].birth );
              mClusters[cluster].death = std::max( mClusters[cluster].death, density );
              if ( large > 1 && sizeOf( part ) >= mLeast )
              {
                stack.emplace_back( part, mClusters.size() );
                mClusters.push_back( { static_cast<std::int32_t>( cluster ), density, 0, 0, false } );
              }
              else
                leave( part, cluster, density );
            }
          }
        }

        // A cluster against the best of what it splits into; where they are equal the larger one stays whole.
        // All points together are no cluster.
        void select()
        {
          std::vector<double> below( mClusters.size(), 0 );
          for ( std::size_t c = mClusters.size(); c-- > 1; )
          {
            mClusters[c].selected = mClusters[c].stability >= below[c];
            below[static_cast<std::size_t>( mClusters[c].parent )] +=
                std::max( mClusters[c].stability, below[c] );
          }
        }

        std::int32_t sizeOf( std::int32_t node ) const
        {
          return mNodes[static_cast<std::size_t>( node )].size;
        }

        const std::vector<Join> &mNodes;
        std::int32_t mLeast;
        double mSmallest = 0;
        std::vector<Condensed> mClusters;  // parents before children; the first is all points
        std::vector<std::int32_t> mLeaves; // of each point, the cluster that it leaves last
        std::vector<double> mDensity;      // and at which density
    };

    void check( const HdbscanOptions &options )
    {
      if ( options.minClusterSize < 2 )
        throw InputError( "MIN_SIZE must be 2 or more." );
    }

    Clusters ofTree( std::size_t count, std::vector<TreeEdge> edges, const HdbscanOptions &options )
    {
      if ( count < 2 )
        return { std::vector<std::int32_t>( count, -1 ), std::vector<double>( count, 0 ), 0 };
      const Hierarchy hierarchy( count, std::move( edges ) );
      return Condenser( hierarchy, count, options.minClusterSize ).clusters();
    }

    std::int32_t pointsFor( const HdbscanOptions &options )
    {
      return options.minPoints > 0 ? options.minPoints : options.minClusterSize;
    }
  }

  Clusters hdbscan( std::span<const Point> points, const HdbscanOptions &options )
  {
    check( options );
    return ofTree( points.size(), mutualReachabilityTree( points, pointsFor( options ), options.progress ),
                   options );
  }

  Clusters hdbscan( std::size_t count, const DistanceFunction &distance, const HdbscanOptions &options )
  {
    check( options );
    return ofTree( count, mutualReachabilityTree( count, distance, pointsFor( options ), options.progress ),
                   options );
  }
}
