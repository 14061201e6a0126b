// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_mark.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace doorstep
{
  namespace
  {
    // Letters of Latin 1, which WinAnsi shares; those that a text in UTF-8 does not have there as '?'.
    std::string latin( std::string_view text )
    {
      std::string letters;
      for ( std::size_t i = 0; i < text.size(); ++i )
      {
        const auto c = static_cast<unsigned char>( text[i] );
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>( text[i + 1] ) : 0U;
        if ( c >= 0x20 && c < 0x7f )
          letters += static_cast<char>( c );
        else if ( ( c == 0xc2 && next >= 0xa0 ) || ( c == 0xc3 && next >= 0x80 ) )
        {
          letters += static_cast<char>( c == 0xc2 ? next : next + 0x40 );
          ++i;
        }
        else if ( c >= 0xc0 )
          letters += '?';
      }
      return letters;
    }

    std::string literal( std::string_view letters )
    {
      std::string text = "(";
      for ( const char c : letters )
      {
        const auto code = static_cast<unsigned char>( c );
        if ( c == '(' || c == ')' || c == '\\' )
          text += '\\';
        if ( code < 0x80 )
          text += c;
        else // three octal digits, so that the file stays readable
          text += { '\\', static_cast<char>( '0' + code / 64 ), static_cast<char>( '0' + code / 8 % 8 ),
                    static_cast<char>( '0' + code % 8 ) };
      }
      return text + ')';
    }

    std::string number( double value )
    {
      std::array<char, 64> digits{};
      const auto [end, error] =
          std::to_chars( digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 2 );
      return { digits.data(), end };
    }

    // Puts 0 0 at the page's upper left corner, as it is seen, and turns the axes with it.
    std::string cornerOf( const std::array<double, 4> &edges, int degrees )
    {
      const auto [left, bottom, right, top] = edges;
      const auto put = []( const char *turn, double x, double y )
      { return turn + number( x ) + ' ' + number( y ) + " cm\n"; };
      switch ( degrees )
      {
      case 90:
        return put( "0 1 -1 0 ", left, bottom );
      case 180:
        return put( "-1 0 0 -1 ", right, bottom );
      case 270:
        return put( "0 -1 1 0 ", right, top );
      default:
        return put( "1 0 0 1 ", left, top );
      }
    }
  }

  std::string pdfMark( std::string_view line, const std::array<double, 4> &box, int degrees )
  {
    constexpr double edge = 30, size = 9, widest = 0.62; // points; of an em, a capital of Helvetica Bold
    const std::string letters = latin( line );
    const double width = degrees % 180 == 0 ? box[2] - box[0] : box[3] - box[1];
    const double fits =
        ( width - 2 * edge ) / ( widest * std::max<double>( 1, static_cast<double>( letters.size() ) ) );
    const std::string text = literal( letters ) + " Tj\n";
    return "q\n" + cornerOf( box, degrees ) + "BT /" + std::string( PDF_MARK_FONT ) + ' ' +
           number( std::clamp( fits, 5.0, size ) ) + " Tf 1 1 1 RG 3 w 1 j 1 Tr 30 -28 Td " + text +
           "0 0 Td 0 g 0 Tr " + text + "ET\nQ";
  }
}
