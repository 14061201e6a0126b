// SPDX-License-Identifier: GPL-2.0-or-later
// Which column of a street layer says the road's class, and by which scheme its values read.
#pragma once
#include "network/road_columns.h"

namespace doorstep
{
  // The column and scheme that understand the most of their values; what is not understood is told in
  // columns.warnings. `candidates`: the likelier first; `known`: how many of them have names that are surely
  // a class's. `nena`: the layer has NENA's names, whose classes mean what the census' do.
  void chooseClass( RoadColumns &columns, std::span<const std::string> names,
                    std::span<const std::vector<std::string>> sample, const std::vector<int> &candidates,
                    bool nena );

  // By the user's map, else by the scheme.
  std::optional<RoadClassRule> classOf( const RoadColumns &columns, std::string_view cell );
}
