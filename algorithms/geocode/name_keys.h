// SPDX-License-Identifier: GPL-2.0-or-later
// The keys under which a street is found: strings of letters and digits only, so that De Wolfe and Dewolfe,
// or Freshpond and Fresh Pond, are one. "22ND" and "22" are one key too.
#pragma once
#include "address/parsed_address.h"
#include "geocode/reference_records.h"

#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct NameKey
  {
      std::string text;
      KeyKind kind = KeyKind::Name;
      bool operator==( const NameKey & ) const = default;
  };

  // Letters and digits of standardised words; ordinal endings of figures are left out.
  std::string keyText( std::string_view words );

  // The word that a Publication 28 abbreviation stands for (AVE AVENUE, N NORTH); the text itself where none.
  std::string_view spelledOut( std::string_view abbreviation );

  // 22 as TWENTYSECOND; empty over 199.
  std::string ordinalWords( unsigned value );

  // The key that all forms of a well-known name share (MLK); empty for other names.
  std::string_view commonKey( std::string_view nameKey );

  // All keys of a street. The first is that of its name.
  std::vector<NameKey> streetKeys( const StreetName &street );

  // All parts as they are, for KeyKind::Whole.
  std::string wholeKey( const StreetName &street );

  // Parts written out, for KeyKind::Spelled; directionals alone for KeyKind::Directed.
  std::string spelledKey( const StreetName &street );
  std::string directedKey( const StreetName &street );
}
