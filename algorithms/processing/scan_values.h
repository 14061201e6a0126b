// What a scan for leaks looks for: values of a list or a crosswalk, each with its kind, and what it found of
// them, without a value.
#pragma once
#include "privacy/crosswalk.h"
#include "privacy/leak_scan.h"

#include <qgsprocessingutils.h>

#include <QStringList>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace doorstep
{
  struct ScanValues
  {
      std::vector<std::string> values;
      std::vector<std::string> kinds; // of values[i]: the column's name
      std::size_t tooShort = 0;       // met by chance in any text, so not looked for
      std::size_t common = 0;         // of so many students that they tell nobody
  };

  // The values of one column, for as many students as there are values.
  void addColumn( ScanValues &to, const std::string &kind, const std::vector<std::string> &column );

  // IDs, addresses and all sealed fields.
  void addCrosswalk( ScanValues &to, const Crosswalk &crosswalk );

  // The chosen columns of a list. Throws InputError where one is not there.
  void addList( ScanValues &to, const QgsProcessingFeatureSource &source, const QStringList &fields );

  // One line of what was found: a place in a file, a kind of value and how many different ones.
  struct ScanFinding
  {
      std::string file; // relative to the folder; "a name in FOLDER" where the name itself holds a value
      std::string place, kind;
      std::size_t values = 0;
      bool expected = false; // the event's manifest calls the file confidential
  };

  // By file, place and kind. Files that could not be read come with the kind "unreadable".
  std::vector<ScanFinding> findings( const std::filesystem::path &folder, const ScanValues &values,
                                     const std::vector<LeakHit> &hits );
}
