// SPDX-License-Identifier: GPL-2.0-or-later
// The assignment problem, solved exactly: rows to different columns at the least total cost, by shortest
// augmenting paths with potentials (Kuhn 1955, Munkres 1957; in the form of Jonker and Volgenant 1987), in
// O(rows² columns). Costs are compared place by place, so that a later place never outweighs an earlier one.
//   std::vector<std::int32_t> columnOfRow = optimalAssignment( rows, columns, cost );
#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace doorstep
{
  // An ordered group under addition: compared lexicographically, added by place.
  struct RankedCost
  {
      std::array<std::int64_t, 7> places{};

      bool operator==( const RankedCost & ) const = default;
      std::strong_ordering operator<=>( const RankedCost &other ) const
      {
        std::size_t i = 0;
        while ( i + 1 < places.size() && places[i] == other.places[i] )
          ++i;
        return places[i] <=> other.places[i];
      }
      RankedCost &operator+=( const RankedCost &other );
      RankedCost &operator-=( const RankedCost &other );
      friend RankedCost operator+( RankedCost a, const RankedCost &b ) { return a += b; }
      friend RankedCost operator-( RankedCost a, const RankedCost &b ) { return a -= b; }
  };

  // The column of each row; needs rows <= columns. Among equals the answer depends on the costs alone.
  std::vector<std::int32_t>
  optimalAssignment( std::size_t rows, std::size_t columns,
                     const std::function<RankedCost( std::size_t, std::size_t )> &cost );
}
