// SPDX-License-Identifier: GPL-2.0-or-later
// How people spell the words of an address: other abbreviations, slips of the fingers, ordinals in letters.
#pragma once
#include "base/random.h"

#include <string>

namespace doorstep::sample
{
  // A street's type or direction as some write it; the part itself where there is no other way.
  std::string respell( const std::string &part, Random &random );

  // One slip of the fingers in letters of the text, never in its first letter.
  std::string typo( std::string text, Random &random );

  // "Third" for "3rd", to the twelfth; empty for what has no such word.
  std::string spelledOrdinal( const std::string &name );
}
