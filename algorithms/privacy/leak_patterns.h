// SPDX-License-Identifier: GPL-2.0-or-later
// All spellings of the leak scan's markers as one automaton (Aho and Corasick 1975), so that a file is read
// once.
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
  class LeakPatterns
  {
    public:
      // Throws InputError where a marker is shorter than 4 bytes.
      explicit LeakPatterns( std::span<const std::string> markers );

      // Calls found( marker, encoding ) for every occurrence, overlapping ones too. O(bytes + occurrences).
      void find( std::string_view bytes,
                 const std::function<void( std::size_t marker, std::string_view encoding )> &found ) const;

    private:
      struct Node
      {
          std::array<std::int32_t, 256> next;
          std::int32_t fallback = 0; // the longest suffix that is a prefix of some pattern
          std::int32_t shorter = -1; // the next node on the way down that ends a pattern
          std::int32_t marker = -1;  // of the pattern that ends here
          std::string_view encoding;
      };
      void add( std::string_view pattern, std::size_t marker, std::string_view encoding );
      void addSpellings( const std::string &marker, std::size_t index );
      void link();

      std::vector<Node> mNodes;
  };

  // UTF-16 code units of UTF-8 text; a byte that is no UTF-8 is taken as Latin-1.
  std::u16string utf16( std::string_view utf8 );
}
