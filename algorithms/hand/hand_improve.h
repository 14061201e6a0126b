// SPDX-License-Identifier: GPL-2.0-or-later
// Searches that a person asks for, among the zones chosen and no others: better zones around here, and one
// zone parted in two. Locked zones stay as they are. The same search as planzones', from the zones there are.
#pragma once
#include "hand/hand_plan.h"
#include "hand/hand_times.h"

#include <span>

namespace doorstep
{
  // The chosen zones with less time over the budget, or the same and less driving; their numbers, teams and
  // staging places stay. Visits pinned to a team or a zone stay in theirs. Empty: nothing better was found.
  // Throws Cancelled.
  HandChange improveZones( const HandPlan &plan, HandTimes &times, std::span<const std::int32_t> zones,
                           const Progress &progress = {} );

  // Two zones of about the same time, the new one with a number that no zone has or had. Throws InputError
  // for a zone of one visit.
  HandChange splitZone( const HandPlan &plan, HandTimes &times, std::int32_t zone );
}
