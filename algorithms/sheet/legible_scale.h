// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the streets of a map have room for their names: in any town to a scale of some 1,000 feet to the
// inch, and where streets are far apart, as in the country, to one several times as coarse.
#pragma once
#include "sheet/street_blocks.h"

#include <span>

namespace doorstep
{
  inline constexpr double LEGIBLE_ANYWHERE = 12500; // 1 : that

  // streets: null or none where they are not known, and then what is legible anywhere.
  bool isLegible( double scale, std::span<const Point> places, const StreetBlocks *streets );
}
