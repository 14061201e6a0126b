// SPDX-License-Identifier: GPL-2.0-or-later
// Letters beyond those of western Europe as the leak scan compares them: those that look like ours are ours,
// accents are left out, and each letter of another alphabet is a word of five of ours that stands for no
// other.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace doorstep
{
  struct FoldedLetter
  {
      std::string ascii;        // what it reads as; empty: nothing that is seen
      std::size_t bytes = 0;    // 0: not one of these
      bool standsAlone = false; // an ideograph: a word may begin before and behind it
  };

  // The UTF-8 character at text[at].
  FoldedLetter foldLetter( std::string_view text, std::size_t at );
}
