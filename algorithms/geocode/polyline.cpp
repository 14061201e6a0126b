// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/polyline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace doorstep
{
  double lineMeters( std::span<const VertexRecord> line, const LocalFrame &frame )
  {
    double sum = 0;
    for ( std::size_t i = 1; i < line.size(); ++i )
      sum += frame.meters( { line[i - 1].x, line[i - 1].y }, { line[i].x, line[i].y } );
    return sum;
  }

  Point pointAlong( std::span<const VertexRecord> line, const LocalFrame &frame, double meters,
                    double offset )
  {
    if ( line.empty() )
      return {};
    double left = std::max( 0.0, meters );
    const Point scale = frame.scaleAt( line[0].y );
    for ( std::size_t i = 1; i < line.size(); ++i )
    {
      const double dx = ( line[i].x - line[i - 1].x ) * scale.x, dy = ( line[i].y - line[i - 1].y ) * scale.y;
      const double length = std::sqrt( dx * dx + dy * dy );
      if ( length <= 0 || ( left > length && i + 1 < line.size() ) )
      {
        left -= length;
        continue;
      }
      const double t = std::min( 1.0, left / length );
      const double x = dx * t - dy / length * offset, y = dy * t + dx / length * offset;
      return { line[i - 1].x + x / scale.x, line[i - 1].y + y / scale.y };
    }
    return { line.back().x, line.back().y };
  }

  Projection projectOn( std::span<const VertexRecord> line, const LocalFrame &frame, const Point &p )
  {
    Projection best;
    best.away = std::numeric_limits<double>::infinity();
    const Point scale = frame.scaleAt( p.y );
    double before = 0;
    for ( std::size_t i = 1; i < line.size(); ++i )
    {
      const double dx = ( line[i].x - line[i - 1].x ) * scale.x, dy = ( line[i].y - line[i - 1].y ) * scale.y;
      const double px = ( p.x - line[i - 1].x ) * scale.x, py = ( p.y - line[i - 1].y ) * scale.y;
      const double square = dx * dx + dy * dy, length = std::sqrt( square );
      const double t = square > 0 ? std::clamp( ( px * dx + py * dy ) / square, 0.0, 1.0 ) : 0.0;
      const double ex = px - t * dx, ey = py - t * dy, away = std::sqrt( ex * ex + ey * ey );
      if ( away < best.away )
        best = { before + t * length, away, dx * py - dy * px < 0 };
      before += length;
    }
    return best;
  }
}
