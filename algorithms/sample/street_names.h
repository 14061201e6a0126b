// SPDX-License-Identifier: GPL-2.0-or-later
// Names of streets: arterials and grid lines from lists, numbered where the grid is, and made-up names for
// subdivisions, such that number, street and postal city together are never given twice.
#pragma once
#include "base/random.h"
#include "sample/sample_city.h"

#include <map>
#include <set>
#include <utility>

namespace doorstep::sample
{
  enum class Form : std::uint8_t
  {
    Through,
    DeadEnd,
    Loop,
    Spine,
    Rural
  };

  // A lexicon's rows by kind.
  std::vector<std::string> lexicon( std::string_view file, std::string_view kind );

  // "22nd".
  std::string ordinal( int n );

  class StreetNamer
  {
    public:
      explicit StreetNamer( std::uint64_t seed );

      // The name of a line of the grid, k half blocks from the base line, on the side of `along`'s sign.
      int line( bool eastWest, int k, double along );

      // A new name for a street of the postal city that holds the numbers low to high.
      int local( Random &random, bool spanish, Form form, const std::string &predir, int low, int high,
                 int city );

      // Lets the second city repeat this name of the first for streets with these numbers.
      void share( int name, int low, int high );

      const std::vector<StreetName> &names() const { return mNames; }
      std::vector<StreetName> take() { return std::move( mNames ); }

    private:
      int add( const StreetName &name );
      StreetName invent( Random &random, bool spanish, Form form ) const;
      bool claim( int name, int city, int low, int high );
      std::string next( std::vector<std::string> &list );

      Random mRandom;
      std::vector<std::string> mArterialEw, mArterialNs, mCollector, mSingle, mFirst, mSecond, mSpanish, mOf;
      std::size_t mSingles = 0;
      std::vector<StreetName> mNames;
      std::map<std::string, int> mIndex;
      std::map<std::pair<bool, int>, StreetName> mLines;
      std::set<std::string> mLineNames;
      std::map<std::pair<int, int>, std::vector<std::pair<int, int>>> mClaims; // (name, city): numbers
      std::map<std::pair<std::string, int>, std::vector<int>> mFirstCity;      // (direction, hundred): names
  };
}
