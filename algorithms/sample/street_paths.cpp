// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/street_paths.h"

#include <algorithm>
#include <cmath>

namespace doorstep::sample
{
  double length( const std::vector<Point> &line )
  {
    double sum = 0;
    for ( std::size_t k = 1; k < line.size(); ++k )
      sum += distance( line[k - 1], line[k] );
    return sum;
  }

  Point pointAt( const std::vector<Point> &line, double along )
  {
    for ( std::size_t k = 1; k < line.size(); ++k )
    {
      const double step = distance( line[k - 1], line[k] );
      if ( along <= step || k + 1 == line.size() )
      {
        const double f = step > 0 ? std::clamp( along / step, 0.0, 1.0 ) : 0;
        return { line[k - 1].x + f * ( line[k].x - line[k - 1].x ),
                 line[k - 1].y + f * ( line[k].y - line[k - 1].y ) };
      }
      along -= step;
    }
    return line.front();
  }

  std::vector<Point> between( const std::vector<Point> &line, double from, double to )
  {
    std::vector<Point> part = { pointAt( line, from ) };
    double along = 0;
    for ( std::size_t k = 1; k + 1 < line.size(); ++k )
    {
      along += distance( line[k - 1], line[k] );
      if ( along > from + 0.3 && along < to - 0.3 )
        part.push_back( line[k] );
    }
    part.push_back( pointAt( line, to ) );
    return part;
  }

  std::vector<std::pair<double, double>> partsWhere( const std::vector<Point> &line,
                                                     const std::function<bool( const Point & )> &keep )
  {
    std::vector<std::pair<double, double>> parts;
    const double total = length( line );
    const int steps = std::max( 1, static_cast<int>( total / 6 ) );
    double start = -1, before = 0;
    for ( int n = 0; n <= steps; ++n )
    {
      const double along = total * n / steps;
      const bool in = keep( pointAt( line, along ) );
      if ( in && start < 0 )
      {
        double low = before, high = along;
        for ( int k = 0; n > 0 && k < 10; ++k )
          ( keep( pointAt( line, ( low + high ) / 2 ) ) ? high : low ) = ( low + high ) / 2;
        start = n == 0 ? 0 : high;
      }
      else if ( !in && start >= 0 )
      {
        double low = before, high = along;
        for ( int k = 0; k < 10; ++k )
          ( keep( pointAt( line, ( low + high ) / 2 ) ) ? low : high ) = ( low + high ) / 2;
        parts.emplace_back( start, low );
        start = -1;
      }
      before = along;
    }
    if ( start >= 0 )
      parts.emplace_back( start, total );
    return parts;
  }

  void numberByGrid( Path &path, bool eastWest )
  {
    const Point a = path.points.front(), b = path.points.back();
    const double from = eastWest ? a.x : a.y, to = eastWest ? b.x : b.y;
    path.first = gridNumber( from );
    path.last = gridNumber( to );
    // Odd numbers north and west of their street.
    path.leftOdd = to > from;
  }

  namespace
  {
    // The grid's lines at multiples of half a block; runs of them where some square wants them.
    class Grid
    {
      public:
        Grid( const CityPlan &plan, StreetNamer &namer, std::uint64_t seed, std::vector<Path> &paths )
            : mPlan( plan ), mNamer( namer ), mRandom( seed, 31 ), mPaths( paths )
        {
        }

        void build()
        {
          const int reach = static_cast<int>( mPlan.reach() / HALF_MILE ) + 2;
          for ( const bool eastWest : { true, false } )
            for ( int k = -reach * 8; k <= reach * 8; ++k )
            {
              int start = 0;
              bool open = false;
              for ( int cell = -reach; cell <= reach; ++cell )
              {
                const bool in = wanted( eastWest, k, cell );
                // Names change at the base lines, one-way pairs end where downtown does.
                const bool split = cell == 0 || ( oneWay( k ) && ( cell == 1 || cell == -1 ) );
                if ( open && ( !in || split ) )
                {
                  add( eastWest, k, start, cell );
                  open = false;
                }
                if ( in && !open )
                {
                  start = cell;
                  open = true;
                }
              }
            }
        }

      private:
        static bool oneWay( int k ) { return k % 8 != 0 && k >= -2 && k <= 2; }

        const Square *square( int i, int j ) const
        {
          const int q = mPlan.at( i, j );
          return q < 0 ? nullptr : &mPlan.squares()[static_cast<std::size_t>( q )];
        }

        bool wanted( bool eastWest, int k, int cell ) const
        {
          const int row = k >= 0 ? k / 8 : -( ( 7 - k ) / 8 );
          const Square *above = eastWest ? square( cell, row ) : square( row, cell );
          if ( k % 8 != 0 )
            return above && ( above->kind == Kind::Downtown ||
                              ( above->kind == Kind::Grid && ( eastWest || k % 2 == 0 ) ) );
          const Square *below = eastWest ? square( cell, row - 1 ) : square( row - 1, cell );
          return ( above && above->kind != Kind::Desert ) || ( below && below->kind != Kind::Desert );
        }

        void add( bool eastWest, int k, int from, int to )
        {
          const double across = k * HALF_BLOCK;
          const double low = from * HALF_MILE, high = to * HALF_MILE;
          Path path;
          path.points = { eastWest ? Point{ low, across } : Point{ across, low },
                          eastWest ? Point{ high, across } : Point{ across, high } };
          path.road = k % 16 == 0 ? Road::Arterial : k % 8 == 0 ? Road::Collector : Road::Local;
          path.milesPerHour = k % 16 == 0 ? 40 : k % 8 == 0 ? 30 : 25;
          path.name = mNamer.line( eastWest, k, low + high );
          const bool downtown = from >= -1 && to <= 1 && across > -HALF_MILE && across < HALF_MILE;
          if ( downtown && oneWay( k ) )
            path.travel = k % 2 != 0 ? Travel::Forward : Travel::Backward;
          if ( path.road == Road::Arterial )
            path.frontage = { 46, 14, 15, 0.5, false };
          else if ( path.road == Road::Collector )
            path.frontage = { 26, 13, 15, 0.6, true };
          else if ( downtown )
            path.frontage = { 16, 10, 12, 0.9, true };
          else if ( eastWest )
            path.frontage = { 15.5, 10, 13, 0.95, true };
          else
            path.frontage = { 17, 10.5, 13, 0.8, true };
          // Digitised from either end, as layers are.
          if ( mRandom.chance( 0.2 ) )
          {
            std::swap( path.points[0], path.points[1] );
            if ( path.travel != Travel::Both )
              path.travel = path.travel == Travel::Forward ? Travel::Backward : Travel::Forward;
          }
          numberByGrid( path, eastWest );
          if ( path.road == Road::Arterial )
          {
            mPaths.push_back( std::move( path ) );
            return;
          }
          const auto clear = [this]( const Point &p )
          {
            if ( !mPlan.terrain().streetClear( p ) )
              return false;
            const int q = mPlan.at( p );
            if ( q >= 0 )
              for ( const Plot &plot : mPlan.squares()[static_cast<std::size_t>( q )].plots )
                if ( plot.rect.contains( p ) )
                  return false;
            return true;
          };
          for ( const auto &[a, b] : partsWhere( path.points, clear ) )
          {
            if ( b - a < 40 )
              continue;
            Path piece = path;
            piece.points = between( path.points, a, b );
            numberByGrid( piece, eastWest );
            if ( piece.road == Road::Local )
              mNamer.share( piece.name, static_cast<int>( std::min( piece.first, piece.last ) ),
                            static_cast<int>( std::max( piece.first, piece.last ) ) );
            mPaths.push_back( std::move( piece ) );
          }
        }

        const CityPlan &mPlan;
        StreetNamer &mNamer;
        Random mRandom;
        std::vector<Path> &mPaths;
    };
  }

  void addGridStreets( const CityPlan &plan, StreetNamer &namer, std::uint64_t seed,
                       std::vector<Path> &paths )
  {
    Grid( plan, namer, seed, paths ).build();
  }

  void addFreeway( const CityPlan &plan, std::vector<Path> &paths )
  {
    const Terrain &land = plan.terrain();
    const auto offset = [&]( double y, double aside ) { return Point{ land.freewayX( y ) + aside, y }; };
    // Interchanges where an arterial passes under.
    std::vector<double> crossings;
    const int reach = static_cast<int>( plan.reach() / HALF_MILE ) + 2;
    for ( int j = -reach; j <= reach; ++j )
      if ( j % 2 == 0 && ( plan.at( -2, j ) >= 0 || plan.at( -2, j - 1 ) >= 0 ) )
        crossings.push_back( j * HALF_MILE );
    if ( crossings.size() < 2 )
      return;
    const double south = crossings.front() - 330, north = crossings.back() + 330;
    for ( const double side : { 1.0, -1.0 } )
    {
      Path carriageway;
      carriageway.road = Road::Freeway;
      carriageway.travel = Travel::Forward;
      carriageway.milesPerHour = 65;
      carriageway.fromLevel = carriageway.toLevel = 1;
      for ( double y = south; y < north + 15; y += 30 )
        carriageway.points.push_back( offset( y, 14 * side ) );
      if ( side < 0 )
        std::reverse( carriageway.points.begin(), carriageway.points.end() );
      paths.push_back( std::move( carriageway ) );
      for ( const double y : crossings )
        for ( const double way : { -1.0, 1.0 } )
        {
          // From the carriageway to the arterial where traffic arrives, and back where it leaves.
          Path ramp;
          ramp.road = Road::Ramp;
          ramp.travel = Travel::Forward;
          ramp.milesPerHour = 35;
          constexpr double along[] = { 300, 240, 180, 120, 70, 30, 0 };
          constexpr double aside[] = { 14, 17, 27, 42, 54, 60, 62 };
          for ( int k = 0; k < 7; ++k )
            ramp.points.push_back( offset( y + way * along[k], side * aside[k] ) );
          ramp.fromLevel = 1;
          if ( way * side > 0 )
          {
            std::reverse( ramp.points.begin(), ramp.points.end() );
            std::swap( ramp.fromLevel, ramp.toLevel );
          }
          paths.push_back( std::move( ramp ) );
        }
    }
  }
}
