// SPDX-License-Identifier: GPL-2.0-or-later
// What is unwise in a zone made by hand. A person may want it so: it is told, and nothing is forbidden.
#pragma once
#include "hand/hand_plan.h"
#include "hand/hand_times.h"

namespace doorstep
{
  // "+6 min": minutes over the budget, whole ones and never fewer than there are; empty: none.
  std::string overWords( double over );

  // Sentences, none where all is well: the time is over, there are more visits than a team may have, visits
  // of another staging place, of a language that its team does not speak, pinned elsewhere, or to be kept
  // apart.
  std::vector<std::string> troublesOf( const HandZone &zone, HandTimes &times );
}
