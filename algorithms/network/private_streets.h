// SPDX-License-Identifier: GPL-2.0-or-later
// Streets only for those who have business there. Used by StreetGraph::build alone.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // A street behind a gate is as private as the street with the gate: marks as destinationOnly what can be
  // reached from the largest open part over marked segments alone. So a way enters once, at its end, wherever
  // streets allow it. Near linear; before turns are listed.
  void markBehindGates( StreetGraph &graph );
}
