// SPDX-License-Identifier: GPL-2.0-or-later
// The route of a zone in its three parts: from staging to the first stop, among the stops, back to staging.
#pragma once
#include "base/point.h"

#include <span>
#include <vector>

namespace doorstep
{
  using Polyline = std::vector<Point>;

  struct RouteParts
  {
      Polyline there; // empty where the line starts at the first stop
      Polyline among;
      Polyline back;
  };

  // Cuts the line where it passes nearest to the first and to the last stop; the stops are matched in their
  // order, each as early as possible behind the one before, so that a line that passes a house twice is cut
  // at the right time. O(points × stops).
  RouteParts cutRoute( std::span<const Point> line, std::span<const Point> stops );

  // The line without points that bend it by less than `tolerance` metres (Douglas and Peucker 1973).
  Polyline simplified( std::span<const Point> line, double tolerance );

  double lengthOf( std::span<const Point> line );
}
