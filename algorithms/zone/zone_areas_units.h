// SPDX-License-Identifier: GPL-2.0-or-later
// Cells put together into units that each hold so many homes that a part of a zone which is one unit gives no
// home away (privacy 14 and 18). They do not depend on where in them visits are.
#pragma once
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <span>
#include <vector>

namespace doorstep::areas
{
  struct Units
  {
      CellMap map;                    // a cell a unit, without rings and edges
      Indexed<CellId, CellId> ofCell; // the unit of each cell
      Indexed<CellId, double> weight; // homes, or shares of a safe area times `smallest`
  };

  // weights: of each cell. A cell with some weight, or `visited`, that has under `smallest` is put together
  // with the neighbour that shares most of its boundary, one with weight first. n log n.
  Units makeUnits( const CellMap &map, const Indexed<CellId, double> &weights,
                   const Indexed<CellId, char> &visited, double smallest );

  // The zone of each unit with visits: that of most of them there, then the lower number; and ground for
  // zones that would have none: a unit that its zone can spare, the nearest. visitsOf: units of visits.
  CellZones seedUnits( const Units &units, std::span<const ZoneAreaVisit> visits,
                       const std::vector<CellId> &unitOfVisit );
}
