// SPDX-License-Identifier: GPL-2.0-or-later
// Finds what else an incomplete address could mean: the other streets that hold its number, and names that a
// slip makes one of the other.
#pragma once
#include "sample/sample_city.h"

#include <map>
#include <optional>

namespace doorstep::sample
{
  class Rivals
  {
    public:
      explicit Rivals( const SampleCity &city );

      struct Query
      {
          int number = 0;
          std::string core;                        // the name without direction and type
          std::optional<std::string> predir, type; // not given: any
          std::optional<int> zip, city;
      };
      // Streets in a ZIP that hold the number as a point, and those that hold it by range only.
      struct Count
      {
          int points = 0, ranges = 0;
      };
      Count count( const Query &query ) const;

      bool exists( const StreetName &name ) const;
      // The number over all numbers of streets of that name.
      int beyond( const std::string &core ) const;
      // Whether another street's name is as near to the text as the true one.
      bool confusable( const std::string &text, const std::string &core ) const;

    private:
      struct Held
      {
          int low, high, zip, city;
          bool point;
      };
      const SampleCity &mCity;
      std::map<std::string, std::vector<int>> mCores; // names by core
      std::vector<std::vector<Held>> mHeld;           // by name
  };
}
