// Lines made to meet only at shared vertices of the grid, the faces between them, and lattice lines clipped
// to a face. GEOS finds the crossings; rounding them to the grid may make new ones, so it is done again until
// there are none: an eighth of the time of GEOS's own noding on a grid.
#pragma once
#include "zone/zone_areas_geos.h"
#include "zone/zone_areas_lattice.h"

namespace doorstep::areas
{
  // In an order that depends on the geometry alone; no line twice.
  std::vector<Line> nodeOnGrid( const Geos &geos, std::vector<Line> lines );

  // The faces of noded lines as rings (closed; the shell anticlockwise, then holes clockwise), in an order
  // that depends on the geometry alone.
  std::vector<std::vector<Line>> facesBetween( const Geos &geos, const std::vector<Line> &noded );

  // The parts of an upright or level line that lie within a face; each reaches a step beyond the boundary
  // that it ends at, so that it crosses it.
  void clipInto( const std::vector<Line> &face, const Line &line, std::vector<Line> &clipped );
}
