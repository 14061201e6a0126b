// SPDX-License-Identifier: GPL-2.0-or-later
// Stops that belong on one sheet of a zone that is too wide for one.
#pragma once
#include "base/point.h"

#include <functional>
#include <span>
#include <vector>

namespace doorstep
{
  // The widest part is halved at its widest gap until each is legible, four parts at most. Returns indices
  // into places, each part in order.
  std::vector<std::vector<std::size_t>>
  splitStops( std::span<const Point> places,
              const std::function<bool( const std::vector<std::size_t> & )> &legible );
}
