// SPDX-License-Identifier: GPL-2.0-or-later
// The column note of a plan's layers: what is to be known of a row, in parts.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  constexpr std::string_view STRAIGHT_LINES_NOTE = "times by straight lines";
  constexpr std::string_view NOTE_SEPARATOR = "; ";

  // Both parts; one alone where the other is empty.
  inline std::string joinedNotes( std::string_view first, std::string_view second )
  {
    std::string note( first );
    if ( !first.empty() && !second.empty() )
      note += NOTE_SEPARATOR;
    return note.append( second );
  }
}
