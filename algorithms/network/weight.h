// SPDX-License-Identifier: GPL-2.0-or-later
// Travel time and length in one number, so that of two equally fast ways the shorter is taken and every
// algorithm finds the same minutes and metres to the last bit: hundredths of a second times 2^30, plus
// centimetres. Whole numbers under 2^53 are exact in a double, in any order of adding (to 23 hours and
// 10,000 km), and the least of two doubles is one vector instruction.
#pragma once
#include <cmath>
#include <limits>

namespace doorstep
{
  using Weight = double;

  inline constexpr Weight NO_WAY = std::numeric_limits<double>::infinity();
  inline constexpr double WEIGHT_UNIT = 1073741824.0; // 2^30

  inline Weight weightOf( double seconds, double meters )
  {
    return std::floor( seconds * 100 + 0.5 ) * WEIGHT_UNIT + std::floor( meters * 100 + 0.5 );
  }
  // What entering a street that is only for those who have business there costs a search: so much that no way
  // leads through it while any other within the hour is left. It is marked in the centimetres, and taken off
  // again where a weight is read, since whoever visits there may enter. (Ways stay under 1,342 km.)
  inline constexpr double ENTRY_SECONDS = 3600;
  inline constexpr double ENTRY_MARK = 134217728.0; // 2^27 centimetres
  inline constexpr Weight ENTRY_WEIGHT = ENTRY_SECONDS * 100 * WEIGHT_UNIT + ENTRY_MARK;

  inline double entriesOf( Weight weight )
  {
    return std::floor( ( weight - std::floor( weight / WEIGHT_UNIT ) * WEIGHT_UNIT ) / ENTRY_MARK );
  }
  inline double secondsOf( Weight weight )
  {
    return weight < NO_WAY ? std::floor( weight / WEIGHT_UNIT ) / 100 - entriesOf( weight ) * ENTRY_SECONDS
                           : NO_WAY;
  }
  inline double metersOf( Weight weight )
  {
    return weight < NO_WAY ? ( weight - std::floor( weight / WEIGHT_UNIT ) * WEIGHT_UNIT -
                               entriesOf( weight ) * ENTRY_MARK ) /
                                 100
                           : NO_WAY;
  }
}
