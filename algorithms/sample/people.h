// SPDX-License-Identifier: GPL-2.0-or-later
// The students of the city, their list and its truth, the staging places and the roster of teams.
#pragma once
#include "base/random.h"
#include "sample/sample_city.h"

#include <map>

namespace doorstep::sample
{
  // Adds students, staging places and teams; takes `hidden` addresses out of the address points.
  void addPeople( SampleCity &city, const SampleOptions &options, std::size_t hidden );

  // Staging places and their teams for the students' homes.
  void addTeams( SampleCity &city, const std::vector<Point> &homes, std::uint64_t seed );

  // First and last names by home language.
  class NameBook
  {
    public:
      NameBook();
      std::string first( const std::string &language, Random &random ) const;
      std::string last( const std::string &language, Random &random ) const;
      // A home language as often as a school district in the south-west has it.
      static std::string language( Random &random );

    private:
      const std::vector<std::string> &list( const std::string &language, bool last ) const;
      std::map<std::pair<std::string, bool>, std::vector<std::string>> mNames;
  };
}
