// SPDX-License-Identifier: GPL-2.0-or-later
// Lines and rings of the plane: the one place of what stood in many.
#pragma once
#include "base/point.h"

#include <algorithm>
#include <span>

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

  // Whether p lies in a closed ring, whose last point is its first: by the edges that a line from p to the
  // east crosses. On the ring itself it may be either.
  inline bool isInRing( std::span<const Point> ring, const Point &p )
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

  // The area of a closed ring, above 0 where it runs counterclockwise; measured from its first point, so that
  // far from the origin nothing of it is lost.
  inline double signedArea( std::span<const Point> ring )
  {
    double twice = 0;
    for ( std::size_t i = 1; i < ring.size(); ++i )
      twice += ( ring[i - 1].x - ring[0].x ) * ( ring[i].y - ring[0].y ) -
               ( ring[i].x - ring[0].x ) * ( ring[i - 1].y - ring[0].y );
    return twice / 2;
  }
}
