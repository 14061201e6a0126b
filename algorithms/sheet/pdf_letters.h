// SPDX-License-Identifier: GPL-2.0-or-later
// The letters that a reader of a PDF gets for its glyphs (ISO 32000-1, 9.10.3): a glyph that joins f and i
// says "fi" and not U+FB01, so that what is copied, searched for, read aloud or scanned for leaks is what was
// typed. Fonts join letters as they like; what they draw stays as it is.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // A font's ToUnicode map with every presentation form of Latin letters (U+FB00 to U+FB06) written out as
  // its letters; the same text where it holds none, and where it is no such map.
  std::string lettersOfLigatures( std::string_view toUnicode );
}
