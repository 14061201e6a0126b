// SPDX-License-Identifier: GPL-2.0-or-later
// Units of a building (apartment, space, lot …) in one spelling, so that "Apt. 04-B", "#4B" and "Unit 4 b"
// are the same door. Designators are the address layer's (metadata/lexicons/units.csv); unlike its
// normalizeUnit, building and unit are both kept, since one alone is not a door.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // "4B"; buildings stay apart from units: "Bldg 2 Apt 104" is "2-104". Empty for blanks and "n/a", "none".
  std::string normalizedUnit( std::string_view typed );

  // An address without its unit, in upper case with single spaces, and the unit in normalised spelling.
  struct AddressAndUnit
  {
      std::string address;
      std::string unit;
  };
  AddressAndUnit splitUnit( std::string_view address );
}
