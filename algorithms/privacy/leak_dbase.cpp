// SPDX-License-Identifier: GPL-2.0-or-later
// The rows of a shapefile's attributes for the leak scan (dBASE III and later): cells have a fixed width, so
// that a full one stands against the next without anything between them. Deleted rows are read as well.
#include "privacy/leak_unpack.h"

#include <vector>

namespace doorstep
{
  std::string dbaseRows( std::string_view bytes )
  {
    const auto at = [&]( std::size_t i ) -> std::size_t
    { return i < bytes.size() ? static_cast<unsigned char>( bytes[i] ) : 0U; };
    const std::size_t header = at( 8 ) + 256 * at( 9 ), record = at( 10 ) + 256 * at( 11 );
    const std::size_t version = at( 0 ) & 7U;
    if ( version < 2 || version > 5 || header < 65 || header > bytes.size() || record < 2 || at( 2 ) > 12 ||
         at( 3 ) > 31 )
      return {};
    std::vector<std::size_t> widths;
    std::size_t sum = 1;
    for ( std::size_t field = 32; field + 32 < header + 1 && at( field ) != 0x0D; field += 32 )
    {
      widths.push_back( at( field + 16 ) + ( at( field + 11 ) == 'C' ? 256 * at( field + 17 ) : 0 ) );
      sum += widths.back();
    }
    if ( widths.empty() || sum != record )
      return {};
    std::string text;
    for ( std::size_t row = header; row < bytes.size(); row += record )
    {
      std::size_t cell = row + 1;
      for ( const std::size_t width : widths )
      {
        if ( cell < bytes.size() )
          text.append( bytes.substr( cell, width ) ).append( 1, '\n' );
        cell += width;
      }
    }
    return text;
  }
}
