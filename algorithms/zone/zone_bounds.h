// SPDX-License-Identifier: GPL-2.0-or-later
// What no plan can beat, from sums that every plan contains.
#pragma once
#include "zone/zone_state.h"

#include <vector>

namespace doorstep
{
  // Travel that any plan of so many routes needs for these visits.
  Ticks travelBound( const ZoneModel &model, const std::vector<PlaceId> &visits, std::int32_t routes );

  // No plan that serves them all has fewer routes.
  std::int32_t fewestRoutesBound( const ZoneModel &model, const std::vector<PlaceId> &visits );

  // With so many routes, their mean is at least this.
  Ticks evenBound( const ZoneModel &model, const std::vector<PlaceId> &visits, std::int32_t routes );

  // What any plan needs for the visits: the fewest teams, and the longest route with the teams given or,
  // where none are, with as many as the state has. Sharper with more steps (zone_walks.h), as many as the
  // search took being up to half as long again.
  void stateBounds( const ZoneState &state, const ZoneProblem &problem, const std::vector<PlaceId> &visits,
                    std::int64_t steps, ZonePlan &plan );
}
