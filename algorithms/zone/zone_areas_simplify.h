// SPDX-License-Identifier: GPL-2.0-or-later
// Generalises shared boundaries together, so that neighbours still fit: Visvalingam and Whyatt (1993, "Line
// generalisation by repeated elimination of points") with the test that no vertex and no visit lies in the
// triangle that a removal would hand over, then corners cut by Chaikin (1974) under the same test.
#pragma once
#include "base/point.h"
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <vector>

namespace doorstep::areas
{
  // A boundary from node to node, or a loop whose ends are one point. Arcs meet at their ends only.
  struct Arc
  {
      std::vector<Point> points; // metres
      std::vector<char> soft; // of each point: whether both its sides are lattice lines, free to be rounded
      double scale = 1;       // of its stairs: areas that may go are so many times larger, squared
      bool isLoop = false;    // meets no other arc: its first point is like any other
      std::int32_t left = 0;  // zones, 0: none
      std::int32_t right = 0;
  };

  struct SimplifyOptions
  {
      double streetArea = 0;  // square metres of a triangle that may go from a line along streets
      double latticeArea = 0; // and from one along the lattice
      double spikeArea = 0;   // and from a corner sharper than 30 degrees
      double bucket = 100;    // metres; for the index alone
      int roundings = 2;
      bool onlyOutward = false; // lines with no zone on one side take ground in, and lose none
  };

  // O(n log n) for n vertices in general position. The arcs' ends stay, except of loops.
  void simplify( std::vector<Arc> &arcs, const std::vector<Square> &holds, const SimplifyOptions &options );
}
