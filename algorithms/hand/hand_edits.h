// SPDX-License-Identifier: GPL-2.0-or-later
// What a person does to a plan, each as the zones that it touches become. Nothing is changed yet: a change is
// looked at first (its zones in numbers) and then applied. What a locked zone or a missing street forbids
// throws InputError with a sentence; what is only unwise is done, and told (hand_rules.h).
#pragma once
#include "hand/hand_plan.h"
#include "hand/hand_times.h"

#include <span>

namespace doorstep
{
  // The visits, of one zone, several or none, go to another zone. Each is put where it makes the route least
  // longer and the others keep their order; with `stop` they go there together, as stops `stop` and on. A
  // number that no zone has is a new zone, from this staging place (-1: that of the visits' group, or whence
  // it is quickest).
  HandChange moveVisits( const HandPlan &plan, const HandTimes &times, std::span<const std::int32_t> visits,
                         std::int32_t zone, std::int32_t stop = 0, std::int32_t staging = -1 );

  // No team makes them.
  HandChange takeOut( const HandPlan &plan, std::span<const std::int32_t> visits );

  // The one zone's visits go into the other, and it is no more.
  HandChange mergeZones( const HandPlan &plan, const HandTimes &times, std::int32_t from, std::int32_t into );

  // The zone's stops in another order.
  HandChange orderStops( const HandPlan &plan, std::int32_t zone, const std::vector<std::int32_t> &stops );

  // The team leaves from another staging place.
  HandChange moveStaging( const HandPlan &plan, std::int32_t zone, std::int32_t staging );

  HandChange lockZone( const HandPlan &plan, std::int32_t zone, bool isLocked );
}
