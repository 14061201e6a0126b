// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/page_code.h"

#include <algorithm>
#include <memory>

#include <qrencode.h>

namespace doorstep
{
  std::string pageCodeText( std::string_view mark, int page )
  {
    std::string text( mark );
    for ( char &c : text )
      if ( c >= 'a' && c <= 'z' )
        c = static_cast<char>( c - 'a' + 'A' );
    return text + '/' + std::to_string( page );
  }

  std::vector<Box> pageCodeBoxes( std::string_view text, const Box &box )
  {
    constexpr int largest = 4, rim = 4; // version: 33 squares a side; squares
    const std::unique_ptr<QRcode, decltype( &QRcode_free )> code(
        QRcode_encodeString( std::string( text ).c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 0 ), QRcode_free );
    if ( !code || code->version > largest )
      return {};
    const int side = code->width;
    const double square = std::min( box.width, box.height ) / ( side + 2 * rim );
    const auto isDark = [&]( int row, int column )
    { return column < side && ( code->data[row * side + column] & 1 ) != 0; };
    std::vector<Box> boxes;
    for ( int row = 0; row < side; ++row )
      for ( int column = 0; column < side; ++column )
      {
        if ( !isDark( row, column ) )
          continue;
        const int from = column;
        while ( isDark( row, column ) )
          ++column;
        boxes.push_back( { box.x + ( rim + from ) * square, box.y + ( rim + row ) * square,
                           ( column - from ) * square, square } );
      }
    return boxes;
  }
}
