// SPDX-License-Identifier: GPL-2.0-or-later
// Areas for a public map: the zones of units straightened without regard to whose visits they hold, one piece
// a zone where it can be, and no zone around another or around empty ground.
#pragma once
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <vector>

namespace doorstep::areas
{
  // visits: of each unit. No piece that keeps its zone has fewer than `least` visits; one without a neighbour
  // that has too few is free ground afterwards. Rounds of O(units), each for the zones there are.
  CellZones calmLabels( const CellMap &units, CellZones labels, const Indexed<CellId, std::int32_t> &visits,
                        std::int32_t least );
}
