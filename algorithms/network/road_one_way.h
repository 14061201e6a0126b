// SPDX-License-Identifier: GPL-2.0-or-later
// Which column of a street layer says one-way, and how its values read: words that everybody understands
// (road_values.h), codes that only the whole set of values settles (A, W, B; 1, 2, 3), or the user's own map.
#pragma once
#include "network/road_columns.h"

namespace doorstep
{
  // Chooses the column and what its values mean; what is not understood is told in columns.warnings.
  // `candidates`: the likelier first.
  void chooseOneWay( RoadColumns &columns, std::span<const std::string> names,
                     std::span<const std::vector<std::string>> sample, const std::vector<int> &candidates );

  OneWay oneWayOf( const RoadColumns &columns, std::string_view cell );
}
