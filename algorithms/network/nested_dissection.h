// SPDX-License-Identifier: GPL-2.0-or-later
// An order of the edges of a street graph in which few, far-reaching ones come last: the junctions are halved
// again and again by a small cut, whose edges follow those of both halves. Cuts are the least of four
// straight sweeps, bettered by a maximum flow between the outer parts (inertial flow: Schild, Sommer, "On
// Balanced Separators in Road Networks", SEA 2015). n log n for the sweeps, whose sorting is done once; the
// flows are bounded by cut times size at each level.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // The open edges, the least important first. The same on any machine.
  std::vector<EdgeId> dissectionOrder( const StreetGraph &graph, const Progress &progress = {} );
}
