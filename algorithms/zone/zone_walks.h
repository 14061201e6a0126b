// SPDX-License-Identifier: GPL-2.0-or-later
// Prices on visits that prove how much travel a plan needs. Whatever the prices are, a route of at most the
// duration collects at most `most` beyond its travel, so K routes that serve all visits travel at least the
// sum of all prices less K times `most`. `most` is the best of the walks that every route is one of: walks
// that may come to a visit again once they have forgotten it (zone_walk_labels.h). Prices rise by
// subgradients, averaged over each round's best walks: first of walks that forget at once and are counted in
// slots of time (zone_walk_tails.h), then of such as remember, both among near visits; that finds prices, and
// the last rounds, among all visits, prove them. Held and Karp (1971), "The Traveling-Salesman Problem and
// Minimum Spanning Trees: Part II", Mathematical Programming 1.
#pragma once
#include "zone/zone_model.h"

#include <cstdint>
#include <vector>

namespace doorstep
{
  // Any route of at most the duration travels at least the sum of its visits' prices less `most`, so a plan
  // of K routes at least all prices less K times `most`. In ticks.
  struct TravelPrices
  {
      Ticks all = 0;  // of the plan's visits
      Ticks most = 0; // may be negative
      bool found = false;
  };

  // Prices for a plan's visits that make the bound on travel with as many routes high; `work` arcs and
  // slots looked at, about. Not found where doors and legs are too short for slots, or the plan too large for
  // the work.
  TravelPrices priceTravel( const ZoneModel &model, const std::vector<std::vector<PlaceId>> &plan,
                            Ticks duration, std::int64_t work );
}
