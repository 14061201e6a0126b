// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text as columns and keywords have it. ASCII only: what people type goes through address/text_fold.h.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  inline std::string lowerAscii( std::string_view text )
  {
    std::string result( text );
    for ( char &c : result )
      if ( c >= 'A' && c <= 'Z' )
        c = static_cast<char>( c - 'A' + 'a' );
    return result;
  }

  inline std::string upperAscii( std::string_view text )
  {
    std::string result( text );
    for ( char &c : result )
      if ( c >= 'a' && c <= 'z' )
        c = static_cast<char>( c - 'a' + 'A' );
    return result;
  }

  // Without the characters of `edges` at both ends.
  inline std::string trimmedOf( std::string_view text, std::string_view edges = " \t\r\n" )
  {
    const std::size_t first = text.find_first_not_of( edges );
    return first == std::string_view::npos
               ? std::string()
               : std::string( text.substr( first, text.find_last_not_of( edges ) - first + 1 ) );
  }

  // Names that people type in several tables: the letter case and space around them make no difference.
  inline bool sameName( std::string_view a, std::string_view b )
  {
    return lowerAscii( trimmedOf( a ) ) == lowerAscii( trimmedOf( b ) );
  }
}
