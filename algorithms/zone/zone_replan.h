// SPDX-License-Identifier: GPL-2.0-or-later
// Planning again with as few changes as can be: zones of the earlier plan go on, what has none is put among
// them, and what was printed and need not change stays as it is, stop by stop.
#pragma once
#include "zone/zone_search.h"

#include <vector>

namespace doorstep
{
  // Leaves the plan in the state. `most`: routes that there may be.
  void replan( ZoneState &state, ZoneSearch &search, const ZoneProblem &problem, Pace &pace,
               const std::vector<PlaceId> &visits );

  // Takes back what a search changed for next to nothing: visits go back to their zones, and zones to their
  // order of stops, where the plan is not longer by more than so many ticks for each zone.
  void settle( ZoneState &state, Ticks worth );
}
