// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/foot.h"

#include "base/geometry.h"

namespace doorstep
{
  Foot footOn( std::span<const Point> line, const Point &place )
  {
    Foot best;
    double along = 0;
    for ( std::size_t i = 0; i + 1 < line.size(); ++i )
    {
      const Point &a = line[i], &b = line[i + 1];
      const double t = shareAlong( a, b, place );
      const Point at{ a.x + t * ( b.x - a.x ), a.y + t * ( b.y - a.y ) };
      const double gap = distance( at, place ), length = distance( a, b );
      if ( gap < best.gap )
        best = { gap, along + t * length, at, cross( a, b, place ) > 0 };
      along += length;
    }
    return best;
  }
}
