// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/route_parts.h"

#include "base/geometry.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // A place on a line: the segment and how far along it.
    struct Measure
    {
        std::size_t segment = 0;
        double share = 0;
        bool operator<( const Measure &other ) const
        {
          return segment != other.segment ? segment < other.segment : share < other.share;
        }
    };

    Point at( std::span<const Point> line, const Measure &m )
    {
      return between( line[m.segment], line[m.segment + 1], m.share );
    }

    Measure nearestOn( std::span<const Point> line, std::size_t segment, const Point &p, double from )
    {
      return { segment, std::max( from, shareAlong( line[segment], line[segment + 1], p ) ) };
    }

    // The earliest place from `start` on that is within a metre of the nearest.
    Measure earliestNear( std::span<const Point> line, const Point &p, const Measure &start )
    {
      double nearest = 1e300;
      for ( std::size_t s = start.segment; s + 1 < line.size(); ++s )
        nearest = std::min(
            nearest,
            distance( p, at( line, nearestOn( line, s, p, s == start.segment ? start.share : 0 ) ) ) );
      for ( std::size_t s = start.segment; s + 1 < line.size(); ++s )
      {
        const Measure here = nearestOn( line, s, p, s == start.segment ? start.share : 0 );
        if ( distance( p, at( line, here ) ) <= nearest + 1 )
          return here;
      }
      return start;
    }

    Polyline partBetween( std::span<const Point> line, const Measure &from, const Measure &to )
    {
      Polyline part{ at( line, from ) };
      for ( std::size_t i = from.segment + 1; i <= to.segment; ++i )
        if ( distance( part.back(), line[i] ) > 1e-6 )
          part.push_back( line[i] );
      if ( const Point end = at( line, to ); distance( part.back(), end ) > 1e-6 )
        part.push_back( end );
      if ( part.size() < 2 )
        part.clear();
      return part;
    }

    void simplifyBetween( std::span<const Point> line, std::size_t first, std::size_t last, double tolerance,
                          std::vector<char> &keep )
    {
      std::vector<std::pair<std::size_t, std::size_t>> open{ { first, last } };
      while ( !open.empty() )
      {
        const auto [a, b] = open.back();
        open.pop_back();
        double worst = tolerance;
        std::size_t at = 0;
        for ( std::size_t i = a + 1; i < b; ++i )
        {
          const double off = distanceToPiece( line[i], line[a], line[b] );
          if ( off > worst )
          {
            worst = off;
            at = i;
          }
        }
        if ( at == 0 )
          continue;
        keep[at] = 1;
        open.emplace_back( a, at );
        open.emplace_back( at, b );
      }
    }
  }

  RouteParts cutRoute( std::span<const Point> line, std::span<const Point> stops )
  {
    RouteParts parts;
    if ( line.size() < 2 )
      return parts;
    if ( stops.empty() )
    {
      parts.there.assign( line.begin(), line.end() );
      return parts;
    }
    const Measure start{ 0, 0 }, end{ line.size() - 2, 1 };
    Measure first, last = start;
    for ( std::size_t i = 0; i < stops.size(); ++i )
    {
      last = earliestNear( line, stops[i], last );
      if ( i == 0 )
        first = last;
    }
    parts.there = partBetween( line, start, first );
    parts.among = partBetween( line, first, last );
    parts.back = partBetween( line, last, end );
    return parts;
  }

  Polyline simplified( std::span<const Point> line, double tolerance )
  {
    if ( line.size() < 3 )
      return { line.begin(), line.end() };
    std::vector<char> keep( line.size(), 0 );
    keep.front() = keep.back() = 1;
    simplifyBetween( line, 0, line.size() - 1, tolerance, keep );
    Polyline result;
    for ( std::size_t i = 0; i < line.size(); ++i )
      if ( keep[i] )
        result.push_back( line[i] );
    return result;
  }

  double lengthOf( std::span<const Point> line )
  {
    double length = 0;
    for ( std::size_t i = 1; i < line.size(); ++i )
      length += distance( line[i - 1], line[i] );
    return length;
  }
}
