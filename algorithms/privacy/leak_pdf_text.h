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

  // All strings of a stream in their order, nothing between them.
  std::string allPdfStrings( std::string_view text );

  // A font's codes as text.
  struct FontMap
  {
      std::size_t codeSize = 2; // bytes
      std::map<std::uint32_t, std::string> text;
  };
  FontMap readFontMap( std::string_view cmap );
  std::string spelled( std::string_view codes, const FontMap &map );

  // What a content stream shows, its fonts by name: pieces that are placed apart on lines of their own, a
  // blank where the pieces of one string stand wide apart. Codes of a font that is not there are taken as
  // text.
  std::string shownText( std::string_view content, const std::map<std::string, const FontMap *> &fonts );
}
