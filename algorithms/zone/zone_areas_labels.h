// Which zone each cell belongs to: seeds first, then the nearest, then joined and smoothed.
#pragma once
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <vector>

namespace doorstep::areas
{
  // The zone of every cell, 0 for none. `seeds` are the zones of the cells with visits (0: none), which keep
  // theirs; `reach` in metres. Ties go to the lower zone number and the earlier cell.
  std::vector<std::int32_t> labelCells( const CellMap &map, const std::vector<std::int32_t> &seeds,
                                        double reach );
}
