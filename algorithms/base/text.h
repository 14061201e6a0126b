// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text as columns and keywords have it. What people type as addresses goes
// through address/text_fold.h.
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

  // Accented capitals too, as keywords of Spanish and its neighbours have them (UTF-8, À to Þ).
  inline std::string lowerLatin( std::string_view text )
  {
    std::string result = lowerAscii( text );
    for ( std::size_t i = 1; i < result.size(); ++i )
    {
      const auto lead = static_cast<unsigned char>( result[i - 1] ),
                 byte = static_cast<unsigned char>( result[i] );
      if ( lead == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97 ) // ×
        result[i] = static_cast<char>( byte + 0x20 );
    }
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
