// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/bends.h"

#include "base/geometry.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double CHORD = 25;     // metres before and after a corner that give its two directions
    constexpr double AT_LEAST = 8;   // metres of either that there must be
    constexpr double JUNCTION = 10;  // metres from a junction in which its turn is told, not the corner
    constexpr double COSINE = 0.643; // of 50 degrees

    bool isJunction( const StreetGraph &graph, NodeId node )
    {
      std::vector<SegmentId> segments;
      for ( const std::span<const EdgeId> edges : { graph.leaving( node ), graph.arriving( node ) } )
        for ( const EdgeId edge : edges )
          segments.push_back( segmentIdOf( edge ) );
      std::sort( segments.begin(), segments.end() );
      return std::unique( segments.begin(), segments.end() ) - segments.begin() != 2;
    }

    // The line's points by how far along they are.
    class Way
    {
      public:
        explicit Way( std::span<const Point> points ) : mPoints( points )
        {
          for ( std::size_t i = 0; i < points.size(); ++i )
            mAlong.push_back( i == 0 ? 0 : mAlong.back() + distance( points[i - 1], points[i] ) );
        }
        double length() const { return mAlong.back(); }
        double along( std::size_t i ) const { return mAlong[i]; }
        Point at( double meters ) const
        {
          const auto next = std::lower_bound( mAlong.begin() + 1, mAlong.end() - 1, meters );
          const auto i = static_cast<std::size_t>( next - mAlong.begin() );
          const double piece = mAlong[i] - mAlong[i - 1];
          return between( mPoints[i - 1], mPoints[i],
                          piece > 0 ? std::clamp( ( meters - mAlong[i - 1] ) / piece, 0.0, 1.0 ) : 0 );
        }
        // The cosine of the change of direction at a point, and its sense; 1 where the line is too short.
        double turning( std::size_t i, bool &toLeft ) const
        {
          const double before = std::min( CHORD, mAlong[i] ), after = std::min( CHORD, length() - mAlong[i] );
          if ( before < AT_LEAST || after < AT_LEAST )
            return 1;
          const Point a = at( mAlong[i] - before ), b = mPoints[i], c = at( mAlong[i] + after );
          const Point in{ b.x - a.x, b.y - a.y }, out{ c.x - b.x, c.y - b.y };
          const double lengths =
              std::sqrt( ( in.x * in.x + in.y * in.y ) * ( out.x * out.x + out.y * out.y ) );
          toLeft = in.x * out.y - in.y * out.x > 0;
          return lengths > 0 ? ( in.x * out.x + in.y * out.y ) / lengths : 1;
        }

      private:
        std::span<const Point> mPoints;
        std::vector<double> mAlong;
    };
  }

  std::vector<Bend> bends( const StreetGraph &graph, const RoutePath &path, std::span<const double> ends )
  {
    constexpr double about = -0.9; // a cosine: the car faces about
    std::vector<Bend> found;
    if ( path.points.size() < 3 )
      return found;
    const Way way( path.points );
    const auto told = [&]( double meters )
    {
      const auto edge =
          static_cast<std::size_t>( std::lower_bound( ends.begin(), ends.end(), meters ) - ends.begin() );
      if ( edge < path.edges.size() && graph.segmentOf( path.edges[edge] ).roundabout )
        return true;
      for ( std::size_t e = 0; e < ends.size(); ++e )
        if ( std::abs( ends[e] - meters ) < JUNCTION && ( path.edges[e + 1] == opposite( path.edges[e] ) ||
                                                          isJunction( graph, graph.head( path.edges[e] ) ) ) )
          return true;
      return false;
    };
    double best = COSINE;
    for ( std::size_t i = 1; i + 1 < path.points.size(); ++i )
    {
      bool toLeft = false;
      const double turn = way.turning( i, toLeft );
      if ( turn > COSINE || turn < about || told( way.along( i ) ) )
        continue;
      // Of a corner of several points the sharpest.
      if ( !found.empty() && way.along( i ) - found.back().meters < 2 * CHORD &&
           toLeft == found.back().toLeft )
      {
        if ( turn < best )
          found.back().meters = way.along( i );
        best = std::min( best, turn );
        continue;
      }
      found.push_back( { way.along( i ), toLeft } );
      best = turn;
    }
    return found;
  }
}
