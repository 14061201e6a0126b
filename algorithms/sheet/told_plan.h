// SPDX-License-Identifier: GPL-2.0-or-later
// A plan as its layers tell it, zone by zone: what is held against each other before pages are made.
#pragma once
#include "sheet/route_parts.h"

#include <vector>

namespace doorstep
{
  struct ToldStop // of VISITS
  {
      int number = 0;
      double arrive = 0;  // minutes after the start
      double minutes = 0; // at the door
      Point at;
  };

  struct ToldStep // of DIRECTIONS
  {
      int stop = 0; // that it ends at; 0: none
      double metres = 0;
      double minutes = 0;
  };

  struct ToldZone
  {
      int zone = 0;
      int visits = 0;              // of ZONES; 0: not told
      std::vector<ToldStop> stops; // by number
      Polyline route;              // of ROUTES
      std::vector<ToldStep> steps; // in their order; none: there are no directions
  };
}
