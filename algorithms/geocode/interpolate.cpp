// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/interpolate.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    struct Anchor
    {
        double value = 0;
        double along = 0;
        double away = 0;
        bool found = false;
    };

    // Does the house stand on this side of this segment?
    Anchor anchorAt( const LocalFrame &frame, const SideRecord &side, std::span<const VertexRecord> line,
                     const HouseRecord &house, const InterpolateOptions &options )
    {
      if ( house.affix != side.prefix || !side.holds( house.value ) )
        return {};
      const Projection p = projectOn( line, frame, { house.x, house.y } );
      if ( p.away > options.farthest || p.right != ( side.right != 0 ) )
        return {};
      return { static_cast<double>( house.value ), p.along, p.away, true };
    }
  }

  Interpolated interpolate( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                            const SideRecord &side, std::uint32_t value, const InterpolateOptions &options )
  {
    constexpr int look = 12; // records to each side; a block has about so many
    const SegmentRecord &segment = view.segments[side.segment];
    const std::span<const VertexRecord> line = view.verticesOf( segment );
    const std::span<const HouseRecord> houses = view.housesOf( street );
    const double inset = std::min( options.endInset, segment.meters / 10 );
    const bool rising = side.from <= side.to;
    const Anchor lowEnd{ static_cast<double>( side.low() ), rising ? inset : segment.meters - inset, 0,
                         false };
    const Anchor highEnd{ static_cast<double>( side.high() ), rising ? segment.meters - inset : inset, 0,
                          false };

    Anchor below, above;
    const auto at = std::lower_bound( houses.begin(), houses.end(), value,
                                      []( const HouseRecord &h, std::uint32_t v ) { return h.value < v; } );
    int looked = 0;
    for ( auto h = at; h != houses.begin() && !below.found && looked < look; )
      if ( --h; !options.leaveOut || value - h->value > options.leaveWithin )
      {
        below = anchorAt( frame, side, line, *h, options );
        ++looked;
      }
    looked = 0;
    for ( auto h = at; h != houses.end() && !above.found && looked < look; ++h )
      if ( !options.leaveOut || h->value - value > options.leaveWithin )
      {
        above = anchorAt( frame, side, line, *h, options );
        ++looked;
      }
    Anchor low = below.found ? below : lowEnd, high = above.found ? above : highEnd;
    // numbers that do not run along the street guide to nowhere
    if ( ( high.along < low.along ) == rising && high.value > low.value )
    {
      low = lowEnd;
      high = highEnd;
    }
    const double span = high.value - low.value;
    double share = span > 0 ? ( value - low.value ) / span : 0.5;
    double from = low.along, to = high.along;
    if ( side.from == side.to )
    {
      from = inset;
      to = segment.meters - inset;
      share = 0.5;
    }
    const int guides = ( below.found ? 1 : 0 ) + ( above.found ? 1 : 0 );
    const double away = guides == 0 ? options.sideOffset : ( below.away + above.away ) / guides;
    Interpolated result;
    result.place = pointAlong( line, frame, from + ( to - from ) * share, side.right != 0 ? -away : away );
    result.bracket = std::abs( to - from );
    result.guides = guides;
    return result;
  }
}
