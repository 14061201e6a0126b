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

  inline constexpr Weight noWay = std::numeric_limits<double>::infinity();
  inline constexpr double weightUnit = 1073741824.0; // 2^30

  inline Weight weightOf( double seconds, double meters )
  {
    return std::floor( seconds * 100 + 0.5 ) * weightUnit + std::floor( meters * 100 + 0.5 );
  }
  // What entering a street that is only for those who have business there costs a search: so much that no way
  // leads through it while any other within the hour is left. It is marked in the centimetres, and taken off
  // again where a weight is read, since whoever visits there may enter. (Ways stay under 1,342 km.)
  inline constexpr double entrySeconds = 3600;
  inline constexpr double entryMark = 134217728.0; // 2^27 centimetres
  inline constexpr Weight entryWeight = entrySeconds * 100 * weightUnit + entryMark;

  inline double entriesOf( Weight weight )
  {
    return std::floor( ( weight - std::floor( weight / weightUnit ) * weightUnit ) / entryMark );
  }
  inline double secondsOf( Weight weight )
  {
    return weight < noWay ? std::floor( weight / weightUnit ) / 100 - entriesOf( weight ) * entrySeconds
                          : noWay;
  }
  inline double metersOf( Weight weight )
  {
    return weight < noWay ? ( weight - std::floor( weight / weightUnit ) * weightUnit -
                              entriesOf( weight ) * entryMark ) /
                                100
                          : noWay;
  }
}
