// SPDX-License-Identifier: GPL-2.0-or-later
// The faces between noded lines (zone_areas_noding.h): a walk around each by its half-edges, all in whole
// numbers. n log n in the number of lines.
#pragma once
#include "zone/zone_areas_lattice.h"

namespace doorstep::areas
{
  // Each face as rings (closed; the shell anticlockwise, then holes clockwise), in an order that depends on
  // the geometry alone. A shell may touch itself at a point.
  std::vector<std::vector<Line>> facesBetween( const std::vector<Line> &noded );

  // The parts of an upright or level line that lie within a face; each reaches a step beyond the boundary
  // that it ends at, so that it crosses it.
  void clipInto( const std::vector<Line> &face, const Line &line, std::vector<Line> &clipped );
}
