// Prices on visits that prove how much travel a plan needs. Routes are relaxed to walks: a walk leaves a
// staging place, may come to a visit more than once (not by way of one other alone), and is back in time; its
// time is counted in slots, each step rounded down. Christofides, Mingozzi and Toth (1981), "Exact Algorithms
// for the Vehicle Routing Problem, Based on Spanning Tree and Shortest Path Relaxations", Mathematical
// Programming 20; prices by subgradients, averaged over each round's best walks. A round takes slots *
// visits^2.
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

  // Prices for a plan's visits that make the bound on travel with as many routes high; `work` slots filled at
  // most. Not found where doors and legs are too short for slots, or the plan too large for the work.
  TravelPrices priceTravel( const ZoneModel &model, const std::vector<std::vector<std::int32_t>> &plan,
                            Ticks duration, std::int64_t work );
}
