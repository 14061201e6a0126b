// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/legible_scale.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr double COARSEST = 60000;
    constexpr double LOOKED_AT = 22; // mm around a place, to each side
    constexpr double CROWDED = 0.2;  // mm of street a square mm; a grid of 110 m has 0.23 at 1 : 12,500

    // Of the piece from a to b, as much as lies between the corners (Liang and Barsky 1984).
    double shareInside( const Point &a, const Point &b, const Point &low, const Point &high )
    {
      double from = 0, to = 1;
      const auto clip = [&]( double start, double step, double least, double most )
      {
        if ( step == 0 )
        {
          to = start < least || start > most ? -1 : to;
          return;
        }
        const double first = ( least - start ) / step, last = ( most - start ) / step;
        from = std::max( from, std::min( first, last ) );
        to = std::min( to, std::max( first, last ) );
      };
      clip( a.x, b.x - a.x, low.x, high.x );
      clip( a.y, b.y - a.y, low.y, high.y );
      return std::max( 0.0, to - from );
    }

    double metresAround( const StreetBlocks &streets, const Point &place, double reach )
    {
      const Point low{ place.x - reach, place.y - reach }, high{ place.x + reach, place.y + reach };
      double length = 0;
      for ( const std::int32_t b : streets.within( low, high ) )
      {
        const Polyline &line = streets.blocks()[static_cast<std::size_t>( b )].line;
        for ( std::size_t i = 1; i < line.size(); ++i )
          length += distance( line[i - 1], line[i] ) * shareInside( line[i - 1], line[i], low, high );
      }
      return length;
    }
  }

  bool isLegible( double scale, std::span<const Point> places, const StreetBlocks *streets )
  {
    if ( scale <= LEGIBLE_ANYWHERE )
      return true;
    if ( !streets || streets->blocks().empty() || scale > COARSEST )
      return false;
    const double metres = scale / 1000, reach = LOOKED_AT * metres;
    return std::all_of( places.begin(), places.end(),
                        [&]( const Point &place )
                        {
                          const double mm = metresAround( *streets, place, reach ) / metres;
                          return mm / ( 4 * LOOKED_AT * LOOKED_AT ) <= CROWDED;
                        } );
  }
}
