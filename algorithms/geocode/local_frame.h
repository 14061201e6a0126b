// SPDX-License-Identifier: GPL-2.0-or-later
// Metres on the ground from the reference's own coordinates, whatever its CRS: degrees by the length of a
// degree at that latitude (WGS 84, series of NIMA TR8350.2), anything else by metres per unit.
#pragma once
#include "base/point.h"

#include <cmath>

namespace doorstep
{
  struct LocalFrame
  {
      bool geographic = false;
      double metersPerUnit = 1; // projected: of the CRS's unit, at the middle of the layer

      // Metres per unit of x and of y near a place.
      Point scaleAt( double y ) const
      {
        if ( !geographic )
          return { metersPerUnit, metersPerUnit };
        const double lat = y * 0.017453292519943295;
        const double c1 = std::cos( lat ), c2 = 2 * c1 * c1 - 1; // cos 2a and on by recurrence: one cosine
        const double c3 = 2 * c1 * c2 - c1, c4 = 2 * c2 * c2 - 1, c5 = 2 * c1 * c4 - c3;
        return { 111412.84 * c1 - 93.5 * c3 + 0.118 * c5, 111132.92 - 559.82 * c2 + 1.175 * c4 };
      }
      double meters( const Point &a, const Point &b ) const
      {
        const Point s = scaleAt( ( a.y + b.y ) / 2 );
        const double dx = ( a.x - b.x ) * s.x, dy = ( a.y - b.y ) * s.y;
        return std::sqrt( dx * dx + dy * dy );
      }
  };
}
