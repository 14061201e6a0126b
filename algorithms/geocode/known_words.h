// SPDX-License-Identifier: GPL-2.0-or-later
// Words and names of the language, to tell another name from a misspelt one: Warren St is not Ware St.
#pragma once
#include <string_view>

namespace doorstep
{
  // Whether all words of a standardised name are words or names of the lexicon; those of one or two letters
  // do not count.
  bool isKnownName( std::string_view name );
}
