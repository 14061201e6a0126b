// SPDX-License-Identifier: GPL-2.0-or-later
// Cells of the layers that a reference is built from.
#pragma once
#include "address/parsed_address.h"
#include "geocode/house_number.h"
#include "geocode/reference_records.h"

#include <string>
#include <string_view>

namespace doorstep
{
  // None, NULL and their kin are blank too.
  bool blank( std::string_view text );

  // The cell, or nothing where it holds a word for nothing.
  const std::string &filled( const std::string &cell );
  bool holdsPlaceholder( const StreetName &parts );
  StreetName filled( const StreetName &parts );

  // "N Maple St #7", "N Maple St, Apt 9": a street's cell that holds a unit as well.
  bool holdsUnit( std::string_view text );

  // "Main St Apt 4", "Main St, Larkville" in the name's cell of a row whose cells of types are empty.
  bool nameHoldsMore( const StreetName &parts );

  std::string_view trimmed( std::string_view text );

  // "N CAMINO DEL RIO" as N Camino Del Rio; NE and 22ND as NE and 22nd.
  std::string titleCase( std::string_view text );
  bool mixedCase( std::string_view text );

  std::uint32_t zipNumber( std::string_view zip );

  // Of the cell where it says one, else of the range's ends.
  Parity parityOf( const NumberRange &range, std::string_view text );

  // 1200 to 129 on a street of a block: a range of more numbers than the street has room for, of which one
  // end has fewer figures. It would answer for the numbers of all the streets behind it.
  bool lostDigit( const NumberRange &range, double meters );
}
