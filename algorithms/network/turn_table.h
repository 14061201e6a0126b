// SPDX-License-Identifier: GPL-2.0-or-later
// The turns of a street graph and which edges belong together. Used by StreetGraph::build alone.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // Fills turns from the edges. Linear in the number of turns.
  void buildTurns( StreetGraph &graph );

  // Fills reachable, islands and islandOf: strongly connected components of the turns (Tarjan 1972), linear.
  // The main part is the largest, or the largest of an island of before (none: of all).
  void findReachable( StreetGraph &graph, std::span<const StreetLine> lines, IslandId island = IslandId() );
}
