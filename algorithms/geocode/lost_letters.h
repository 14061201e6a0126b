// SPDX-License-Identifier: GPL-2.0-or-later
// Letters that an export lost, as in "Pe�a", said of the rows that have them.
#pragma once
#include "geocode/geocoder.h"

#include <vector>

namespace doorstep
{
  // Rows whose address lost a letter say so. A letter amid letters is unknown, and the geocoder's answer
  // stands; beside a digit it may have been one, so that no match stands.
  void tellLostLetters( const std::vector<AddressInput> &list, std::vector<GeocodeResult> &results );
}
