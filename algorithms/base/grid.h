// SPDX-License-Identifier: GPL-2.0-or-later
// The square cells of the plane that lines pass: what indexes of streets look lines up by.
#pragma once
#include "base/point.h"

#include <algorithm>
#include <cstdint>

namespace doorstep
{
  inline std::int64_t cellOf( double value, double cell )
  {
    return static_cast<std::int64_t>( std::floor( value / cell ) );
  }

  // A cell as one number, for hash tables.
  inline std::uint64_t cellKey( std::int64_t column, std::int64_t row )
  {
    return ( static_cast<std::uint64_t>( column ) << 32U ) ^
           ( static_cast<std::uint64_t>( row ) & 0xFFFFFFFFU );
  }

  // visit( column, row ) for each cell that the straight piece passes, row by row and widened by a trifle
  // against rounding: as many as it is long, where its box may have millions. Coordinates must be finite.
  template <class Visit>
  void eachCellAlong( const Point &from, const Point &to, double cell, const Visit &visit )
  {
    const Point &a = from.y <= to.y ? from : to, &b = from.y <= to.y ? to : from;
    const double slack = cell * 1e-6;
    const auto xAt = [&]( double y )
    { return a.x + ( b.x - a.x ) * std::clamp( ( y - a.y ) / ( b.y - a.y ), 0.0, 1.0 ); };
    const std::int64_t last = cellOf( b.y + slack, cell );
    for ( std::int64_t row = cellOf( a.y - slack, cell ); row <= last; ++row )
    {
      const double bottom = static_cast<double>( row ) * cell - slack;
      const double x1 = b.y > a.y ? xAt( bottom ) : a.x,
                   x2 = b.y > a.y ? xAt( bottom + cell + 2 * slack ) : b.x;
      const std::int64_t end = cellOf( std::max( x1, x2 ) + slack, cell );
      for ( std::int64_t column = cellOf( std::min( x1, x2 ) - slack, cell ); column <= end; ++column )
        visit( column, row );
    }
  }
}
