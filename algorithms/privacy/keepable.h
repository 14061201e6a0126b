// SPDX-License-Identifier: GPL-2.0-or-later
// Which columns of the list may stay with the visits (KEEP): none that could name a student or tell the
// reason.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // A column of the list; values by row, empty where there is none.
  struct ListColumn
  {
      std::string name;
      std::vector<std::string> values;
  };

  // Throws InputError, one sentence that names the column and no value, where the column
  // - is the ID, geo_*, sealed, or has the name of a field that visits or plans have (reserved),
  // - has a name that tells a name, contact, birth date, reason, grade, attendance or discipline,
  // - has only withdrawal codes for values,
  // - has a value that occurs in a sealed column, or, in the same row, words of a sealed value (or the
  // reverse). Cost: O(rows * columns * length).
  void requireKeepable( const ListColumn &kept, std::span<const ListColumn> sealed,
                        std::span<const std::string_view> reserved );

  // Whether nearly every row has a value of its own, so that the column singles students out; for a warning.
  bool singlesOut( const ListColumn &column );
}
