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

  struct FoldedText
  {
      std::string letters;   // a to z, 0 to 9
      std::vector<Gap> gaps; // one before each letter, and one behind the last
  };
  // Valid and damaged UTF-8, Windows-1252 and UTF-8 read as such.
  FoldedText foldForLeaks( std::string_view text );

  // What can be read in bytes: all of a text; of anything else runs of at least six printable characters, one
  // or two bytes each, a line a run. Without this, compressed bytes spell every short word by chance.
  std::string readableText( std::string_view bytes );

  // Folded words as one automaton (Aho and Corasick 1975) over 36 letters.
  class FoldedPatterns
  {
    public:
      explicit FoldedPatterns( std::span<const std::string> words );

      // Calls found( word ) for every occurrence; with wholeWords only where it begins and ends a word. A
      // word of several goes over blanks, and over a hard gap only where it has one itself or each letter was
      // drawn apart.
      void find( const FoldedText &text, bool wholeWords,
                 const std::function<void( std::size_t word )> &found ) const;

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
