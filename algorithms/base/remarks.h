// SPDX-License-Identifier: GPL-2.0-or-later
// Notes and reasons that hold several remarks: "new in the plan; the team waits 4 minutes until it may
// begin".
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // Behind a semicolon where there is one already; an empty one is none.
  inline void addRemark( std::string &note, std::string_view remark )
  {
    if ( remark.empty() )
      return;
    note.append( note.empty() ? "" : "; " ).append( remark );
  }
}
