// SPDX-License-Identifier: GPL-2.0-or-later
// Standard forms that the parser and the functions on single columns share.
#pragma once
#include "address/tokens.h"

#include <string>
#include <string_view>

namespace doorstep
{
  // With a space between, where both are filled.
  void appendWord( std::string &text, std::string_view word );

  // One word of a street's name in its standard form: ordinals as figures, SAINT as ST. Moves i past a second
  // word that it used (TWENTY SECOND).
  void appendNameWord( std::string &name, const Tokens &tokens, std::size_t &i, std::size_t to );

  std::string standardName( const Tokens &tokens, std::size_t from, std::size_t to );

  // 22 -> 22ND
  std::string ordinalFigures( long value );

  // "&", AND, OR, / between two units.
  bool joinsUnits( std::string_view text );

  // Letters and digits without leading zeros or the ".0" of a number column; a hyphen or slash stays where it
  // keeps two figures apart (1-2 and 1/2 are not 12), and goes elsewhere (4-B is 4B).
  std::string unitIdentifier( std::string_view text );
}
