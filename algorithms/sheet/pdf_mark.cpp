#include "sheet/pdf_mark.h"

#include "sheet/pdf_syntax.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace doorstep
{
  namespace
  {
    // Left, bottom, right, top; Letter where the text does not say.
    std::array<double, 4> edgesOf( std::string_view box )
    {
      std::array<double, 4> edges{ 0, 0, 612, 792 };
      std::size_t at = std::min( box.find( '[' ) + 1, box.size() );
      for ( double &edge : edges )
      {
        at = pdfSpaceEnd( box, at );
        const auto [end, error] = std::from_chars( box.data() + at, box.data() + box.size(), edge );
        at = static_cast<std::size_t>( end - box.data() );
      }
      return { std::min( edges[0], edges[2] ), std::min( edges[1], edges[3] ), std::max( edges[0], edges[2] ),
               std::max( edges[1], edges[3] ) };
    }

    std::string number( double value )
    {
      std::array<char, 64> digits{};
      const auto [end, error] =
          std::to_chars( digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 2 );
      return { digits.data(), end };
    }

    // Puts 0 0 at the page's upper left corner, as it is seen, and turns the axes with it.
    std::string cornerOf( const std::array<double, 4> &edges, std::string_view rotate )
    {
      int degrees = 0;
      rotate = rotate.substr( pdfSpaceEnd( rotate, 0 ) );
      std::from_chars( rotate.data(), rotate.data() + rotate.size(), degrees );
      const auto [left, bottom, right, top] = edges;
      const auto put = []( const char *turn, double x, double y )
      { return turn + number( x ) + ' ' + number( y ) + " cm\n"; };
      switch ( ( degrees % 360 + 360 ) % 360 )
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

  std::string pdfMark( std::string_view letters, std::string_view box, std::string_view rotate )
  {
    const std::string text = pdfLiteral( letters ) + " Tj\n";
    return "q\n" + cornerOf( edgesOf( box ), rotate ) + "BT /" + std::string( PDF_MARK_FONT ) +
           " 9 Tf 1 1 1 RG 3 w 1 j 1 Tr 30 -28 Td " + text + "0 0 Td 0 g 0 Tr " + text + "ET\nQ";
  }
}
