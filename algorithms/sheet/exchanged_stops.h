// SPDX-License-Identifier: GPL-2.0-or-later
// Visits that were given one another's zone by hand: their number in each zone is right, and each lies where
// the other's route stops.
#pragma once
#include "sheet/told_plan.h"

#include <span>

namespace doorstep
{
  // Throws InputError naming both zones and stops. Needs routes and directions with metres; says nothing
  // where they are not there, and of homes so close together that it makes no difference.
  void requireStopsOnTheirRoutes( std::span<const ToldZone> zones );
}
