// SPDX-License-Identifier: GPL-2.0-or-later
// Trips that somebody drove and timed, against what the streets' speeds say of them.
#pragma once
#include "morning/plan_morning.h"

namespace doorstep
{
  // Minutes of each on the graph as it is.
  std::vector<TripCheck> reckonTrips( const StreetGraph &graph, const std::vector<DrivenTrip> &trips );

  // How much longer they took than was reckoned: the one in the middle, so that one odd trip says nothing;
  // rounded to a thousandth. Throws InputError where there is no way for any, or where they took so much
  // longer or shorter that they must mean something else.
  double tripFactor( const std::vector<TripCheck> &trips );

  // What the factor does, and which trips still tell otherwise; nothing where there are none.
  std::vector<std::string> aboutTrips( const std::vector<TripCheck> &trips, double factor );
}
