// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/held_ids.h"

#include "base/error.h"
#include "base/text.h"
#include "privacy/list_ids.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view BYTE_ORDER_MARK = "\xEF\xBB\xBF", NO_BREAK_SPACE = "\xC2\xA0";

    void eraseAll( std::string &text, std::string_view part )
    {
      for ( std::size_t at = text.find( part ); at != std::string::npos; at = text.find( part, at ) )
        text.erase( at, part.size() );
    }

    std::string trimmedWide( std::string_view text )
    {
      std::string plain = trimmedOf( text, " \t\r\n\v\f" );
      while ( plain.starts_with( NO_BREAK_SPACE ) )
        plain = trimmedOf( plain.substr( NO_BREAK_SPACE.size() ), " \t\r\n\v\f" );
      while ( plain.ends_with( NO_BREAK_SPACE ) )
        plain = trimmedOf( plain.substr( 0, plain.size() - NO_BREAK_SPACE.size() ), " \t\r\n\v\f" );
      return plain;
    }

    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }
  }

  bool saysHold( std::string_view cell )
  {
    const std::string text = lowerAscii( trimmedWide( cell ) );
    constexpr std::string_view noes[] = { "", "0", "0.0", "no", "n", "false", "f", "none", "-", "n/a", "na" };
    return std::find( std::begin( noes ), std::end( noes ), text ) == std::end( noes );
  }

  std::string plainId( std::string_view text )
  {
    std::string plain = trimmedWide( text );
    const std::size_t point = plain.find( '.' );
    if ( point != 0 && point != std::string::npos && point + 1 < plain.size() &&
         std::all_of( plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>( point ), isDigit ) &&
         plain.find_first_not_of( '0', point + 1 ) == std::string::npos )
      plain.resize( point );
    return plain;
  }

  HeldIds::HeldIds( std::string_view text )
  {
    for ( std::size_t number = 1; !text.empty(); ++number )
    {
      const std::size_t end = std::min( text.find_first_of( "\r\n" ), text.size() );
      const std::string_view line = text.substr( 0, end );
      const bool twice = text.substr( end ).starts_with( "\r\n" );
      text.remove_prefix( std::min( end + ( twice ? 2 : 1 ), text.size() ) );
      std::string id( line.substr( 0, line.find_first_of( ",;\t" ) ) );
      eraseAll( id, BYTE_ORDER_MARK );
      eraseAll( id, "\"" );
      id = plainId( id );
      if ( isShortenedNumber( id ) )
        throw InputError( "HOLD_LIST, line " + std::to_string( number ) +
                          ": a number as a spreadsheet shortens it (1.20E+10), of which the last digits are "
                          "lost, so that whom it holds is not known; write the whole ID." );
      if ( id.empty() )
        continue;
      mIds.insert( id );
      if ( std::string plain = withoutZeros( id ); !plain.empty() )
        mWithoutZeros.emplace( std::move( plain ), id );
    }
  }

  bool HeldIds::holds( const std::string &id )
  {
    if ( mIds.contains( id ) )
    {
      mMet.insert( id );
      return true;
    }
    const auto other = mWithoutZeros.find( withoutZeros( id ) );
    if ( other == mWithoutZeros.end() )
      return false;
    ++mMetByZeros;
    mMet.insert( other->second );
    return true;
  }
}
