// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes to upper-case ASCII for comparison: UTF-8 decoded, Windows-1252 bytes and UTF-8 that was decoded
// as Windows-1252 and encoded again ("CaÃ±on") repaired, accents folded, fractions written out.
#pragma once
#include <cstddef>
#include <string_view>

namespace doorstep
{
  // One character of text: what it folds to and how many bytes it took.
  struct Folded
  {
      std::string_view ascii; // upper case; '?' for a letter that was lost; empty for what is left out
      std::size_t bytes = 1;
  };

  // The character at `at`, which must be inside text. Never throws; always moves on.
  Folded foldAt( std::string_view text, std::size_t at );
}
