// SPDX-License-Identifier: GPL-2.0-or-later
// What programs leave in the cells of a list, and numbers that people take apart.
#pragma once
#include "geocode/geocoder.h"

#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // "14&nbsp;Elm St&#44; Larkville" and "14 Elm St_x000D_" (a web form's, a spreadsheet's) as a person reads
  // them.
  std::string plainCell( std::string_view cell );
  // The same of a whole row; false where nothing is to be changed, so that `plain` is not made.
  bool holdsMarkup( const AddressInput &input );
  AddressInput plainRow( const AddressInput &input );

  // How "N 1234 County Rd A" may be meant, the likelier first: N1234, the number of a grid (Wisconsin), then
  // 1234 North. "N 55 W 12345 Main St" is N55W12345 alone. Empty where the line does not begin so.
  std::vector<std::string> gridNumberLines( std::string_view line );

  // A cell may be longer than an address can be; up to here it is read to its end whatever it holds.
  inline constexpr std::size_t LONGEST_WHOLE = 110;

  // Of a cell with more words than an address can have only the beginning is read: what follows may be
  // another home, and nothing is matched.
  void doubtPartlyRead( const AddressInput &input, GeocodeResult &result );

  // 12-Jan, Nov-2: what a spreadsheet makes of 1-12 and 11-2.
  bool looksLikeDate( std::string_view text );
}
