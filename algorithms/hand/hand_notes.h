// SPDX-License-Identifier: GPL-2.0-or-later
// The note of a visit whose zone was changed by hand: what the plan said of it that still holds, and where it
// was before.
#pragma once
#include "morning/plan_morning.h"

#include <string>
#include <string_view>

namespace doorstep
{
  // `earlier`: what the plan's note says; of a visit that no team made, it says why and holds no longer.
  // Straight lines are told once, at its head.
  std::string editedNote( std::string_view earlier, bool wasInZone, const PlannedVisit &now,
                          bool straightLines );
}
