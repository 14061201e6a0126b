// SPDX-License-Identifier: GPL-2.0-or-later
// The fastest way between two snapped places as a line, the same way that the travel matrix timed. Dijkstra's
// search that ends at the target: consecutive stops are near each other.
#pragma once
#include "network/travel_matrix.h"

namespace doorstep
{
  struct RoutePath
  {
      bool found = false;
      std::vector<EdgeId> edges; // directed edges in order; the first and last are driven in part
      std::vector<Point> points; // from the foot of the one place to that of the other
      double minutes = 0;
      double meters = 0;
      Weight facing = 0; // of turning the car round at the start, in minutes too
  };

  // As in the matrix, which does not know how the car stands at the start (TravelOptions::facingAbout).
  RoutePath routePath( const StreetGraph &graph, const SnappedPoint &from, const SnappedPoint &to,
                       const TravelOptions &options = {} );

  // The legs between consecutive places (one fewer than places), on all cores. They are the fastest as one
  // route: a U-turn is charged where a stop is left against the way it was reached, and nowhere else; from
  // the first place the car leaves either way. A place that cannot be reached starts the route anew.
  std::vector<RoutePath> routeLegs( const StreetGraph &graph, std::span<const SnappedPoint> places,
                                    const TravelOptions &options = {} );
}
