// SPDX-License-Identifier: GPL-2.0-or-later
// In which other ways a value of a list may be written, for the leak scan.
#pragma once
#include "privacy/leak_names.h"

#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // The value first. An address ("508 North Main Street, Apt 4") also up to its street's name, with and
  // without the side, since types are written in many ways; a date in other orders and with the month's name;
  // a number without the zeros in front that a spreadsheet takes away. Nothing for what stands for no value
  // (N/A, unknown).
  std::vector<std::string> spellingsOf( const std::string &value );

  // The names in a cell that holds whole ones: "Anna Whitford", "Whitford, Anna Marie", "María García López"
  // (with either family name). Empty where there is no second word, or a number.
  std::vector<SoughtName> namesIn( std::string_view cell );

  // A street's name as it is written, and with each word for its type: "Whitford St", "Whitford Street".
  std::vector<std::string> streetSpellings( const std::string &name );

  // Whether a column of that name holds names of people, whole or in part.
  bool isNameColumn( std::string_view column );
}
