// SPDX-License-Identifier: GPL-2.0-or-later
// What the values of a column are, as shares of those that are not empty: house numbers, directions, street
// types, ZIP codes, states, units, whole streets, whole addresses. A value may be several things; the reader
// of a role weighs them.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace doorstep
{
  // Words that stand for an empty cell: None, NULL, <Null>, N/A, nan, and nothing but blanks and dashes.
  bool saysNothing( std::string_view cell );

  // UNINC, Unincorporated County: a jurisdiction's cell where there is no town.
  bool isNoTown( std::string_view cell );

  struct ValueKinds
  {
      std::size_t rows = 0;     // looked at
      std::size_t filled = 0;   // of them
      std::size_t distinct = 0; // values
      double number = 0;        // house numbers
      double rangeEnd = 0;      // whole numbers, 0 and -1 included
      double direction = 0;
      double type = 0;
      double preType = 0; // words that stand before a street's name: Calle, Highway
      double zip = 0;
      double state = 0;
      double unit = 0;         // a unit with its designator, or a short identifier
      double fraction = 0;     // 1/2, or a letter or two: what follows a house number
      double numberPrefix = 0; // those and N65W, 37-: what stands before one
      double words = 0;        // letters, and no street with a number before
      double street = 0;       // a street's name with a type or a direction
      double address = 0;      // number and street
      double cityLine = 0;     // a town with state or ZIP
      double ascending = 0;    // of neighbouring rows: the next number up; a running number's is near 1

      bool empty() const { return filled == 0; }
  };

  ValueKinds valueKinds( std::span<const std::string> values );
}
