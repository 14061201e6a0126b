// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_lattice.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>

namespace doorstep::areas
{
  namespace
  {
    constexpr double ROUNDER = KNOWN_SQUARE / GRIDS_PER_METER;

    SquareIndex rootOf( const GridPoint &p )
    {
      return { floorDivide( p.y, ROOT_SQUARE ), floorDivide( p.x, ROOT_SQUARE ) };
    }

    using HomesOf = std::map<SquareIndex, std::vector<GridPoint>>; // by root square

    // Whether so many spots with a home lie within this distance of one.
    bool isAmong( int count, const HomesOf &homesOf, const GridPoint &home, std::int32_t around )
    {
      std::set<GridPoint> spots; // to the metre: no map tells nearer ones apart
      const auto one = static_cast<std::int32_t>( GRIDS_PER_METER );
      const SquareIndex low = rootOf( { home.x - around, home.y - around } ),
                        high = rootOf( { home.x + around, home.y + around } );
      for ( auto root = homesOf.lower_bound( low ); root != homesOf.end() && root->first.first <= high.first;
            ++root )
        if ( root->first.second >= low.second && root->first.second <= high.second )
          for ( const GridPoint &p : root->second )
            if ( std::abs( p.x - home.x ) <= around && std::abs( p.y - home.y ) <= around &&
                 spots.insert( { floorDivide( p.x, one ), floorDivide( p.y, one ) } ).second &&
                 static_cast<int>( spots.size() ) >= count )
              return true;
      return false;
    }

    // Whether half the square is more ground than any of its homes needs around it to be one among so many:
    // at the edge of a town, and not between the homes of a countryside. Ground without a home is in squares
    // of 256 m, so that no more of it is taken than goes around or between homes.
    bool isMostlyEmpty( const Square &square, const std::vector<GridPoint> &inside, const HomesOf &homesOf,
                        int count )
    {
      constexpr std::int32_t emptySquare = ROOT_SQUARE / 4;
      if ( inside.empty() )
        return square.side > emptySquare;
      return std::all_of( inside.begin(), inside.end(),
                          [&]( const GridPoint &home )
                          { return isAmong( count, homesOf, home, square.side / 4 ); } );
    }

    // Level and upright lines that touch, as one.
    std::vector<Line> joined( std::vector<std::array<std::int32_t, 3>> spans, bool level )
    {
      std::sort( spans.begin(), spans.end() ); // across, from, to
      std::vector<Line> lines;
      for ( std::size_t i = 0; i < spans.size(); )
      {
        const auto [across, from, to] = spans[i];
        std::int32_t end = to;
        for ( ++i; i < spans.size() && spans[i][0] == across && spans[i][1] <= end; ++i )
          end = std::max( end, spans[i][2] );
        lines.push_back( level ? Line{ { from, across }, { end, across } }
                               : Line{ { across, from }, { across, end } } );
      }
      return lines;
    }
  }

  std::int32_t floorDivide( std::int32_t a, std::int32_t b )
  {
    return a / b - ( a % b < 0 ? 1 : 0 );
  }

  bool isOnGrid( const Point &p )
  {
    constexpr double most = 2e6;
    return std::abs( p.x ) < most && std::abs( p.y ) < most;
  }

  GridPoint toGrid( const Point &p )
  {
    if ( !isOnGrid( p ) )
      throw InputError(
          "The zones' areas need coordinates in metres near the visits; check the layers' CRS" );
    return { static_cast<std::int32_t>( std::lround( p.x * GRIDS_PER_METER ) ),
             static_cast<std::int32_t>( std::lround( p.y * GRIDS_PER_METER ) ) };
  }

  Square squareAround( const GridPoint &p, std::int32_t side )
  {
    return { { floorDivide( p.x, side ) * side, floorDivide( p.y, side ) * side }, side };
  }

  Spacing::Spacing( std::span<const ZoneAreaVisit> visits )
  {
    std::vector<GridPoint> spots;
    for ( const ZoneAreaVisit &visit : visits )
      if ( visit.zone > 0 )
        spots.push_back( squareAround( toGrid( visit.position ), KNOWN_SQUARE ).corner );
    std::sort( spots.begin(), spots.end() );
    spots.erase( std::unique( spots.begin(), spots.end() ), spots.end() );
    for ( const GridPoint &spot : spots )
      mSpots.push_back( { toPoint( spot ).x + ROUNDER / 2, toPoint( spot ).y + ROUNDER / 2 } );
  }

  double Spacing::at( const Point &place ) const
  {
    constexpr double few = 256, least = 32, most = 3000; // metres
    if ( mSpots.size() < 5 )
      return few;
    // The place's own spot counts, so the fourth is the third beside it.
    std::array<double, 4> nearest;
    nearest.fill( 1e300 );
    for ( const Point &spot : mSpots )
      if ( const double gap = distance( spot, place ); gap < nearest.back() )
      {
        nearest.back() = gap;
        for ( std::size_t i = nearest.size() - 1; i > 0 && nearest[i] < nearest[i - 1]; --i )
          std::swap( nearest[i], nearest[i - 1] );
      }
    return std::clamp( nearest.back(), least, most );
  }

  double Spacing::safeArea( const Point &place, const ZoneAreaOptions &options ) const
  {
    constexpr double most = 4e6; // square metres
    const double spacing = at( place );
    return std::clamp( spacing * spacing * options.shareOfSpacing, options.leastArea, most );
  }

  Squares::Squares( std::span<const ZoneAreaVisit> visits, const ZoneAreaOptions &options,
                    const Spacing &spacing )
  {
    constexpr double nearest = 600, farthest = 4000; // metres around a visit
    const auto cell = static_cast<std::int32_t>( options.cell.value() * GRIDS_PER_METER );
    HomesOf homesOf;
    const auto cover = [&]( const GridPoint &p, double meters )
    {
      const auto around = static_cast<std::int32_t>( meters * GRIDS_PER_METER );
      const SquareIndex low = rootOf( { p.x - around, p.y - around } ),
                        high = rootOf( { p.x + around, p.y + around } );
      for ( std::int32_t row = low.first; row <= high.first; ++row )
        for ( std::int32_t column = low.second; column <= high.second; ++column )
          homesOf[{ row, column }];
    };
    for ( const ZoneAreaVisit &visit : visits )
      if ( visit.zone > 0 )
      {
        // Around its square, so that its place in it makes no difference.
        const GridPoint known = squareAround( toGrid( visit.position ), KNOWN_SQUARE ).corner;
        cover( known, cell > 0 ? std::max( nearest, 10 * options.cell.value() )
                               : std::clamp( 1.5 * spacing.at( toPoint( known ) ), nearest, farthest ) );
      }
    for ( const ZoneAreaWay &way : options.ways )
      for ( const Point &p : way.points )
        cover( toGrid( p ), nearest / 2 );
    for ( const Point &home : options.homes )
      if ( isOnGrid( home ) )
      {
        const GridPoint p = toGrid( home );
        if ( const auto root = homesOf.find( rootOf( p ) ); root != homesOf.end() )
          root->second.push_back( p );
      }

    const bool counts = !options.homes.empty();
    for ( const auto &[root, homes] : homesOf )
    {
      std::vector<Square> &leaves = mLeaves[root];
      const std::function<void( const Square &, const std::vector<GridPoint> & )> split =
          [&]( const Square &square, const std::vector<GridPoint> &inside )
      {
        const std::int32_t half = square.side / 2;
        const Point middle = toPoint( { square.corner.x + half, square.corner.y + half } );
        const bool isWide = cell > 0 ? square.side > cell
                            : counts ? inside.size() > 2 * static_cast<std::size_t>( options.smallest ) ||
                                           isMostlyEmpty( square, inside, homesOf, options.smallest )
                                     : square.side / GRIDS_PER_METER > spacing.at( middle ) / 2;
        if ( square.side <= FINEST_SQUARE || !isWide )
        {
          leaves.push_back( square );
          return;
        }
        std::array<std::vector<GridPoint>, 4> quarters;
        for ( const GridPoint &p : inside )
          quarters[( p.x >= square.corner.x + half ? 1U : 0U ) + ( p.y >= square.corner.y + half ? 2U : 0U )]
              .push_back( p );
        for ( unsigned q = 0; q < 4; ++q )
          split(
              { { square.corner.x + ( q % 2 != 0 ? half : 0 ), square.corner.y + ( q / 2 != 0 ? half : 0 ) },
                half },
              quarters[q] );
      };
      split( { { root.second * ROOT_SQUARE, root.first * ROOT_SQUARE }, ROOT_SQUARE }, homes );
    }
  }

  std::vector<Line> Squares::linesIn( const Cell &face, bool all ) const
  {
    std::vector<std::array<std::int32_t, 3>> level, upright;
    const SquareIndex low = rootOf( face.low ), high = rootOf( face.high );
    for ( auto root = mLeaves.lower_bound( low ); root != mLeaves.end() && root->first.first <= high.first;
          ++root )
    {
      if ( root->first.second < low.second || root->first.second > high.second )
        continue;
      for ( const Square &leaf : root->second )
      {
        const GridPoint a = leaf.corner, b{ a.x + leaf.side, a.y + leaf.side };
        if ( b.x < face.low.x || b.y < face.low.y || a.x > face.high.x || a.y > face.high.y )
          continue;
        const double side = leaf.side / GRIDS_PER_METER;
        const double longest = 2 * std::sqrt( LARGE_FACE ) * leaf.side;
        if ( !all && face.area <= LARGE_FACE * side * side && face.high.x - face.low.x <= longest &&
             face.high.y - face.low.y <= longest )
          continue;
        for ( const std::int32_t y : { a.y, b.y } )
          level.push_back( { y, a.x, b.x } );
        for ( const std::int32_t x : { a.x, b.x } )
          upright.push_back( { x, a.y, b.y } );
      }
    }
    std::vector<Line> lines = joined( std::move( level ), true );
    const std::vector<Line> more = joined( std::move( upright ), false );
    lines.insert( lines.end(), more.begin(), more.end() );
    return lines;
  }
}
