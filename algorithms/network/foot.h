// SPDX-License-Identifier: GPL-2.0-or-later
// The nearest place of a line: where a house lies beside its street.
#pragma once
#include "base/point.h"

#include <limits>
#include <span>

namespace doorstep
{
  struct Foot
  {
      double gap = std::numeric_limits<double>::infinity(); // metres
      double along = 0;                                     // metres from the line's start
      Point at;
      bool left = false; // the place, of the line
  };

  Foot footOn( std::span<const Point> line, const Point &place );
}
