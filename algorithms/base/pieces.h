// SPDX-License-Identifier: GPL-2.0-or-later
// A cell of a lexicon that holds several words or names.
//   for ( const std::string &form : piecesOf( "MLK;M L KING", ';' ) ) …
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // What stands between the separators, in its order; without what is empty.
  inline std::vector<std::string> piecesOf( std::string_view text, char separator )
  {
    std::vector<std::string> pieces;
    while ( !text.empty() )
    {
      const std::size_t end = std::min( text.find( separator ), text.size() );
      if ( end > 0 )
        pieces.emplace_back( text.substr( 0, end ) );
      text.remove_prefix( std::min( end + 1, text.size() ) );
    }
    return pieces;
  }
}
