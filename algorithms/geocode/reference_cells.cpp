// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/reference_cells.h"

#include "address/lexicon.h"

#include <algorithm>
#include <charconv>

namespace doorstep
{
  bool blank( std::string_view text )
  {
    return text.find_first_not_of( " \t\r\n" ) == std::string_view::npos || isPlaceholder( text );
  }

  const std::string &filled( const std::string &cell )
  {
    static const std::string nothing;
    return isPlaceholder( cell ) ? nothing : cell;
  }

  bool holdsPlaceholder( const StreetName &parts )
  {
    return isPlaceholder( parts.premod ) || isPlaceholder( parts.predir ) || isPlaceholder( parts.pretype ) ||
           isPlaceholder( parts.name ) || isPlaceholder( parts.suftype ) || isPlaceholder( parts.sufdir ) ||
           isPlaceholder( parts.sufmod );
  }

  StreetName filled( const StreetName &parts )
  {
    StreetName street = parts;
    for ( std::string *part : { &street.premod, &street.predir, &street.pretype, &street.name,
                                &street.suftype, &street.sufdir, &street.sufmod } )
      if ( isPlaceholder( *part ) )
        part->clear();
    return street;
  }

  bool holdsUnit( std::string_view text )
  {
    return text.find_first_of( "#," ) != std::string_view::npos ||
           std::any_of( text.begin(), text.end(), []( char c ) { return c >= '0' && c <= '9'; } );
  }

  bool nameHoldsMore( const StreetName &parts )
  {
    if ( parts.name.empty() || !parts.suftype.empty() || !parts.sufdir.empty() || !parts.pretype.empty() )
      return false;
    if ( parts.name.find_first_of( "#," ) != std::string::npos )
      return true;
    const std::string words = normalizeText( parts.name );
    const std::size_t last = words.rfind( ' ' );
    if ( last == std::string::npos || last == 0 || words.size() - last > 6 )
      return false;
    const std::size_t before = words.rfind( ' ', last - 1 );
    return before != std::string::npos &&
           Lexicon::instance().word( words.substr( before + 1, last - before - 1 ) ).unitKind == UnitKind::Id;
  }

  std::string_view trimmed( std::string_view text )
  {
    while ( !text.empty() && ( text.front() == ' ' || text.front() == '\t' ) )
      text.remove_prefix( 1 );
    while ( !text.empty() && ( text.back() == ' ' || text.back() == '\t' ) )
      text.remove_suffix( 1 );
    return text;
  }

  std::string titleCase( std::string_view text )
  {
    std::string out( text );
    for ( std::size_t i = 0; i < out.size(); )
    {
      const std::size_t end = std::min( out.find( ' ', i ), out.size() );
      const std::string_view word = std::string_view( out ).substr( i, end - i );
      const bool direction = word == "NE" || word == "NW" || word == "SE" || word == "SW";
      for ( std::size_t k = i; k < end && !direction; ++k )
        if ( out[k] >= 'A' && out[k] <= 'Z' && k > i )
          out[k] = static_cast<char>( out[k] - 'A' + 'a' );
        else if ( out[k] >= 'a' && out[k] <= 'z' && k == i )
          out[k] = static_cast<char>( out[k] - 'a' + 'A' );
      i = end + 1;
    }
    return out;
  }

  bool mixedCase( std::string_view text )
  {
    return std::any_of( text.begin(), text.end(), []( char c ) { return c >= 'a' && c <= 'z'; } ) &&
           std::any_of( text.begin(), text.end(), []( char c ) { return c >= 'A' && c <= 'Z'; } );
  }

  std::uint32_t zipNumber( std::string_view zip )
  {
    std::uint32_t value = 0;
    std::from_chars( zip.data(), zip.data() + zip.size(), value );
    return value;
  }

  Parity parityOf( const NumberRange &range, std::string_view text )
  {
    const bool same = range.from % 2 == range.to % 2;
    const char c = text.empty() ? ' ' : text[0];
    if ( !same || c == 'B' || c == 'b' )
      return Parity::Both;
    return range.from % 2 == 0 ? Parity::Even : Parity::Odd;
  }

  bool lostDigit( const NumberRange &range, double meters )
  {
    constexpr double room = 2; // numbers to a metre of street, on both sides together: none is so dense
    constexpr std::uint32_t few = 300; // a short street may have a range of a hundred or two set aside
    const std::uint32_t low = std::min( range.from, range.to ), high = std::max( range.from, range.to );
    return high - low > few && std::to_string( low ).size() != std::to_string( high ).size() &&
           static_cast<double>( high - low ) > room * meters;
  }
}
