// SPDX-License-Identifier: GPL-2.0-or-later
// What spreadsheets do to numbers that are names: 1.20E+10 has lost its last digits, 123 its zeros before.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // 1.20E+10 or 1,20E+10: of the digits only the first are there.
  bool isShortenedNumber( std::string_view cell );

  // Without the zeros before: 0012 is 12, 000 is 0. Empty where there are others than digits.
  std::string withoutZeros( std::string_view id );

  // Rows, each with an ID that another row has with more or fewer zeros before it.
  std::vector<std::size_t> rowsThatDifferInZeros( std::span<const std::string> ids );
}
