// SPDX-License-Identifier: GPL-2.0-or-later
// Visit codes such as "K7-3PX4": what a household is called on paper (privacy 2). Drawn from the system's
// secure random source, derived from nothing. 17 symbols that are told apart by eye and by ear (2 to 9, F H J
// K M P R T X): no 0/O, 1/I/L, 5/S, 8/B, M/N; no vowel, so no words; no W or S, so no withdrawal code can be
// read into one. It starts with a letter, so no spreadsheet takes it for a number, and ends with a check
// symbol over the prime field of 17, which finds every wrong symbol and every two neighbours swapped.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // So many codes, all different and none of those taken; a new draw each time. Throws InputError for over
  // 200,000.
  std::vector<std::string> drawVisitCodes( std::size_t count, std::set<std::string> taken = {} );

  // Opaque codes for groups, such as "T4K": as visit codes, without dash and check symbol, all different.
  std::vector<std::string> drawGroupCodes( std::size_t count );

  // The code as written, from what someone typed ("k7 3px4"); empty where it is none or its check symbol is
  // wrong.
  std::string readVisitCode( std::string_view typed );
}
