// SPDX-License-Identifier: GPL-2.0-or-later
// House numbers as they come: 12, 12B, 12-B, 12 1/2, 12-14 (a building), 37-12 (Queens), N6W23001 (a grid).
// A number is a value that can be interpolated, with what stands before and after it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct HouseNumber
  {
      std::uint32_t value = 0;
      std::string prefix; // "37-", "N6W"
      std::string suffix; // "B", "1/2", "14" of 12-14
      bool valid = false;

      // What tells apart two house numbers of the same value; empty for a plain number.
      std::string affix() const { return prefix.empty() ? suffix : prefix + "~" + suffix; }
      bool operator==( const HouseNumber & ) const = default;
  };

  // `number` may hold the suffix already ("12-B"); `suffix` is that of a column of its own.
  HouseNumber parseHouseNumber( std::string_view number, std::string_view suffix = {} );

  // The other way to read digits-hyphen-digits: 37-39 is a house in Queens or a building from 37 to 39. Not
  // valid where there is no second way.
  HouseNumber otherReading( std::string_view number, std::string_view suffix = {} );

  // digits-hyphen-digits without the hyphen: 75-05 for a layer that has 7505. Not valid for others.
  HouseNumber joinedReading( std::string_view number, std::string_view suffix = {} );

  // 7505 as 75-05, for a layer that hyphens. Not valid where it has no four or five figures.
  HouseNumber splitReading( std::string_view number, std::string_view suffix = {} );

  // A cell for several numbers, "120;122", "18/20", "104 & 106", is read by its first; "104-106" is a number
  // as it is.
  std::string_view firstOfSeveral( std::string_view cell );

  // The further numbers that a point stands for: 106 of "104-106", 20 of "18/20". The affix is & where
  // the number lies in a range, as "104-106" does not say that 106 is a home of its own.
  struct OtherNumber
  {
      std::uint32_t value = 0;
      std::string affix;
  };
  std::vector<OtherNumber> otherNumbers( std::string_view cell );

  // Both ends of a street range; the ends of "37-01" to "37-99" share a prefix. Not valid: no range.
  struct NumberRange
  {
      std::uint32_t from = 0;
      std::uint32_t to = 0;
      std::string prefix;
      bool valid = false;
  };
  NumberRange parseRange( std::string_view from, std::string_view to );
}
