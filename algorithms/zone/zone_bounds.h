// What no plan can beat, from sums that every plan contains.
#pragma once
#include "zone/zone_model.h"

#include <vector>

namespace doorstep
{
  // Travel that any plan of so many routes needs for these visits.
  Ticks travelBound( const ZoneModel &model, const std::vector<std::int32_t> &visits, std::int32_t routes );

  // No plan that serves them all has fewer routes.
  std::int32_t fewestRoutesBound( const ZoneModel &model, const std::vector<std::int32_t> &visits );

  // With so many routes, their mean is at least this.
  Ticks evenBound( const ZoneModel &model, const std::vector<std::int32_t> &visits, std::int32_t routes );

  // With so many routes, the longest is at least this.
  Ticks longestRouteBound( const ZoneModel &model, const std::vector<std::int32_t> &visits,
                           std::int32_t routes );
}
