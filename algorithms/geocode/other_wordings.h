// SPDX-License-Identifier: GPL-2.0-or-later
// A line that leads to no door, in other words for the same street: Farm to Market 685 is FM 685, 115 RR 12 a
// ranch road and no rural route, CTH KK is County Road KK, "Calle A num 152" is 152 Calle A, a line break may
// stand within a street's name. Each wording is one that a clerk of the place would take for the same.
#pragma once
#include "geocode/geocoder.h"

#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // Empty for nearly all lines. Asked of unmatched ones alone; O(words).
  std::vector<std::string> otherWordings( std::string_view line );

  // What was found of a line that led to no door, or what its other wordings lead to, where they lead to one.
  GeocodeResult reworded( const Geocoder &geocoder, const AddressInput &input, GeocodeResult found,
                          const GeocodeOptions &options );

  // Whether the street of an address that was found surely holds these words.
  bool namesAll( const GeocodeResult &found, std::string_view words );
}
