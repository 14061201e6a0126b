// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the layers that pages are made from are of one plan. Pages of zones that were planned anew, with
// the directions of the plan before, would send a team to the wrong doors.
#pragma once
#include "sheet/told_plan.h"

#include <span>

namespace doorstep
{
  // Throws InputError, naming the zone: its count is not that of its visits, a stop has no directions or
  // directions no stop, the times of most legs are not those of the visits, or visits were exchanged by hand
  // (sheet/exchanged_stops.h).
  void requireSamePlan( std::span<const ToldZone> zones );
}
