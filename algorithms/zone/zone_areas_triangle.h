// SPDX-License-Identifier: GPL-2.0-or-later
// The triangle that goes from one side of a boundary to the other where a vertex is taken out of it, and the
// upright squares that it must not meet. Used by zone_areas_simplify.cpp alone.
#pragma once
#include "base/point.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep::areas
{
  struct Box
  {
      Point low, high;
  };

  struct Triangle
  {
      Point a, b, c;

      double area() const { return std::abs( cross( a, b, c ) ) / 2; }

      // Whether the corner at b is sharper than 30 degrees.
      bool isSpike() const
      {
        const double ax = a.x - b.x, ay = a.y - b.y, cx = c.x - b.x, cy = c.y - b.y;
        const double dot = ax * cx + ay * cy;
        return dot > 0 && dot * dot > 0.75 * ( ax * ax + ay * ay ) * ( cx * cx + cy * cy );
      }

      Box box() const
      {
        return { { std::min( { a.x, b.x, c.x } ), std::min( { a.y, b.y, c.y } ) },
                 { std::max( { a.x, b.x, c.x } ), std::max( { a.y, b.y, c.y } ) } };
      }

      // Boundary included.
      bool holds( const Point &p ) const
      {
        const double u = cross( a, b, p ), v = cross( b, c, p ), w = cross( c, a, p );
        return ( u >= 0 && v >= 0 && w >= 0 ) || ( u <= 0 && v <= 0 && w <= 0 );
      }

      // By separating axes; touching counts.
      bool meets( const Box &square ) const
      {
        const Box own = box();
        if ( own.high.x < square.low.x || own.low.x > square.high.x || own.high.y < square.low.y ||
             own.low.y > square.high.y )
          return false;
        const std::array<Point, 4> corners{ square.low, Point{ square.high.x, square.low.y }, square.high,
                                            Point{ square.low.x, square.high.y } };
        const std::array<std::array<Point, 3>, 3> sides{ { { a, b, c }, { b, c, a }, { c, a, b } } };
        for ( const auto &[from, to, opposite] : sides )
        {
          const double inside = cross( from, to, opposite );
          if ( std::all_of( corners.begin(), corners.end(),
                            [&, f = from, t = to]( const Point &corner )
                            { return cross( f, t, corner ) * inside < 0; } ) )
            return false;
        }
        return true;
      }
  };
}
