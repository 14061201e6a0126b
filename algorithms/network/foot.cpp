#include "network/foot.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  Foot footOn( std::span<const Point> line, const Point &place )
  {
    Foot best;
    double along = 0;
    for ( std::size_t i = 0; i + 1 < line.size(); ++i )
    {
      const Point &a = line[i], &b = line[i + 1];
      const double dx = b.x - a.x, dy = b.y - a.y;
      const double square = dx * dx + dy * dy;
      const double t =
          square > 0 ? std::clamp( ( ( place.x - a.x ) * dx + ( place.y - a.y ) * dy ) / square, 0.0, 1.0 )
                     : 0;
      const Point at{ a.x + t * dx, a.y + t * dy };
      const double gap = distance( at, place ), length = std::sqrt( square );
      if ( gap < best.gap )
        best = { gap, along + t * length, at, dx * ( place.y - a.y ) - dy * ( place.x - a.x ) > 0 };
      along += length;
    }
    return best;
  }
}
