// SPDX-License-Identifier: GPL-2.0-or-later
// Corners of a street where nothing else meets it: a driver turns there as at a crossing, and is told so.
#pragma once
#include "network/route_path.h"

namespace doorstep
{
  struct Bend
  {
      double meters = 0; // from the start of the path
      bool toLeft = false;
  };

  // Corners of 50 degrees and more within 50 m of the path, in order; none at junctions, in
  // roundabouts, or where the car faces about. ends: metersToEnds of the path.
  std::vector<Bend> bends( const StreetGraph &graph, const RoutePath &path, std::span<const double> ends );
}
