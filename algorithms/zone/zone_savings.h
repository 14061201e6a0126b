// SPDX-License-Identifier: GPL-2.0-or-later
// A first plan by savings: Clarke and Wright (1964), "Scheduling of Vehicles from a Central Depot to a Number
// of Delivery Points", Operations Research 12(4), among near neighbours only, so in n log n.
#pragma once
#include "zone/zone_state.h"

namespace doorstep
{
  // Visits that may not be served at all are left out. What finds no team stays in state.absent().
  void buildBySavings( ZoneState &state, const std::vector<PlaceId> &visits );
}
