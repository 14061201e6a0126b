// SPDX-License-Identifier: GPL-2.0-or-later
// A point of the plane, in metres of a local projection unless a function says otherwise.
#pragma once
#include <cmath>

namespace doorstep
{
  struct Point
  {
      double x = 0;
      double y = 0;
      bool operator==( const Point & ) const = default;
  };

  inline double distance( const Point &a, const Point &b )
  {
    // sqrt is exact by IEEE 754 where hypot is not: the same result on any machine.
    const double dx = a.x - b.x, dy = a.y - b.y;
    return std::sqrt( dx * dx + dy * dy );
  }

  // Twice the area of the triangle; over 0 where c lies left of the way from a to b.
  inline double cross( const Point &a, const Point &b, const Point &c )
  {
    return ( b.x - a.x ) * ( c.y - a.y ) - ( b.y - a.y ) * ( c.x - a.x );
  }
}
