// SPDX-License-Identifier: GPL-2.0-or-later
// Paths cut where they meet, with shared end nodes, and what cannot be driven to and from taken out.
#pragma once
#include "sample/street_paths.h"

namespace doorstep::sample
{
  // A street between two nodes, and which part of which path it is.
  struct Section
  {
      std::vector<Point> points;
      std::int32_t path = 0, from = 0, to = 0; // node numbers
      double start = 0, end = 0;               // metres along the path
      bool fromJunction = false, toJunction = false;
  };

  // Cuts paths at crossings of equal level and where an end touches another path; keeps the largest strongly
  // connected part and up to two small separate islands. O(n log n).
  std::vector<Section> sections( const std::vector<Path> &paths );
}
