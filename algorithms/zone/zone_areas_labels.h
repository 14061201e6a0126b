// SPDX-License-Identifier: GPL-2.0-or-later
// Which zone each unit belongs to: seeds first, then the nearest, then joined and smoothed.
#pragma once
#include "zone/zone_areas_units.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace doorstep::areas
{
  // The zone of every unit; 0: none. `seeds` are the zones of the units that keep theirs (0: free). An area
  // reaches `reach` times the width of its own unit beyond it. ways: zone and unit, sorted: units that the
  // zone's team passes, over which its parts are joined first. At the outside no area keeps ground without a
  // home that is not beside one, but for what holds it together. Ties go to the lower zone and the earlier
  // unit.
  CellZones labelCells( const Units &units, const CellZones &seeds, double reach,
                        const std::vector<std::pair<std::int32_t, CellId>> &ways );
}
