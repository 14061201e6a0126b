// SPDX-License-Identifier: GPL-2.0-or-later
// A route as it is read: the times of its stops, its lines, directions and counts; and the areas of a plan's
// zones. What planzones writes of a plan that it found, and editplan of one that was changed by hand.
#pragma once
#include "morning/driving.h"
#include "morning/plan_morning.h"

#include <vector>

namespace doorstep
{
  // The zone of this number whose team leaves from that staging place (an index into the question's) and
  // makes these visits (of the question) in their order, as it was driven. Gives the visits their stops and
  // times. shift: of the question's; -1: there is one.
  PlannedZone describeZone( const PlanQuestion &question, const PlanTravel &travel, const DrivenRoute &route,
                            std::int32_t number, std::int32_t staging, std::int32_t shift,
                            const std::vector<std::int32_t> &visits, std::vector<PlannedVisit> &planned );

  // Gives each zone its area. Visits that lie in another zone's are counted.
  std::size_t drawAreas( const PlanQuestion &question, std::vector<PlannedZone> &zones,
                         const Progress &progress );
}
