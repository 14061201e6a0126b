// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers with a point as people and columns write them, whatever the user's locale: what std::from_chars
// does for doubles, which not every standard library has yet.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace doorstep
{
  // How many bytes at the front of the text are a decimal number ("25", "-0.5", ".5", "1e3"), which is then
  // in value; 0: none, or one that a double cannot hold. No blanks, plus signs or thousands are skipped.
  std::size_t leadingNumber( std::string_view text, double &value );

  // With so many digits after the point: 2.5 with 2 is "2.50".
  std::string withDecimals( double value, int digits );
}
