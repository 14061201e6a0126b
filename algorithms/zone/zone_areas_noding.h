// SPDX-License-Identifier: GPL-2.0-or-later
// Lines made to meet only at shared vertices of the grid. Which ones meet elsewhere is found in whole
// numbers, GEOS cuts those; rounding the cuts to the grid may make new ones, so it is done again until there
// are none.
#pragma once
#include "zone/zone_areas_geos.h"
#include "zone/zone_areas_lattice.h"

namespace doorstep::areas
{
  // Cuts lines where they meet each other and those that are `noded` among themselves already. In an order
  // that depends on the geometry alone; no line twice.
  std::vector<Line> nodeOnGrid( const Geos &geos, std::vector<Line> lines, std::vector<Line> noded = {} );
}
