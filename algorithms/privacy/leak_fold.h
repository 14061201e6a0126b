// SPDX-License-Identifier: GPL-2.0-or-later
// Text as the eye reads it, for the leak scan: capitals, accents, ligatures (U+FB00 to U+FB06), soft hyphens
// and the kind of blank make no difference, nor whether a curved label was drawn letter by letter.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // What stands between two letters.
  enum class Gap : std::uint8_t
  {
    None,
    Case, // a small letter before a capital, a letter beside a digit: a word may begin
    Soft, // a blank, a hyphen, an apostrophe
    Hard  // a line, a cell, a comma, another piece of a page's text
  };

  // One place where a word stands: letters [start, end) of a folded text.
  struct FoldedMatch
  {
      std::size_t word = 0, start = 0, end = 0;
  };

  struct FoldedText
  {
      std::string letters;       // a to z, 0 to 9
      std::vector<Gap> gaps;     // one before each letter, and one behind the last
      std::vector<bool> capital; // of each letter
  };
  // Valid and damaged UTF-8, Windows-1252 and UTF-8 read as such.
  FoldedText foldForLeaks( std::string_view text );

  // What can be read in bytes: all of a text; of anything else runs of printable characters, one or two bytes
  // each, a line a run. Without this, compressed bytes spell every short word by chance.
  struct ReadableBytes
  {
      std::string text;
      bool isText = true; // all of it; else runs
  };
  enum class LeastRun : std::uint8_t
  {
    Six = 6,  // of any bytes that some encoding has as letters
    Eight = 8 // of ASCII and UTF-8
  };
  ReadableBytes readableBytes( std::string_view bytes, LeastRun least );

  // Whether letters [start, end) are written as people write: "Anna", "ANNA" or "anna" and nothing within a
  // word. What chance spells is not.
  bool isWritten( const FoldedText &text, std::size_t start, std::size_t end );

  // Folded words as one automaton (Aho and Corasick 1975) over 36 letters.
  class FoldedPatterns
  {
    public:
      explicit FoldedPatterns( std::span<const std::string> words );

      // Calls found for every occurrence; with wholeWords only where it begins and ends a word. A word of
      // several goes over blanks, and between two of its own words over any gap (two cells, two lines of a
      // page) unless there is a number beside it: "12" in a cell before "Oak Dr" is a stop. Within a word a
      // hard gap is one only where each letter was drawn apart.
      using Found = std::function<void( const FoldedMatch & )>;
      void find( const FoldedText &text, bool wholeWords, const Found &found ) const;

    private:
      struct Node
      {
          std::array<std::int32_t, 36> next{};
          std::int32_t fallback = 0; // the longest suffix that is a prefix of some word
          std::int32_t shorter = -1; // the next node on the way down that ends a word
          std::vector<std::int32_t> words;
      };
      void add( const FoldedText &word, std::int32_t index );
      void link();

      std::vector<Node> mNodes;
      std::vector<FoldedText> mWords;
  };
}
