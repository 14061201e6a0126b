// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_letters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace doorstep
{
  namespace
  {
    using PointSpan = std::pair<std::uint32_t, std::uint32_t>; // both ends in it

    // A character of several bytes; bytes is 0 where it is no UTF-8.
    std::pair<std::uint32_t, std::size_t> pointAt( std::string_view text, std::size_t at )
    {
      const auto byte = [&]( std::size_t i ) -> std::uint32_t
      { return at + i < text.size() ? static_cast<unsigned char>( text[at + i] ) : 0U; };
      const std::uint32_t first = byte( 0 );
      const std::size_t size = first >= 0xF0 && first < 0xF5   ? 4
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xC2 && first < 0xE0 ? 2
                                                               : 0;
      std::uint32_t point = size == 2 ? first & 0x1FU : size == 3 ? first & 0x0FU : first & 0x07U;
      for ( std::size_t i = 1; i < size; ++i )
        if ( ( byte( i ) & 0xC0U ) != 0x80U )
          return { 0, 0 };
        else
          point = ( point << 6U ) | ( byte( i ) & 0x3FU );
      return { point, size };
    }

    bool isIn( std::uint32_t point, std::initializer_list<PointSpan> spans )
    {
      return std::any_of( spans.begin(), spans.end(),
                          [&]( const PointSpan &span )
                          { return point >= span.first && point <= span.second; } );
    }

    // Cyrillic and Greek capitals that look like ours, beside what they look like; 'I' of Turkish without its
    // dot.
    char twinOf( std::uint32_t point )
    {
      constexpr std::u32string_view theirs = U"АВЕЅІЈКМНОРСТУХасеорухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοıԁһԛԝ";
      constexpr std::string_view ours = "ABESIJKMHOPCTYXaceopyxsijABEZHIKMNOPTYXoidhqw";
      static_assert( theirs.size() == ours.size() );
      const std::size_t found = theirs.find( static_cast<char32_t>( point ) );
      return found == std::u32string_view::npos ? '\0' : ours[found];
    }

    // Without its accents: Latin Extended-B, and Latin Extended Additional, which Vietnamese is written in.
    char latinOf( std::uint32_t point )
    {
      constexpr std::string_view B =
          "bBBb..OCcDDDd.EEEFfG...IKkl..NnOOo..Pp.....tTtTUu.VYyZz......................AaI"
          "iOoUuUuUuUuUueAaAa..GgGgKkOoOo..j...Gg..NnAa..OoAaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh"
          "Nd..ZzAaEeOoOoOoOoYylntj..ACcLTsz..BU.EeJj..RrYy";
      constexpr std::string_view additional =
          "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOo"
          "OoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy......"
          "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUu"
          "UuYyYyYyYy......";
      static_assert( B.size() == 0x250 - 0x180 && additional.size() == 0x100 );
      const char letter = isIn( point, { { 0x180, 0x24F } } )     ? B[point - 0x180]
                          : isIn( point, { { 0x1E00, 0x1EFF } } ) ? additional[point - 0x1E00]
                                                                  : '.';
      return letter == '.' ? '\0' : letter;
    }

    // Letters and digits of full width, and those of mathematics, which people use to be seen.
    char plainOf( std::uint32_t point )
    {
      constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
      if ( isIn( point, { { 0xFF21, 0xFF3A } } ) )
        return letters[point - 0xFF21];
      if ( isIn( point, { { 0xFF41, 0xFF5A } } ) )
        return letters[26 + point - 0xFF41];
      if ( isIn( point, { { 0x1D400, 0x1D6A3 } } ) )
        return letters[( point - 0x1D400 ) % 52];
      for ( const std::uint32_t zero : { 0xFF10U, 0x660U, 0x6F0U, 0x966U } ) // wide, Arabic, Persian, Hindi
        if ( point >= zero && point < zero + 10 )
          return static_cast<char>( '0' + ( point - zero ) );
      return isIn( point, { { 0x1D7CE, 0x1D7FF } } ) ? static_cast<char>( '0' + ( point - 0x1D7CE ) % 10 )
                                                     : '\0';
    }

    std::string ligatureOf( std::uint32_t point )
    {
      constexpr std::array<std::string_view, 7> ligatures = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
      return std::string( ligatures[point - 0xFB00] );
    }

    std::uint32_t capitalOf( std::uint32_t point )
    {
      if ( isIn( point, { { 0x430, 0x44F }, { 0x3B1, 0x3C1 }, { 0x3C3, 0x3C9 } } ) )
        return point - 0x20;
      return isIn( point, { { 0x450, 0x45F } } ) ? point - 0x50 : point;
    }
  }

  FoldedLetter foldLetter( std::string_view text, std::size_t at )
  {
    const auto [point, bytes] = pointAt( text, at );
    // Accents (TeX draws them beside their letter), vowel points, marks of direction and blanks of no width.
    if ( bytes == 0 || point == 0xAD || point == 0xFEFF ||
         isIn( point, { { 0xA8, 0xA8 },
                        { 0xAF, 0xAF },
                        { 0xB4, 0xB4 },
                        { 0xB8, 0xB8 },
                        { 0x2C6, 0x2DD },
                        { 0x300, 0x36F },
                        { 0x591, 0x5BD },
                        { 0x640, 0x640 },
                        { 0x64B, 0x65F },
                        { 0x200B, 0x200F },
                        { 0x202A, 0x202E },
                        { 0x2060, 0x206F },
                        { 0xFE00, 0xFE0F } } ) )
      return { {}, bytes };
    if ( isIn( point, { { 0xFB00, 0xFB06 } } ) )
      return { ligatureOf( point ), bytes };
    for ( const char letter : { twinOf( point ), latinOf( point ), plainOf( point ) } )
      if ( letter != '\0' )
        return { std::string( 1, letter ), bytes };
    // Other alphabets; punctuation and signs are gaps, and what is left of Latin is foldAt's.
    if ( !isIn( point, { { 0x180, 0x1FFF },
                         { 0x2C00, 0x2DFF },
                         { 0x2E80, 0x2FFF },
                         { 0x3040, 0xD7FF },
                         { 0xF900, 0xFAFF },
                         { 0xFB1D, 0xFDFF },
                         { 0xFE70, 0xFEFC },
                         { 0x10000, 0x1CFFF },
                         { 0x20000, 0x3FFFF } } ) )
      return {};
    std::uint32_t left = capitalOf( point );
    if ( const char twin = twinOf( left ) )
      return { std::string( 1, left == point ? twin : static_cast<char>( twin - 'A' + 'a' ) ), bytes };
    FoldedLetter letter{ "q", bytes };
    for ( int i = 0; i < 4; ++i, left /= 26 )
      letter.ascii += static_cast<char>( 'a' + left % 26 );
    // Alphabets without blanks between words: Thai to Burmese, Khmer, Chinese, Japanese, Korean.
    letter.standsAlone =
        isIn( point, { { 0xE00, 0x109F }, { 0x1780, 0x17FF }, { 0x2E80, 0xFAFF }, { 0x20000, 0x3FFFF } } );
    return letter;
  }
}
