// SPDX-License-Identifier: GPL-2.0-or-later
// How far apart two short strings are, in single-letter edits: insertions, deletions, substitutions and swaps
// of neighbours (optimal string alignment; Damerau 1964). O(len * limit).
#pragma once
#include <cstdint>
#include <string_view>

namespace doorstep
{
  // The distance, or limit + 1 where it is more than `limit`. At most 64 bytes of each are looked at.
  int editDistance( std::string_view a, std::string_view b, int limit );

  // Bit i: the letter 'A' + i occurs; bits 26 to 31 the digits, two to a bit. One edit changes at most two
  // bits, so popcount( letterSet( a ) ^ letterSet( b ) ) <= 2 * editDistance( a, b ).
  std::uint32_t letterSet( std::string_view text );

  // How a name sounds in English or Spanish, as a short code: equal for SAGUARO and SAHUARO, GONZALES and
  // GONZALEZ, WORCHESTER and WORCESTER. A folding of letters in the manner of Metaphone (Philips 1990).
  // Returns the length; `code` holds up to 16 characters.
  std::string_view soundCode( std::string_view key, char ( &code )[16] );
}
