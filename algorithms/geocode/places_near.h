// SPDX-License-Identifier: GPL-2.0-or-later
// What the reference knows around a place: for whoever points at a map and asks what is there.
#pragma once
#include "geocode/geocoder.h"

#include <vector>

namespace doorstep
{
  // The addresses nearest to the place, nearest first, each once; `reason` says how far it is, score is 0.
  // Looks at every house of the reference: milliseconds for a county.
  std::vector<MatchCandidate> placesNear( const Reference &reference, const Point &place, Meters within,
                                          std::size_t most );
}
