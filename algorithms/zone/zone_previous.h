// SPDX-License-Identifier: GPL-2.0-or-later
// A first plan out of an earlier one.
#pragma once
#include "zone/zone_state.h"

namespace doorstep
{
  // Lays the zones of the earlier plan out again, each as a route with its label: from the staging place and
  // with the team that let most of its visits stay, in the order that they had. What does not fit any more
  // stays in state.absent(). Where teams are short, the smallest zones are dissolved.
  void buildFromPrevious( ZoneState &state, const std::vector<PlaceId> &visits );
}
