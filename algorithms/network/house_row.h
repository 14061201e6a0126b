// SPDX-License-Identifier: GPL-2.0-or-later
// The row of houses beside a street: how many are passed before a stop, and on which side the numbers are.
#pragma once
#include "network/route_path.h"

namespace doorstep
{
  class HouseRow
  {
    public:
      // numbers: of the houses, in their order (0: not known); empty: of none.
      // Houses beside the legs alone are looked at.
      HouseRow( const StreetGraph &graph, std::span<const SnappedPoint> houses,
                std::span<const std::int32_t> numbers, std::span<const RoutePath> legs );

      // The stop's place in the row of houses on its side since the start of a path's edge, from 1; 0: not
      // known, or nobody would count it: more than five, or points that are no houses: flats and parcels bear
      // one number at several places, and lots along a drive are in no order.
      int passed( const RoutePath &path, std::size_t fromEdge, const SnappedPoint &stop, Side side ) const;

      // False where most of the houses that are numbered as the stop's, odd or even, are on the street's
      // other side.
      bool sideAgrees( const SnappedPoint &stop ) const;

    private:
      std::int32_t numberOf( std::size_t house ) const
      {
        return house < mNumbers.size() ? mNumbers[house] : 0;
      }
      std::span<const std::size_t> of( SegmentId segment ) const;
      std::int32_t numberAt( const SnappedPoint &stop ) const;

      const StreetGraph &mGraph;
      std::span<const SnappedPoint> mHouses;
      std::span<const std::int32_t> mNumbers;
      std::vector<std::size_t> mOrder; // by segment and along it
  };
}
