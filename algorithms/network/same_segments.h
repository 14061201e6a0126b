// SPDX-License-Identifier: GPL-2.0-or-later
// Streets that lie in the layer twice, in whole or in part, with other vertices between: cut at the same
// junctions they are the same segments, on which a car could turn round for nothing.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // Leaves the first of segments that join the same junctions within the graph's tolerance of each other;
  // open in the directions that any of them is. Before edges and turns are listed.
  void mergeSameSegments( StreetGraph &graph );
}
