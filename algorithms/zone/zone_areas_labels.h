// Which zone each cell belongs to: seeds first, then the nearest, then joined and smoothed.
#pragma once
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <vector>

namespace doorstep::areas
{
  struct Labelling
  {
      std::vector<std::int32_t> zones;    // of every cell; 0: none
      std::int32_t partsTooMany = 0;      // parts of zones that could not be joined to the others
      std::vector<std::int32_t> inTheWay; // cells between and around these, ascending
  };

  // `seeds` are the zones of the cells with visits (0: none), which keep theirs; `reach` in metres. Ties go
  // to the lower zone number and the earlier cell.
  Labelling labelCells( const CellMap &map, const std::vector<std::int32_t> &seeds, double reach );
}
