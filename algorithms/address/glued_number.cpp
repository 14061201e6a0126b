// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/glued_number.h"

#include "address/lexicon.h"
#include "base/plain_letters.h"

namespace doorstep
{
  namespace
  {
    bool isLetter( char c )
    {
      return ( c >= 'A' && c <= 'Z' ) || ( c >= 'a' && c <= 'z' ) || ( c & '\x80' ) != 0;
    }
    bool isSide( char c )
    {
      return std::string_view( "NSEWnsew" ).find( c ) != std::string_view::npos;
    }
  }

  std::optional<std::string> separateNumber( std::string_view line )
  {
    const std::size_t begin = line.find_first_not_of( " \t\r\n\"'" );
    if ( begin == std::string_view::npos || !isDigit( line[begin] ) )
      return std::nullopt;
    std::size_t at = begin;
    while ( at < line.size() && isDigit( line[at] ) )
      ++at;
    if ( at == line.size() || line[at] == ' ' )
      return std::nullopt;
    const std::string_view head = line.substr( 0, at );
    // 343.5 and 343.50 are 343 1/2
    if ( line[at] == '.' && at + 1 < line.size() && line[at + 1] == '5' )
    {
      std::size_t end = at + 2;
      while ( end < line.size() && line[end] == '0' )
        ++end;
      if ( end < line.size() && line[end] != ' ' )
        return std::nullopt;
      return std::string( head ) + " 1/2" + std::string( line.substr( end ) );
    }
    // 48S 400E of a grid
    if ( isSide( line[at] ) && at + 1 < line.size() && line[at + 1] == ' ' )
    {
      std::size_t side = at + 2;
      while ( side < line.size() && isDigit( line[side] ) )
        ++side;
      const bool ends =
          side + 1 >= line.size() || ( !isLetter( line[side + 1] ) && !isDigit( line[side + 1] ) );
      if ( side > at + 2 && side < line.size() && isSide( line[side] ) && ends )
        return std::string( head ) + " " + std::string( line.substr( at, side - at ) ) + " " +
               std::string( line.substr( side ) );
    }
    // 14Elm and 14-Elm, but neither 14B nor 22nd nor 4-Plex: a word of three letters that is no unit's
    const std::size_t word = line[at] == '-' ? at + 1 : at;
    std::size_t end = word;
    while ( end < line.size() && isLetter( line[end] ) )
      ++end;
    constexpr std::size_t shortest = 3;
    if ( end - word < shortest || ( end < line.size() && ( isDigit( line[end] ) || line[end] == '-' ) ) )
      return std::nullopt;
    std::string upper;
    for ( const char c : line.substr( word, end - word ) )
      upper += c >= 'a' && c <= 'z' ? static_cast<char>( c - 'a' + 'A' ) : c;
    const Word &known = Lexicon::instance().word( upper );
    if ( known.unitKind != UnitKind::None || upper == "PLEX" )
      return std::nullopt;
    return std::string( head ) + " " + std::string( line.substr( word ) );
  }
}
