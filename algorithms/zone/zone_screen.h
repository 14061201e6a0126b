// SPDX-License-Identifier: GPL-2.0-or-later
// Why visits are not served: not at all, each alone in a route of its own, or not in the plan that was found.
#pragma once
#include "zone/zone_state.h"

#include <optional>

namespace doorstep
{
  // Empty where some team could make the visit, were it its only one.
  std::optional<UnservedReason> whyNever( const ZoneModel &model, const ZoneProblem &problem, PlaceId place );

  // Of a visit that the plan has no room for.
  UnservedReason whyAbsent( const ZoneState &state, PlaceId place );
}
