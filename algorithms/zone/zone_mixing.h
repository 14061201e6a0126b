// SPDX-License-Identifier: GPL-2.0-or-later
// Cheaper plans by annealing, and then by a genetic search over the plans that annealing came by: they are
// good and differ, which random ones, the usual start, are only after most of the time is gone.
#pragma once
#include "zone/zone_pace.h"
#include "zone/zone_search.h"

#include <cstdint>

namespace doorstep
{
  // Whether the problem is of a kind and size for it.
  bool mixingSuits( const ZoneModel &model );

  // Leaves the best plan in the state; takes all that is left of the pace.
  void annealAndMix( ZoneState &state, ZoneSearch &search, Pace &pace, std::uint64_t seed );
}
