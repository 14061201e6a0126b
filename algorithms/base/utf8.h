// SPDX-License-Identifier: GPL-2.0-or-later
// Characters as bytes.
#pragma once
#include <cstdint>
#include <string>

namespace doorstep
{
  // One Unicode character as UTF-8.
  inline void appendUtf8( std::string &text, std::uint32_t character )
  {
    if ( character < 0x80 )
      text += static_cast<char>( character );
    else if ( character < 0x800 )
    {
      text += static_cast<char>( 0xC0U | ( character >> 6U ) );
      text += static_cast<char>( 0x80U | ( character & 0x3FU ) );
    }
    else
    {
      if ( character >= 0x10000 )
      {
        text += static_cast<char>( 0xF0U | ( character >> 18U ) );
        text += static_cast<char>( 0x80U | ( ( character >> 12U ) & 0x3FU ) );
      }
      else
        text += static_cast<char>( 0xE0U | ( character >> 12U ) );
      text += static_cast<char>( 0x80U | ( ( character >> 6U ) & 0x3FU ) );
      text += static_cast<char>( 0x80U | ( character & 0x3FU ) );
    }
  }
}
