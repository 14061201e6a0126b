// SPDX-License-Identifier: GPL-2.0-or-later
// House numbers that run into the street's name, and those of a spreadsheet: 14Elm, 14-Elm, 343.5.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace doorstep
{
  // The line with a space behind its number, and a half as a fraction; nothing where it needs neither.
  std::optional<std::string> separateNumber( std::string_view line );
}
