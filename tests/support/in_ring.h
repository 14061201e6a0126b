// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a point lies in a closed ring, by the edges that a line from it to the east crosses.
#pragma once
#include "base/point.h"

#include <vector>

namespace doorstep::test
{
  inline bool inRing( const std::vector<Point> &ring, const Point &p )
  {
    bool inside = false;
    for ( std::size_t i = 1; i < ring.size(); ++i )
    {
      const Point &a = ring[i - 1], &b = ring[i];
      if ( ( a.y > p.y ) != ( b.y > p.y ) && p.x < ( b.x - a.x ) * ( p.y - a.y ) / ( b.y - a.y ) + a.x )
        inside = !inside;
    }
    return inside;
  }
}
