// SPDX-License-Identifier: GPL-2.0-or-later
// What a PDF's fonts spell, for the leak scan: ISO 32000-1, 7.3.4 (strings), 9.4 (text) and 9.10.3
// (ToUnicode).
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace doorstep
{
  // The string that starts at text[at] ('(' or '<'); at moves behind it. An odd last digit counts as if 0
  // followed.
  std::string readPdfString( std::string_view text, std::size_t &at );

  // A string of a dictionary as UTF-8 (7.9.2.2): UTF-16 with its mark, else as it is.
  std::string textOfPdfString( const std::string &bytes );

  // All strings of a stream or of dictionaries in their order; those in UTF-16 (7.9.2.2) as UTF-8.
  std::string allPdfStrings( std::string_view text, std::string_view between = {} );

  // A font's codes as text.
  struct FontMap
  {
      std::size_t codeSize = 2; // bytes
      std::map<std::uint32_t, std::string> text;
      bool isMadeUp = false; // names of glyphs that mean nothing: /g17
  };
  FontMap readFontMap( std::string_view cmap );

  // Of a font that names its glyphs instead (9.6.6.2, Differences): "[ 12 /fi /ntilde ]". Other codes are
  // ASCII.
  FontMap readDifferences( std::string_view encoding );

  // Whether a font without a map to Unicode says all the same which letters its codes are. Dictionaries of
  // the font, its encoding (the font's own where it stands there) and its descriptor.
  bool isSpelledByCodes( std::string_view font, std::string_view encoding, std::string_view descriptor );
  std::string spelled( std::string_view codes, const FontMap &map );

  // What a content stream shows, its fonts by name: pieces that are placed apart on lines of their own, a
  // blank where the pieces of one string stand wide apart; then once more in the order in which people read
  // it (privacy/leak_page.h). Codes of a font that is not there are taken as text.
  std::string shownText( std::string_view content, const std::map<std::string, const FontMap *> &fonts );
}
