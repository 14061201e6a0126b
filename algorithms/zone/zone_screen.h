// Which visits can be served at all, and why not: each alone in a route of its own.
#pragma once
#include "zone/zone_model.h"

#include <optional>

namespace doorstep
{
  // Empty where some team could make the visit, were it its only one.
  std::optional<UnservedReason> whyNever( const ZoneModel &model, const ZoneProblem &problem,
                                          std::int32_t place );
}
