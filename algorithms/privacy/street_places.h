// SPDX-License-Identifier: GPL-2.0-or-later
// Visits for a planner who needs no doors (privacy 18, 20): each is put onto the street that it is nearest
// to, at a place that the homes around it share. A foot of the perpendicular alone would not do: whoever has
// the open address points takes the feet of all of them and finds the house. So a street is cut into equal
// parts of about 100 m, and a visit stands in the middle of its part, whichever side and door it has.
#pragma once
#include "base/point.h"

#include <span>
#include <vector>

namespace doorstep
{
  inline constexpr double STREET_PART = 100; // metres

  // The place of each visit, in its order; metres. A street is a line of two points or more, all finite.
  // Throws InputError where there is no street. O((n + m) log m) where visits lie near streets.
  std::vector<Point> placesOnStreets( std::span<const Point> visits,
                                      std::span<const std::vector<Point>> streets,
                                      double part = STREET_PART );
}
