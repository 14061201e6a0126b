// SPDX-License-Identifier: GPL-2.0-or-later
// The streets of one subdivision: rows of a bent grid between two spines, with cul-de-sacs, loops and few
// ways in; or, in a rural square, a few tracks with large lots.
#include "sample/street_paths.h"

#include <algorithm>
#include <cmath>

namespace doorstep::sample
{
  namespace
  {
    class Subdivision
    {
      public:
        Subdivision( const CityPlan &plan, const Square &square, StreetNamer &namer, std::uint64_t seed,
                     std::vector<Path> &paths )
            : mPlan( plan ),
              mSquare( square ),
              mNamer( namer ),
              mRandom( seed,
                       static_cast<std::uint64_t>( ( square.i + 5000 ) * 10007 + square.j + 5000 ) * 16 + 5 ),
              mPaths( paths )
        {
          for ( double &c : mBend )
            c = mRandom.between( -1, 1 );
        }

        void build()
        {
          const bool rural = mSquare.kind == Kind::Rural;
          const int rows = rural ? 4 : 10 + static_cast<int>( mRandom.below( 2 ) );
          std::vector<double> v;
          v.reserve( static_cast<std::size_t>( rows ) );
          for ( int r = 0; r < rows; ++r )
            v.push_back( ( r + 0.5 + mRandom.between( -0.05, 0.05 ) ) / rows );
          const double west = mRandom.between( 0.27, 0.36 ), east = mRandom.between( 0.64, 0.73 );
          const auto middle = static_cast<std::size_t>( rows / 2 );
          const std::size_t topOfWest = v.size() - 1 - mRandom.below( 2 ), footOfEast = mRandom.below( 2 );

          // Spines: one comes in from the south, one from the north, a row joins both sides.
          column( west, 0, v[topOfWest], rural ? Form::Rural : Form::Spine );
          column( east, v[footOfEast], 1, rural ? Form::Rural : Form::Spine );
          for ( std::size_t r = 0; r < v.size(); ++r )
          {
            const bool toWest = r <= topOfWest, toEast = r >= footOfEast;
            if ( r == middle )
              row( 0, 1, v[r], rural ? Form::Rural : Form::Spine );
            else if ( rural )
              row( 0.08, 0.92, v[r], Form::Rural );
            else if ( toWest && toEast && mRandom.chance( 0.4 ) )
            {
              // Two cul-de-sacs back to back between the spines.
              const double gap = mRandom.between( 0.46, 0.54 );
              row( start( r ), gap - 0.032, v[r], Form::DeadEnd );
              row( gap + 0.032, end( r ), v[r], Form::DeadEnd );
            }
            else if ( toWest && toEast && mRandom.chance( 0.25 ) )
            {
              // The name changes at a spine.
              row( start( r ), west, v[r], Form::DeadEnd );
              row( west, end( r ), v[r], Form::Through );
            }
            else
              row( toWest || toEast ? start( r ) : west, end( r ), v[r], Form::Through );
          }
          if ( !rural )
            for ( std::size_t r = 0; r + 1 < v.size(); r += 1 )
            {
              if ( joined( r, true ) )
                loop( v[r], v[r + 1], true );
              if ( joined( r, false ) )
                loop( v[r], v[r + 1], false );
            }
        }

      private:
        static constexpr double END = 0.055, LOOP = 0.105;

        // Rows r and r + 1 are joined by a bend at their western or eastern ends.
        bool joined( std::size_t r, bool west )
        {
          const double share = ( west ? mBend[0] : mBend[1] ) + static_cast<double>( r ) * 0.618;
          const double part = share - std::floor( share );
          return r % 2 == ( west ? 0U : 1U ) && part < 0.45;
        }
        bool bent( std::size_t r, bool west )
        {
          const bool first = r % 2 == ( west ? 0U : 1U );
          return first ? joined( r, west ) : r > 0 && joined( r - 1, west );
        }
        double start( std::size_t r ) { return bent( r, true ) ? LOOP : END; }
        double end( std::size_t r ) { return 1 - ( bent( r, false ) ? LOOP : END ); }

        // The square bent: nothing moves on its edge.
        Point place( double u, double v ) const
        {
          const double weight = 16 * u * ( 1 - u ) * v * ( 1 - v );
          const double a = 2 * u - 1, b = 2 * v - 1;
          const double bendU = 0.045 * weight * ( mBend[2] + 1.3 * mBend[3] * b );
          const double bendV = 0.06 * weight * ( mBend[4] + 1.6 * mBend[5] * a + 1.2 * mBend[0] * a * a );
          const Rect r = mSquare.rect();
          const double p = u + bendU, q = v + bendV;
          return mSquare.transposed ? Point{ r.x0 + q * HALF_MILE, r.y0 + p * HALF_MILE }
                                    : Point{ r.x0 + p * HALF_MILE, r.y0 + q * HALF_MILE };
        }

        void row( double u0, double u1, double v, Form form )
        {
          std::vector<Point> line;
          const int steps = std::max( 2, static_cast<int>( ( u1 - u0 ) * 26 ) );
          for ( int k = 0; k <= steps; ++k )
            line.push_back( place( u0 + ( u1 - u0 ) * k / steps, v ) );
          add( std::move( line ), form, !mSquare.transposed );
        }

        void column( double u, double v0, double v1, Form form )
        {
          std::vector<Point> line;
          const int steps = std::max( 2, static_cast<int>( ( v1 - v0 ) * 26 ) );
          for ( int k = 0; k <= steps; ++k )
            line.push_back( place( u, v0 + ( v1 - v0 ) * k / steps ) );
          add( std::move( line ), form, mSquare.transposed );
        }

        void loop( double v0, double v1, bool west )
        {
          // A bend from the end of one row to that of the next.
          const double far = west ? 0.052 : 0.948, near = west ? LOOP : 1 - LOOP;
          constexpr int steps = 10;
          std::vector<Point> line;
          for ( int k = 0; k <= steps; ++k )
          {
            const double t = static_cast<double>( k ) / steps, s = 1 - t;
            // A cubic Bezier that leaves and arrives along the rows.
            const double outer = near + ( far - near ) * 4 / 3;
            const double u = ( s * s * s + t * t * t ) * near + 3 * s * t * outer;
            const double v = ( s * s * s + 3 * s * s * t ) * v0 + ( t * t * t + 3 * s * t * t ) * v1;
            line.push_back( place( u, v ) );
          }
          add( std::move( line ), Form::Loop, mSquare.transposed );
        }

        void add( std::vector<Point> line, Form form, bool eastWest )
        {
          if ( mRandom.chance( 0.2 ) )
            std::reverse( line.begin(), line.end() );
          const bool spine = form == Form::Spine;
          const auto clear = [this]( const Point &p )
          {
            if ( !mPlan.terrain().streetClear( p ) )
              return false;
            for ( const Plot &plot : mSquare.plots )
              if ( plot.rect.contains( p, 17 ) )
                return false;
            return true;
          };
          for ( const auto &[a, b] : partsWhere( line, clear ) )
          {
            if ( b - a < 45 )
              continue;
            Path path;
            path.points = between( line, a, b );
            path.milesPerHour = spine ? 30 : 25;
            path.frontage = form == Form::Rural ? Frontage{ 62, 12, 15, 0.85, true }
                            : spine             ? Frontage{ 21, 11.5, 14, 0.8, true }
                                                : Frontage{ mRandom.between( 16, 19 ), 10, 13, 0.97, true };
            numberByGrid( path, eastWest );
            const int low = static_cast<int>( std::min( path.first, path.last ) ) - 4;
            const int high = static_cast<int>( std::max( path.first, path.last ) ) + 4;
            const Point centre = mSquare.rect().centre();
            const std::string direction =
                eastWest ? ( centre.x > 0 ? "E" : "W" ) : ( centre.y > 0 ? "N" : "S" );
            path.name = mNamer.local( mRandom, mSquare.spanish,
                                      b - a < 160 && form == Form::Through ? Form::DeadEnd : form, direction,
                                      low, high, mSquare.city );
            mPaths.push_back( std::move( path ) );
          }
        }

        const CityPlan &mPlan;
        const Square &mSquare;
        StreetNamer &mNamer;
        Random mRandom;
        std::vector<Path> &mPaths;
        double mBend[6] = {};
    };
  }

  void addCurvedStreets( const CityPlan &plan, const Square &square, StreetNamer &namer, std::uint64_t seed,
                         std::vector<Path> &paths )
  {
    Subdivision( plan, square, namer, seed, paths ).build();
  }
}
