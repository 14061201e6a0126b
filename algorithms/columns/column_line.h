// SPDX-License-Identifier: GPL-2.0-or-later
// A line of the log on a column that was read: what for, its name, and what is said of its values.
//   "street type: SUFFIX (98 % of values are types)"
#pragma once
#include "base/teller.h"

#include <string>
#include <vector>

namespace doorstep
{
  struct ColumnLine
  {
      std::string what, columns;
      std::vector<std::string> remarks;
  };

  inline std::string lineText( const ColumnLine &line, const Teller &told = {} )
  {
    std::string text = told( line.what ) + ": " + line.columns;
    for ( std::size_t i = 0; i < line.remarks.size(); ++i )
      text += ( i == 0 ? " (" : ", " ) + told( line.remarks[i] );
    return line.remarks.empty() ? text : text + ")";
  }
}
