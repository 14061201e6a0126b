// SPDX-License-Identifier: GPL-2.0-or-later
// ASCII letters and figures by their byte.
//   PLAIN_LETTERS[static_cast<unsigned char>( 'b' )] == 'B'
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace doorstep
{
  // Of each byte the capital that it is, or the figure; 0 for all else.
  inline constexpr auto PLAIN_LETTERS = []()
  {
    std::array<char, 256> table{};
    for ( std::size_t i = 0; i < table.size(); ++i )
      if ( ( i >= '0' && i <= '9' ) || ( i >= 'A' && i <= 'Z' ) )
        table[i] = static_cast<char>( i );
      else if ( i >= 'a' && i <= 'z' )
        table[i] = static_cast<char>( i - 'a' + 'A' );
    return table;
  }();

  constexpr bool isDigit( char c )
  {
    return c >= '0' && c <= '9';
  }

  // One and more.
  constexpr bool allDigits( std::string_view word )
  {
    return !word.empty() && word.find_first_not_of( "0123456789" ) == std::string_view::npos;
  }
}
