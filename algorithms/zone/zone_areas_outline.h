// SPDX-License-Identifier: GPL-2.0-or-later
// From labelled cells to outlines: boundaries between zones as arcs that both sides share, generalised, and
// joined into polygons.
#pragma once
#include "zone/zone_areas.h"
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <vector>

namespace doorstep::areas
{
  // How much lines are generalised: a team's area follows its blocks; lines of a public map are straight from
  // corner to corner.
  enum class LineStyle
  {
    Close,
    Straight
  };

  // The areas of all zones with a cell, by number. No square of `holds` changes sides.
  std::vector<ZoneArea> outlines( const CellMap &map, const CellZones &labels,
                                  const std::vector<Square> &holds, LineStyle style );
}
