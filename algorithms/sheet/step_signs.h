// SPDX-License-Identifier: GPL-2.0-or-later
// Directions in signs: an arrow and a street's name say in every language what "turn left onto" says, so that
// a page in two languages needs about the room of a page in one. They are read back from the words, which is
// all that a plan's layers hold: what is not worded as Doorstep words it stays in words.
//   inSigns( step, languages ).way → "0.3 mi ← E 22nd St"
#pragma once
#include "sheet/block_steps.h"

#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  inline constexpr const char *LEFT_SIGN = "\u2190", *RIGHT_SIGN = "\u2192", *STRAIGHT_SIGN = "\u2191",
                              *ROUND_SIGN = "\u21a9";

  struct SignedStep
  {
      std::vector<std::string> way;     // sign after sign; words, where there is no sign, in each language
      std::vector<std::string> arrival; // where the stop is, a language each; none where none is reached
  };

  // languages: indices among languages(), one at least.
  SignedStep inSigns( const BlockStep &step, std::span<const std::size_t> languages );
}
