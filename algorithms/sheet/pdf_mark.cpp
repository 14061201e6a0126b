#include "sheet/pdf_mark.h"

#include <array>
#include <charconv>

namespace doorstep
{
  namespace
  {
    std::string literal( std::string_view letters )
    {
      std::string text = "(";
      for ( const char c : letters )
      {
        if ( c == '(' || c == ')' || c == '\\' )
          text += '\\';
        text += c;
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

  std::string pdfMark( std::string_view letters, const std::array<double, 4> &box, int degrees )
  {
    const std::string text = literal( letters ) + " Tj\n";
    return "q\n" + cornerOf( box, degrees ) + "BT /" + std::string( PDF_MARK_FONT ) +
           " 9 Tf 1 1 1 RG 3 w 1 j 1 Tr 30 -28 Td " + text + "0 0 Td 0 g 0 Tr " + text + "ET\nQ";
  }
}
