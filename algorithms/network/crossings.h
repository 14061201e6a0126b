// SPDX-License-Identifier: GPL-2.0-or-later
// Streets that cross on the map and not in the graph: layers that are not cut at their crossings, and the
// bridges of layers without levels.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // Pairs of segments that cross between their ends, on one level, neither of them a bridge, a tunnel, a
  // freeway or a ramp, without a junction in common. The pieces of line are swept row by row, n log n in
  // towns.
  std::int32_t unjoinedCrossings( const StreetGraph &graph, std::span<const StreetLine> lines );
}
