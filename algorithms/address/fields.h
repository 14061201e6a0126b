// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of an address as typed, one string a field, for command lines and for showing what was read.
#pragma once
#include "address/parsed_address.h"

#include <array>
#include <string>
#include <string_view>

namespace doorstep
{
  // The field names of the usaddress project's labels, shortened.
  inline constexpr std::array<std::string_view, 10> FIELD_NAMES = {
      "number", "predir", "pretype", "name", "suftype", "sufdir", "unit", "city", "state", "zip" };

  // The fields in that order; words of a field that stand apart are joined by a space, both streets of an
  // intersection share the fields.
  std::array<std::string, FIELD_NAMES.size()> addressFields( std::string_view line,
                                                             const ParseOptions &options = {} );
}
