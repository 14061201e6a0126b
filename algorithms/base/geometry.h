// SPDX-License-Identifier: GPL-2.0-or-later
// Lines of the plane: the one place of what stood in many.
#pragma once
#include "base/point.h"

#include <algorithm>

namespace doorstep
{
  // How far along from a to b the nearest place to p lies, 0 to 1; 0 where a and b are one place.
  inline double shareAlong( const Point &a, const Point &b, const Point &p )
  {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    return squared > 0 ? std::clamp( ( ( p.x - a.x ) * dx + ( p.y - a.y ) * dy ) / squared, 0.0, 1.0 ) : 0;
  }

  // The place so far along from a to b; b itself at 1.
  inline Point between( const Point &a, const Point &b, double share )
  {
    return share >= 1 ? b : Point{ a.x + ( b.x - a.x ) * share, a.y + ( b.y - a.y ) * share };
  }

  inline Point nearestPlace( const Point &a, const Point &b, const Point &p )
  {
    return between( a, b, shareAlong( a, b, p ) );
  }

  // To the piece of line from a to b.
  inline double distanceToPiece( const Point &p, const Point &a, const Point &b )
  {
    return distance( p, nearestPlace( a, b, p ) );
  }
}
