// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/text_fold.h"

#include <array>
#include <cstdint>

namespace doorstep
{
  namespace
  {
    // Latin-1 letters from U+00C0, folded.
    constexpr std::array<std::string_view, 64> LATIN1 = {
        "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",
        "D", "N", "O", "O", "O", "O", "O",  "X", "O", "U", "U", "U", "U", "Y", "TH", "SS",
        "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",
        "D", "N", "O", "O", "O", "O", "O",  "/", "O", "U", "U", "U", "U", "Y", "TH", "Y" };

    // Latin Extended-A from U+0100, the first letter of each.
    constexpr std::string_view EXTENDED =
        "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNN"
        "NNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

    // Full-width signs from U+FF01, folded.
    constexpr std::string_view FULL_WIDTH =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`ABCDEFGHIJKLMNOPQRSTUVWXYZ{|}~";

    // What Windows-1252 has at 0x80 to 0x9F; 0 where nothing.
    constexpr std::array<char32_t, 32> WINDOWS = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178 };

    struct Decoded
    {
        char32_t point = 0;
        std::size_t bytes = 1;
        bool utf8 = false;
    };

    Decoded decodeAt( std::string_view text, std::size_t at )
    {
      const auto byte = [&]( std::size_t i ) -> unsigned
      { return i < text.size() ? static_cast<unsigned char>( text[i] ) : 0U; };
      const auto follows = [&]( std::size_t i ) { return ( byte( i ) & 0xC0U ) == 0x80U; };
      const unsigned first = byte( at );
      if ( first >= 0xC2U && first <= 0xDFU && follows( at + 1 ) )
        return { ( ( first & 0x1FU ) << 6U ) | ( byte( at + 1 ) & 0x3FU ), 2, true };
      if ( first >= 0xE0U && first <= 0xEFU && follows( at + 1 ) && follows( at + 2 ) )
        return { ( ( first & 0x0FU ) << 12U ) | ( ( byte( at + 1 ) & 0x3FU ) << 6U ) |
                     ( byte( at + 2 ) & 0x3FU ),
                 3, true };
      if ( first >= 0xF0U && first <= 0xF4U && follows( at + 1 ) && follows( at + 2 ) && follows( at + 3 ) )
        return { 0xFFFFU, 4, true };
      if ( first >= 0x80U && first <= 0x9FU )
        return { WINDOWS[first - 0x80U], 1, false };
      return { first, 1, false };
    }

    // The Windows-1252 byte that a code point stands for; 0 where none.
    unsigned windowsByte( char32_t point )
    {
      if ( point >= 0x80 && point <= 0xFF )
        return static_cast<unsigned>( point );
      for ( unsigned i = 0; point > 0xFF && i < WINDOWS.size(); ++i )
      {
        if ( WINDOWS[i] == point )
          return 0x80U + i;
      }
      return 0;
    }

    // UTF-8 that was taken for Windows-1252 and encoded again: the code point meant, or the one that is
    // there.
    Decoded repairedAt( std::string_view text, std::size_t at )
    {
      const Decoded lead = decodeAt( text, at );
      const unsigned first = lead.utf8 ? windowsByte( lead.point ) : 0U;
      if ( first < 0xC2U || first > 0xEFU || at + lead.bytes >= text.size() )
        return lead;
      const Decoded second = decodeAt( text, at + lead.bytes );
      const unsigned next = second.utf8 ? windowsByte( second.point ) : 0U;
      if ( ( next & 0xC0U ) != 0x80U )
        return lead;
      if ( first <= 0xDFU )
        return { ( ( first & 0x1FU ) << 6U ) | ( next & 0x3FU ), lead.bytes + second.bytes, true };
      const std::size_t third = at + lead.bytes + second.bytes;
      if ( third >= text.size() )
        return lead;
      const Decoded last = decodeAt( text, third );
      const unsigned end = last.utf8 ? windowsByte( last.point ) : 0U;
      if ( ( end & 0xC0U ) != 0x80U )
        return lead;
      return { ( ( first & 0x0FU ) << 12U ) | ( ( next & 0x3FU ) << 6U ) | ( end & 0x3FU ),
               lead.bytes + second.bytes + last.bytes, true };
    }

    std::string_view foldPoint( char32_t point )
    {
      if ( point >= 0xC0 && point <= 0xFF )
        return LATIN1[point - 0xC0];
      if ( point >= 0x100 && point < 0x100 + EXTENDED.size() )
        return EXTENDED.substr( point - 0x100, 1 );
      if ( point >= 0x2010 && point <= 0x2015 )
        return "-";
      if ( point >= 0xFF01 && point <= 0xFF5E ) // full-width
        return FULL_WIDTH.substr( point - 0xFF01, 1 );
      switch ( point )
      {
      case 0xA0:
      case 0x2002:
      case 0x2003:
      case 0x2007:
      case 0x2009:
      case 0x202F:
      case 0x3000:
      case 0x2028:
      case 0x2029:
        return " ";
      case 0x2022:
      case 0xB7:
        return ",";
      case 0xBC:
        return " 1/4 ";
      case 0xBD:
        return " 1/2 ";
      case 0xBE:
        return " 3/4 ";
      case 0x2212:
        return "-";
      case 0x2116:
        return "#";
      case 0x2044:
        return "/";
      case 0x152:
      case 0x153:
        return "OE";
      case 0xFB00: // a font's joined letters, as pasted from a page
        return "FF";
      case 0xFB01:
        return "FI";
      case 0xFB02:
        return "FL";
      case 0xFB03:
        return "FFI";
      case 0xFB04:
        return "FFL";
      case 0xFB05:
      case 0xFB06:
        return "ST";
      case 0xFFFD:
      case 0xA3:
        return "?";
      default:
        return point > 0x17F && point < 0x2000 ? "?" : "";
      }
    }

    constexpr auto UPPER = []()
    {
      std::array<char, 128> table{};
      for ( std::size_t i = 0; i < table.size(); ++i )
        table[i] = static_cast<char>( i >= 'a' && i <= 'z' ? i - 32 : i < 32 ? ' ' : i );
      return table;
    }();
  }

  Folded foldAt( std::string_view text, std::size_t at )
  {
    const auto byte = static_cast<unsigned char>( text[at] );
    if ( byte < 0x80U )
      return { std::string_view( &UPPER[byte], 1 ), 1 };
    const Decoded decoded = repairedAt( text, at );
    return { foldPoint( decoded.point ), decoded.bytes };
  }
}
