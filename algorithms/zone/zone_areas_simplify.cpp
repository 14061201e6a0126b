// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_simplify.h"

#include "zone/zone_areas_triangle.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>

namespace doorstep::areas
{
  namespace
  {
    // Items by square buckets of the plane; answers only whether one of them fits.
    template <class Item> class Buckets
    {
      public:
        explicit Buckets( double size ) : mSize( size ) {}

        void add( const Point &place, const Item &item )
        {
          mItems[key( column( place.x ), column( place.y ) )].push_back( item );
        }

        template <class Fits> bool any( const Box &box, double margin, Fits &&fits ) const
        {
          for ( std::int32_t x = column( box.low.x - margin ); x <= column( box.high.x + margin ); ++x )
            for ( std::int32_t y = column( box.low.y - margin ); y <= column( box.high.y + margin ); ++y )
              if ( const auto it = mItems.find( key( x, y ) ); it != mItems.end() )
                if ( std::any_of( it->second.begin(), it->second.end(), fits ) )
                  return true;
          return false;
        }

      private:
        std::int32_t column( double value ) const
        {
          return static_cast<std::int32_t>( std::floor( value / mSize ) );
        }
        static std::uint64_t key( std::int32_t x, std::int32_t y )
        {
          return ( static_cast<std::uint64_t>( static_cast<std::uint32_t>( x ) ) << 32U ) |
                 static_cast<std::uint32_t>( y );
        }
        double mSize;
        std::unordered_map<std::uint64_t, std::vector<Item>> mItems;
    };

    struct Vertex
    {
        Point place;
        std::size_t arc = 0;
        std::int32_t before = -1; // -1: an end of its arc
        std::int32_t after = -1;
        bool soft = false;
        bool alive = true;
        std::uint32_t version = 0;
    };

    class Simplifier
    {
      public:
        Simplifier( std::vector<Arc> &arcs, const std::vector<Square> &holds, const SimplifyOptions &options )
            : mArcs( arcs ), mOptions( options ), mHolds( options.bucket )
        {
          for ( const Square &square : holds )
          {
            const Point low = toPoint( square.corner );
            const double side = square.side / GRIDS_PER_METER;
            mLargest = std::max( mLargest, side );
            mHolds.add( low, { low, { low.x + side, low.y + side } } );
          }
        }

        void eliminate()
        {
          load();
          using Entry = std::tuple<double, Point2, std::int32_t, std::uint32_t>;
          std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
          const auto push = [&]( std::int32_t v )
          {
            const Vertex &vertex = at( v );
            if ( vertex.before < 0 || vertex.after < 0 )
              return;
            const Triangle t = triangle( v );
            const double limit = t.isSpike()   ? mOptions.spikeArea
                                 : vertex.soft ? mOptions.latticeArea
                                               : mOptions.streetArea;
            const double scale = mArcs[vertex.arc].scale, own = limit * scale * scale;
            if ( const double area = t.area(); area <= own )
              queue.emplace( area / own, Point2{ vertex.place.x, vertex.place.y }, v, vertex.version );
          };
          for ( std::int32_t v = 0; v < static_cast<std::int32_t>( mVertices.size() ); ++v )
            push( v );
          while ( !queue.empty() )
          {
            const auto [weight, place, v, version] = queue.top();
            queue.pop();
            Vertex &vertex = at( v );
            if ( !vertex.alive || vertex.version != version || !mayGo( v ) )
              continue;
            vertex.alive = false;
            --mCount[vertex.arc];
            at( vertex.before ).after = vertex.after;
            at( vertex.after ).before = vertex.before;
            if ( mCount[vertex.arc] == 2 )
              mStraight.insert( ends( vertex.arc ) );
            for ( const std::int32_t n : { vertex.before, vertex.after } )
            {
              ++at( n ).version;
              push( n );
            }
          }
          store();
        }

        void roundCorners()
        {
          load();
          constexpr double share = 0.25;
          for ( std::size_t a = 0; a < mArcs.size(); ++a )
          {
            const Arc &old = mArcs[a];
            Arc cut{ {}, {}, old.scale, old.isLoop, old.left, old.right };
            for ( std::size_t i = 0; i < old.points.size(); ++i )
            {
              const bool inner = i > 0 && i + 1 < old.points.size();
              if ( inner && old.soft[i] )
              {
                const Point &v = old.points[i], &p = old.points[i - 1], &n = old.points[i + 1];
                const Point one{ v.x + share * ( p.x - v.x ), v.y + share * ( p.y - v.y ) };
                const Point two{ v.x + share * ( n.x - v.x ), v.y + share * ( n.y - v.y ) };
                if ( isFree( { one, v, two }, v, v, v ) )
                {
                  cut.points.insert( cut.points.end(), { one, two } );
                  cut.soft.insert( cut.soft.end(), { 1, 1 } );
                  continue;
                }
              }
              cut.points.push_back( old.points[i] );
              cut.soft.push_back( old.soft[i] );
            }
            mArcs[a] = std::move( cut );
          }
        }

      private:
        using Point2 = std::pair<double, double>;

        Vertex &at( std::int32_t v ) { return mVertices[static_cast<std::size_t>( v )]; }
        const Vertex &at( std::int32_t v ) const { return mVertices[static_cast<std::size_t>( v )]; }

        Triangle triangle( std::int32_t v ) const
        {
          return { at( at( v ).before ).place, at( v ).place, at( at( v ).after ).place };
        }

        std::pair<Point2, Point2> ends( std::size_t arc ) const
        {
          const Point &a = mArcs[arc].points.front(), &b = mArcs[arc].points.back();
          const Point2 one{ a.x, a.y }, two{ b.x, b.y };
          return one < two ? std::pair( one, two ) : std::pair( two, one );
        }

        void load()
        {
          mVertices.clear();
          mCount.clear();
          mStraight.clear();
          mIndex = Buckets<std::int32_t>( mOptions.bucket );
          for ( std::size_t a = 0; a < mArcs.size(); ++a )
          {
            const Arc &arc = mArcs[a];
            mCount.push_back( arc.points.size() );
            if ( arc.points.size() == 2 )
              mStraight.insert( ends( a ) );
            for ( std::size_t i = 0; i < arc.points.size(); ++i )
            {
              const auto v = static_cast<std::int32_t>( mVertices.size() );
              mVertices.push_back( { arc.points[i], a, i > 0 ? v - 1 : -1,
                                     i + 1 < arc.points.size() ? v + 1 : -1, arc.soft[i] != 0, true, 0 } );
              mIndex.add( arc.points[i], v );
            }
          }
        }

        void store()
        {
          std::size_t v = 0;
          for ( Arc &arc : mArcs )
          {
            Arc kept{ {}, {}, arc.scale, arc.isLoop, arc.left, arc.right };
            for ( std::size_t i = 0; i < arc.points.size(); ++i, ++v )
              if ( mVertices[v].alive )
              {
                kept.points.push_back( mVertices[v].place );
                kept.soft.push_back( mVertices[v].soft ? 1 : 0 );
              }
            arc = std::move( kept );
          }
        }

        bool mayGo( std::int32_t v ) const
        {
          const std::size_t arc = at( v ).arc;
          const bool loop = mArcs[arc].points.front() == mArcs[arc].points.back();
          if ( mCount[arc] <= ( loop ? 4U : 2U ) ||
               ( mCount[arc] == 3 && mStraight.contains( ends( arc ) ) ) )
            return false;
          const Triangle t = triangle( v );
          return !( mOptions.onlyOutward && losesGround( arc, t ) ) && isFree( t, t.a, t.b, t.c );
        }

        // Whether the triangle that goes with its middle corner is a zone's, and nobody's afterwards.
        bool losesGround( std::size_t arc, const Triangle &t ) const
        {
          const double turn = ( t.b.x - t.a.x ) * ( t.c.y - t.b.y ) - ( t.b.y - t.a.y ) * ( t.c.x - t.b.x );
          return ( turn > 0 ? mArcs[arc].right : mArcs[arc].left ) == 0;
        }

        // No living vertex but those at the places named, and no visit, lies in the triangle.
        bool isFree( const Triangle &t, const Point &one, const Point &two, const Point &three ) const
        {
          const Box box = t.box();
          return !mIndex.any( box, 0,
                              [&]( std::int32_t v )
                              {
                                const Point &p = at( v ).place;
                                return at( v ).alive && p != one && p != two && p != three && t.holds( p );
                              } ) &&
                 !mHolds.any( box, mLargest, [&]( const Box &square ) { return t.meets( square ); } );
        }

        std::vector<Arc> &mArcs;
        SimplifyOptions mOptions;
        Buckets<Box> mHolds;
        double mLargest = 0;
        Buckets<std::int32_t> mIndex{ 1 };
        std::vector<Vertex> mVertices;
        std::vector<std::size_t> mCount; // living vertices of each arc
        std::set<std::pair<Point2, Point2>> mStraight;
    };
  }

  void simplify( std::vector<Arc> &arcs, const std::vector<Square> &holds, const SimplifyOptions &options )
  {
    // A loop's ends are not touched in a pass, so the next pass starts it elsewhere.
    const auto turn = [&]
    {
      for ( Arc &arc : arcs )
        if ( arc.isLoop )
        {
          const auto half = static_cast<std::ptrdiff_t>( arc.points.size() / 2 );
          arc.points.pop_back();
          arc.soft.pop_back();
          std::rotate( arc.points.begin(), arc.points.begin() + half, arc.points.end() );
          std::rotate( arc.soft.begin(), arc.soft.begin() + half, arc.soft.end() );
          arc.points.push_back( arc.points.front() );
          arc.soft.push_back( arc.soft.front() );
        }
    };
    Simplifier simplifier( arcs, holds, options );
    simplifier.eliminate();
    turn();
    simplifier.eliminate();
    for ( int i = 0; i < options.roundings; ++i )
    {
      simplifier.roundCorners();
      turn();
    }
  }
}
