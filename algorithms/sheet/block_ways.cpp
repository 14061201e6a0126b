// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/block_ways.h"

#include "base/geometry.h"

#include <algorithm>
#include <map>
#include <set>

namespace doorstep
{
  namespace
  {
    // Metres of the route along a block, in the direction of its line and against it.
    struct Ways
    {
        double forward = 0, backward = 0;
    };

    // Of the block's line, the piece nearest to the place.
    Point directionAt( const Polyline &line, const Point &place )
    {
      double best = 1e300;
      Point direction;
      for ( std::size_t i = 1; i < line.size(); ++i )
        if ( const double d = distanceToPiece( place, line[i - 1], line[i] ); d < best )
        {
          best = d;
          direction = { line[i].x - line[i - 1].x, line[i].y - line[i - 1].y };
        }
      return direction;
    }

    // The nearest block within reach, of those that may have an arrow; -1: none.
    std::int32_t blockAt( const StreetBlocks &streets, const Point &place )
    {
      constexpr double reach = 4; // metres, as blocksFollowed has it
      double best = reach;
      std::int32_t block = -1;
      for ( const std::int32_t b :
            streets.within( { place.x - reach, place.y - reach }, { place.x + reach, place.y + reach } ) )
      {
        const Polyline &line = streets.blocks()[static_cast<std::size_t>( b )].line;
        for ( std::size_t i = 1; i < line.size(); ++i )
          if ( const double d = distanceToPiece( place, line[i - 1], line[i] ); d < best )
          {
            best = d;
            block = b;
          }
      }
      return block;
    }

    std::map<std::int32_t, Ways> waysOf( const StreetBlocks &streets, std::span<const Point> route )
    {
      constexpr double step = 15; // metres
      std::map<std::int32_t, Ways> ways;
      for ( std::size_t i = 1; i < route.size(); ++i )
      {
        const Point &from = route[i - 1], &to = route[i];
        const double length = distance( from, to );
        const int pieces = std::max( 1, static_cast<int>( length / step ) );
        for ( int k = 0; k < pieces; ++k )
        {
          const double share = ( k + 0.5 ) / pieces;
          const Point at{ from.x + ( to.x - from.x ) * share, from.y + ( to.y - from.y ) * share };
          const std::int32_t block = blockAt( streets, at );
          if ( block < 0 )
            continue;
          const Point along = directionAt( streets.blocks()[static_cast<std::size_t>( block )].line, at );
          const bool isForward = along.x * ( to.x - from.x ) + along.y * ( to.y - from.y ) > 0;
          ( isForward ? ways[block].forward : ways[block].backward ) += length / pieces;
        }
      }
      return ways;
    }

    // Joins lines end to start where exactly one goes on.
    std::vector<Polyline> joined( std::vector<Polyline> lines )
    {
      std::map<std::uint64_t, int> starts;
      for ( const Polyline &line : lines )
        ++starts[pointKey( line.front() )];
      for ( bool isMore = true; isMore; )
      {
        isMore = false;
        for ( std::size_t a = 0; a < lines.size() && !isMore; ++a )
          for ( std::size_t b = 0; b < lines.size() && !isMore; ++b )
            if ( a != b && starts[pointKey( lines[b].front() )] == 1 &&
                 pointKey( lines[a].back() ) == pointKey( lines[b].front() ) )
            {
              lines[a].insert( lines[a].end(), lines[b].begin() + 1, lines[b].end() );
              lines.erase( lines.begin() + static_cast<std::ptrdiff_t>( b ) );
              isMore = true;
            }
      }
      return lines;
    }
  }

  std::vector<Polyline> waysFollowed( const StreetBlocks &streets, std::span<const Point> route,
                                      std::span<const std::int32_t> groups )
  {
    constexpr double sameWay = 0.9; // of the metres along a block
    std::set<std::int32_t> silent;
    for ( const std::int32_t group : groups )
      if ( group >= 0 )
      {
        const std::vector<std::int32_t> &blocks = streets.groups()[static_cast<std::size_t>( group )].blocks;
        silent.insert( blocks.begin(), blocks.end() );
      }
    std::vector<Polyline> lines;
    for ( const auto &[block, way] : waysOf( streets, route ) )
    {
      Polyline line = streets.blocks()[static_cast<std::size_t>( block )].line;
      const double most = std::max( way.forward, way.backward );
      if ( silent.contains( block ) || line.size() < 2 || most < sameWay * ( way.forward + way.backward ) ||
           most < 0.5 * lengthOf( line ) )
        continue;
      if ( way.backward > way.forward )
        std::reverse( line.begin(), line.end() );
      lines.push_back( std::move( line ) );
    }
    return joined( std::move( lines ) );
  }
}
