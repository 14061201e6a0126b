// SPDX-License-Identifier: GPL-2.0-or-later
// Names of people in a folded text, for the leak scan: given and family name in either order, in two cells or
// on two lines, with a word between ("Anna Marie Whitford"), the given one as its first letter ("A.
// Whitford").
#pragma once
#include "privacy/leak_fold.h"

#include <map>

namespace doorstep
{
  struct SoughtName
  {
      std::string given, family; // a word each, or several
      bool operator==( const SoughtName & ) const = default;
  };

  class NameFinder
  {
    public:
      explicit NameFinder( std::span<const SoughtName> names );
      NameFinder( const NameFinder & ) = delete; // its automaton's words are its own
      NameFinder &operator=( const NameFinder & ) = delete;

      // Calls found for every place; word is the name's index.
      void find( const FoldedText &text, const std::function<void( const FoldedMatch & )> &found ) const;

    private:
      struct Other
      {
          std::size_t name = 0;
          std::string letters;
          bool isGiven = false;
      };
      std::vector<std::string> mAnchors; // the longer part of each name, once
      std::vector<std::vector<Other>> mOthers;
      FoldedPatterns mPatterns;
  };
}
