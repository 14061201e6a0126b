// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/typed_cells.h"

#include "address/tokens.h"
#include "base/plain_letters.h"
#include "base/text.h"
#include "base/utf8.h"

#include <array>
#include <charconv>

namespace doorstep
{
  namespace
  {
    // What is no letter is a blank.
    void append( std::string &out, std::uint32_t character )
    {
      appendUtf8( out, character < 0x20 ? ' ' : character );
    }

    struct Entity
    {
        std::string_view name, text;
    };
    constexpr std::array ENTITIES = {
        Entity{ "amp", "&" },       Entity{ "nbsp", " " },   Entity{ "quot", "\"" },  Entity{ "apos", "'" },
        Entity{ "lt", "<" },        Entity{ "gt", ">" },     Entity{ "rsquo", "'" },  Entity{ "lsquo", "'" },
        Entity{ "ndash", "-" },     Entity{ "mdash", "-" },  Entity{ "comma", "," },  Entity{ "num", "#" },
        Entity{ "frac12", " 1/2" }, Entity{ "ntilde", "ñ" }, Entity{ "Ntilde", "Ñ" }, Entity{ "aacute", "á" },
        Entity{ "eacute", "é" },    Entity{ "iacute", "í" }, Entity{ "oacute", "ó" }, Entity{ "uacute", "ú" },
        Entity{ "uuml", "ü" },      Entity{ "Aacute", "Á" }, Entity{ "Eacute", "É" }, Entity{ "Iacute", "Í" },
        Entity{ "Oacute", "Ó" },    Entity{ "Uacute", "Ú" } };

    // The bytes that an entity at the beginning of `text` takes; 0 where there is none.
    std::size_t readEntity( std::string_view text, std::string &out )
    {
      constexpr std::size_t longest = 9;
      const std::size_t end = text.substr( 0, longest ).find( ';' );
      if ( end == std::string_view::npos || end < 3 )
        return 0;
      std::string_view name = text.substr( 1, end - 1 );
      if ( name.front() == '#' )
      {
        name.remove_prefix( 1 );
        const bool hex = name.front() == 'x' || name.front() == 'X';
        name.remove_prefix( hex ? 1 : 0 );
        std::uint32_t point = 0;
        const auto [past, error] =
            std::from_chars( name.data(), name.data() + name.size(), point, hex ? 16 : 10 );
        if ( error != std::errc() || past != name.data() + name.size() || point == 0 || point > 0xFFFF )
          return 0;
        append( out, point );
        return end + 1;
      }
      for ( const Entity &entity : ENTITIES )
        if ( entity.name == name )
        {
          out += entity.text;
          return end + 1;
        }
      return 0;
    }

    // "_x000D_" as a spreadsheet writes what is no letter.
    std::size_t readEscape( std::string_view text, std::string &out )
    {
      constexpr std::size_t length = 7;
      if ( text.size() < length || text[1] != 'x' || text[length - 1] != '_' )
        return 0;
      std::uint32_t point = 0;
      const char *const from = text.data() + 2, *const to = from + 4;
      const auto [past, error] = std::from_chars( from, to, point, 16 );
      if ( error != std::errc() || past != to || point == 0 )
        return 0;
      append( out, point );
      return length;
    }

    bool holdsMarkup( std::string_view cell )
    {
      const std::size_t sign = cell.find( '&' );
      return ( sign != std::string_view::npos && cell.find( ';', sign ) != std::string_view::npos ) ||
             cell.find( "_x" ) != std::string_view::npos;
    }

    std::size_t pastDigits( std::string_view line, std::size_t at )
    {
      while ( at < line.size() && isDigit( line[at] ) )
        ++at;
      return at;
    }
  }

  std::string plainCell( std::string_view cell )
  {
    std::string out;
    for ( std::size_t i = 0; i < cell.size(); )
    {
      const std::size_t taken = cell[i] == '&'   ? readEntity( cell.substr( i ), out )
                                : cell[i] == '_' ? readEscape( cell.substr( i ), out )
                                                 : 0;
      if ( taken == 0 )
        out += cell[i];
      i += taken == 0 ? 1 : taken;
    }
    return out;
  }

  bool holdsMarkup( const AddressInput &input )
  {
    return holdsMarkup( input.line ) || holdsMarkup( input.city ) || holdsMarkup( input.state ) ||
           holdsMarkup( input.zip ) || holdsMarkup( input.unit );
  }

  AddressInput plainRow( const AddressInput &input )
  {
    // twice escaped, as "&amp;nbsp;" of a form that was exported again
    const auto plain = []( const std::string &cell ) { return plainCell( plainCell( cell ) ); };
    return { plain( input.line ), plain( input.city ), plain( input.state ), plain( input.zip ),
             plain( input.unit ) };
  }

  std::vector<std::string> gridNumberLines( std::string_view line )
  {
    const std::size_t begin = line.find_first_not_of( ' ' );
    if ( begin == std::string_view::npos )
      return {};
    line.remove_prefix( begin );
    const auto letter = [&line]( std::size_t at )
    { return at < line.size() && std::string_view( "NSEWnsew" ).find( line[at] ) != std::string_view::npos; };
    // a letter, blanks, figures; "N1234" needs nothing
    if ( line.size() < 4 || !letter( 0 ) || line[1] != ' ' )
      return {};
    const std::size_t figures = line.find_first_not_of( ' ', 1 );
    const std::size_t past = figures == std::string_view::npos ? 0 : pastDigits( line, figures );
    if ( past == 0 || past == figures || past >= line.size() || line[past] != ' ' )
      return {};
    const std::string_view number = line.substr( figures, past - figures );
    std::string joined = std::string( 1, line[0] ).append( number );
    std::size_t rest = line.find_first_not_of( ' ', past );
    if ( rest == std::string_view::npos )
      return {};
    if ( letter( rest ) && rest + 1 < line.size() && ( line[rest + 1] == ' ' || isDigit( line[rest + 1] ) ) )
    {
      const std::size_t second = line.find_first_not_of( ' ', rest + 1 );
      const std::size_t end = second == std::string_view::npos ? 0 : pastDigits( line, second );
      constexpr std::size_t least = 3; // W 12345, but "N 12 E 5 St" is a lettered street
      if ( end >= second + least && end < line.size() && line[end] == ' ' )
        return { joined.append( 1, line[rest] )
                     .append( line.substr( second, end - second ) )
                     .append( line.substr( end ) ) };
    }
    return { joined.append( line.substr( past ) ),
             std::string( number ).append( 1, ' ' ).append( 1, line[0] ).append( line.substr( past ) ) };
  }

  void doubtPartlyRead( const AddressInput &input, GeocodeResult &result )
  {
    static_assert( LONGEST_WHOLE < 2 * Tokens::LONGEST - 1 ); // so many words of a letter
    if ( !result.placed() || !Tokens( input.line ).cut() )
      return;
    result.status = MatchStatus::Unmatched;
    result.level = MatchLevel::None;
    result.note = "the cell holds more than an address and was not read to its end";
    result.address.clear();
    result.errorBound = {};
    result.severalDoors = false;
  }

  bool looksLikeDate( std::string_view text )
  {
    constexpr std::array months = { "JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                    "JUL", "AUG", "SEP", "OCT", "NOV", "DEC" };
    std::string upper;
    for ( const char c : upperAscii( text ) )
      if ( c != '-' && c != ' ' && c != '/' )
        upper += c;
    for ( const std::string_view month : months )
      if ( const std::size_t at = upper.find( month ); at != std::string::npos )
      {
        const std::size_t past = pastDigits( upper, at + month.size() );
        return pastDigits( upper, 0 ) == at && past == upper.size() && at <= 2 &&
               upper.size() > month.size() && upper.size() <= 9;
      }
    return false;
  }
}
