// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/stop_groups.h"

#include <algorithm>
#include <numeric>

namespace doorstep
{
  namespace
  {
    using Part = std::vector<std::size_t>;

    struct Extent
    {
        double width = 0, height = 0;
        double longer() const { return std::max( width, height ); }
    };

    Extent extentOf( std::span<const Point> places, const Part &part )
    {
      double left = 1e300, right = -1e300, low = 1e300, high = -1e300;
      for ( const std::size_t i : part )
      {
        left = std::min( left, places[i].x );
        right = std::max( right, places[i].x );
        low = std::min( low, places[i].y );
        high = std::max( high, places[i].y );
      }
      return { right - left, high - low };
    }

    // Along the longer side, at the widest gap of its middle half.
    std::pair<Part, Part> halves( std::span<const Point> places, const Part &part )
    {
      const Extent extent = extentOf( places, part );
      const auto along = [&]( std::size_t i )
      { return extent.width >= extent.height ? places[i].x : places[i].y; };
      Part sorted = part;
      std::sort( sorted.begin(), sorted.end(),
                 [&]( std::size_t a, std::size_t b )
                 { return along( a ) != along( b ) ? along( a ) < along( b ) : a < b; } );
      const double low = along( sorted.front() ) + extent.longer() / 4,
                   high = along( sorted.back() ) - extent.longer() / 4;
      std::size_t cut = sorted.size() / 2;
      double widest = -1;
      for ( std::size_t k = 1; k < sorted.size(); ++k )
      {
        const double from = std::max( along( sorted[k - 1] ), low ),
                     to = std::min( along( sorted[k] ), high );
        if ( to - from > widest )
        {
          widest = to - from;
          cut = k;
        }
      }
      return { Part( sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>( cut ) ),
               Part( sorted.begin() + static_cast<std::ptrdiff_t>( cut ), sorted.end() ) };
    }
  }

  std::vector<std::vector<std::size_t>> splitStops( std::span<const Point> places,
                                                    const std::function<bool( const Part & )> &legible )
  {
    constexpr std::size_t most = 4;
    Part all( places.size() );
    std::iota( all.begin(), all.end(), std::size_t{ 0 } );
    std::vector<Part> parts{ all };
    while ( parts.size() < most )
    {
      const auto largest =
          std::max_element( parts.begin(), parts.end(),
                            [&]( const Part &a, const Part &b )
                            { return extentOf( places, a ).longer() < extentOf( places, b ).longer(); } );
      if ( largest->size() < 2 || legible( *largest ) )
        break;
      auto [first, second] = halves( places, *largest );
      *largest = std::move( first );
      parts.push_back( std::move( second ) );
    }
    for ( Part &part : parts )
      std::sort( part.begin(), part.end() );
    // Sheets in the order in which the route reaches them.
    std::sort( parts.begin(), parts.end(),
               []( const Part &a, const Part &b ) { return a.front() < b.front(); } );
    return parts;
  }
}
