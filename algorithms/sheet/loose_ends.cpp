// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/loose_ends.h"

#include "base/geometry.h"
#include "base/grid.h"
#include "sheet/block_groups.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr double END_CELL = 60; // metres

    struct LooseEnd
    {
        Point at;
        std::size_t line = 0;
        int level = 0;
    };

    std::vector<LooseEnd> looseEnds( std::span<const StreetLine> lines, std::span<const char> drawable )
    {
      std::unordered_map<std::uint64_t, int> met;
      for ( std::size_t l = 0; l < lines.size(); ++l )
        if ( drawable[l] )
          for ( const Point &p : lines[l].points )
            ++met[pointKey( p )];
      std::vector<LooseEnd> ends;
      for ( std::size_t l = 0; l < lines.size(); ++l )
        if ( const StreetLine &line = lines[l]; drawable[l] )
          for ( const auto &[at, level] : { std::pair{ line.points.front(), line.fromLevel },
                                            std::pair{ line.points.back(), line.toLevel } } )
            if ( met[pointKey( at )] == 1 )
              ends.push_back( { at, l, level } );
      return ends;
    }

    // A loose end on a piece of another line.
    struct Touching
    {
        std::size_t piece = 0;
        double along = 0; // metres from its start
        Point at;
        bool operator<( const Touching &other ) const
        {
          return std::pair( piece, along ) < std::pair( other.piece, other.along );
        }
    };
  }

  std::unordered_map<std::size_t, std::vector<Point>> joinedLooseEnds( std::span<const StreetLine> lines,
                                                                       std::span<const char> drawable )
  {
    const double tolerance = GraphOptions().tolerance;
    const std::vector<LooseEnd> ends = looseEnds( lines, drawable );
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> cells;
    for ( std::size_t e = 0; e < ends.size(); ++e )
      for ( std::int64_t x = cellOf( ends[e].at.x - tolerance, END_CELL );
            x <= cellOf( ends[e].at.x + tolerance, END_CELL ); ++x )
        for ( std::int64_t y = cellOf( ends[e].at.y - tolerance, END_CELL );
              y <= cellOf( ends[e].at.y + tolerance, END_CELL ); ++y )
          cells[cellKey( x, y )].push_back( e );

    std::unordered_map<std::size_t, std::vector<Point>> joined;
    for ( std::size_t l = 0; l < lines.size() && !cells.empty(); ++l )
    {
      const StreetLine &line = lines[l];
      if ( !drawable[l] )
        continue;
      std::set<Touching> touching;
      for ( std::size_t i = 1; i < line.points.size(); ++i )
      {
        const Point &a = line.points[i - 1], &b = line.points[i];
        eachCellAlong( a, b, END_CELL,
                       [&]( std::int64_t x, std::int64_t y )
                       {
                         const auto cell = cells.find( cellKey( x, y ) );
                         if ( cell == cells.end() )
                           return;
                         for ( const std::size_t e : cell->second )
                         {
                           const LooseEnd &end = ends[e];
                           const Point foot = nearestPlace( a, b, end.at );
                           if ( end.line != l && line.fromLevel == end.level && line.toLevel == end.level &&
                                distance( foot, end.at ) <= tolerance && distance( foot, a ) > tolerance &&
                                distance( foot, b ) > tolerance )
                             touching.insert( { i, distance( a, foot ), end.at } );
                         }
                       } );
      }
      if ( touching.empty() )
        continue;
      std::vector<Point> points{ line.points.front() };
      auto next = touching.begin();
      for ( std::size_t i = 1; i < line.points.size(); ++i )
      {
        for ( ; next != touching.end() && next->piece == i; ++next )
          points.push_back( next->at );
        points.push_back( line.points[i] );
      }
      joined.emplace( l, std::move( points ) );
    }
    return joined;
  }
}
