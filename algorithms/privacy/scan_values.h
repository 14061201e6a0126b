// SPDX-License-Identifier: GPL-2.0-or-later
// What a scan for leaks looks for: values of a list or a crosswalk, each with its kind, and what it found of
// them, without a value.
#pragma once
#include "privacy/crosswalk.h"
#include "privacy/leak_scan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace doorstep
{
  inline constexpr const char *UNREADABLE = "unreadable"; // the kind of what could not be searched
  inline constexpr const char *PICTURE = "picture";       // and of pictures, which may show text

  struct ScanValues
  {
      Sought sought;
      // Of sought.values[i] and then of its names: the column's name, and which value a spelling is of.
      std::vector<std::string> kinds, nameKinds;
      std::vector<std::size_t> of;
      std::size_t different = 0; // values, however spelt
      std::size_t tooShort = 0;  // met by chance in any text, so not looked for alone
      std::size_t common = 0;    // of so many students that they tell nobody

      const std::string &kind( std::size_t marker ) const
      {
        return marker < kinds.size() ? kinds[marker] : nameKinds[marker - kinds.size()];
      }
  };

  // A column of as many students as there are values.
  struct ScanColumn
  {
      std::string kind; // its name
      std::vector<std::string> values;
  };
  // Their values, in all spellings, and where columns hold names the names of each student.
  void addColumns( ScanValues &to, const std::vector<ScanColumn> &columns );

  // IDs, addresses and all sealed fields.
  void addCrosswalk( ScanValues &to, const Crosswalk &crosswalk );

  // Texts of streets, schools or staff, with the types of streets written in other ways: a word that stands
  // in one of them is no leak.
  void addPublicNames( ScanValues &to, const std::vector<std::string> &texts );

  // One line of what was found: a place in a file, a kind of value and how many different ones.
  struct ScanFinding
  {
      std::string file; // relative to the folder; "a name in FOLDER" where the name itself holds a value
      std::string place, kind;
      std::size_t values = 0;
      StreetSense street = StreetSense::None;
      bool expected =
          false; // the event's manifest calls the file confidential, or it is the name of a street
  };

  // By file, place and kind. Files that could not be read come with the kind "unreadable".
  std::vector<ScanFinding> findings( const std::filesystem::path &folder, const ScanValues &values,
                                     const std::vector<LeakHit> &hits );
}
