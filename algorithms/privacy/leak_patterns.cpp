// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_patterns.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>
#include <deque>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t SHORTEST_BASE64 = 7; // shorter ones occur by chance

    unsigned char lower( char c )
    {
      return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>( c - 'A' + 'a' )
                                  : static_cast<unsigned char>( c );
    }

    std::string hex( std::string_view bytes )
    {
      std::string text;
      for ( const char c : bytes )
        for ( const unsigned shift : { 4U, 0U } )
          text += "0123456789abcdef"[( static_cast<unsigned char>( c ) >> shift ) & 15U];
      return text;
    }

    std::string bytesOf( std::u16string_view units, bool bigEndian )
    {
      std::string bytes;
      for ( const char16_t unit : units )
      {
        const char high = static_cast<char>( unit >> 8U ), low = static_cast<char>( unit & 255U );
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
      }
      return bytes;
    }

    // The characters that base64 is sure to have for the bytes when they start at 0, 1 or 2 modulo 3.
    std::string base64Core( std::string_view bytes, std::size_t offset )
    {
      std::string padded( offset, '\0' );
      padded.append( bytes );
      std::string text;
      std::uint32_t buffer = 0;
      unsigned bits = 0;
      for ( const char c : padded )
      {
        buffer = ( buffer << 8U ) | static_cast<unsigned char>( c );
        for ( bits += 8; bits >= 6; bits -= 6 )
          text +=
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[( buffer >> ( bits - 6 ) ) &
                                                                                 63U];
      }
      return text.substr( offset == 0 ? 0 : offset + 1 );
    }

    std::string percent( std::string_view bytes )
    {
      std::string text;
      for ( const char c : bytes )
        if ( std::isalnum( static_cast<unsigned char>( c ) ) || c == '-' || c == '.' || c == '_' || c == '~' )
          text += c;
        else
          text.append( 1, '%' ).append( hex( { &c, 1 } ) );
      return text;
    }

    enum class Code
    {
      Decimal,
      Hex,
      FourHex
    };

    std::string codeOf( char16_t unit, Code form )
    {
      if ( form == Code::Decimal )
        return std::to_string( static_cast<unsigned>( unit ) );
      const std::string four = hex( bytesOf( std::u16string_view( &unit, 1 ), true ) );
      return form == Code::FourHex ? four
                                   : four.substr( std::min<std::size_t>( four.find_first_not_of( '0' ), 3 ) );
    }

    // Non-ASCII as before + code + after.
    std::string escaped( std::u16string_view units, std::string_view before, std::string_view after,
                         Code form )
    {
      std::string text;
      for ( const char16_t unit : units )
        if ( unit < 128 )
          text += static_cast<char>( unit );
        else
        {
          text.append( before );
          text.append( codeOf( unit, form ) );
          text.append( after );
        }
      return text;
    }
  }

  std::u16string utf16( std::string_view utf8 )
  {
    std::u16string units;
    for ( std::size_t at = 0; at < utf8.size(); )
    {
      const auto first = static_cast<unsigned char>( utf8[at] );
      const std::size_t length = first < 0x80   ? 1
                                 : first < 0xC0 ? 0
                                 : first < 0xE0 ? 2
                                 : first < 0xF0 ? 3
                                                : 4;
      std::uint32_t character = length <= 1 ? first : first & ( 0xFFU >> ( length + 1 ) );
      bool good = length > 0 && at + length <= utf8.size();
      for ( std::size_t i = 1; good && i < length; ++i )
      {
        const auto next = static_cast<unsigned char>( utf8[at + i] );
        good = ( next & 0xC0U ) == 0x80;
        character = ( character << 6U ) | ( next & 0x3FU );
      }
      if ( !good )
        character = first;
      at += good ? length : 1;
      if ( character < 0x10000 )
        units += static_cast<char16_t>( character );
      else
      {
        units += static_cast<char16_t>( 0xD800 + ( ( character - 0x10000 ) >> 10U ) );
        units += static_cast<char16_t>( 0xDC00 + ( ( character - 0x10000 ) & 0x3FFU ) );
      }
    }
    return units;
  }

  LeakPatterns::LeakPatterns( std::span<const std::string> markers )
  {
    mNodes.emplace_back();
    mNodes.front().next.fill( -1 );
    for ( std::size_t i = 0; i < markers.size(); ++i )
    {
      if ( markers[i].size() < 4 )
        throw InputError( "A marker of the leak scan needs 4 bytes at least, or it occurs by chance." );
      addSpellings( markers[i], i );
    }
    link();
  }

  void LeakPatterns::addSpellings( const std::string &marker, std::size_t index )
  {
    std::string small, large;
    for ( const char c : marker )
    {
      small += static_cast<char>( lower( c ) );
      large += c >= 'a' && c <= 'z' ? static_cast<char>( c - 'a' + 'A' ) : c;
    }
    add( marker, index, "utf-8" );
    for ( const std::string &spelling : { marker, small, large } )
    {
      const std::u16string units = utf16( spelling );
      std::string latin;
      for ( const char16_t unit : units )
        latin += static_cast<char>( unit < 256 ? unit : u'?' );
      add( latin, index, "latin-1" );
      for ( const bool bigEndian : { false, true } )
      {
        add( bytesOf( units, bigEndian ), index, "utf-16" );
        add( hex( bytesOf( units, bigEndian ) ), index, "hex" );
      }
      add( hex( spelling ), index, "hex" );
      add( percent( spelling ), index, "escaped" );
      add( escaped( units, "\\u", "", Code::FourHex ), index, "escaped" );
      add( escaped( units, "&#x", ";", Code::Hex ), index, "escaped" );
      add( escaped( units, "&#", ";", Code::Decimal ), index, "escaped" );
      for ( std::size_t offset = 0; offset < 3; ++offset )
        if ( const std::string core = base64Core( spelling, offset ); core.size() >= SHORTEST_BASE64 )
          add( core, index, "base64" );
    }
  }

  void LeakPatterns::add( std::string_view pattern, std::size_t marker, std::string_view encoding )
  {
    std::int32_t node = 0;
    for ( const char c : pattern )
    {
      std::int32_t next = mNodes[static_cast<std::size_t>( node )].next[lower( c )];
      if ( next < 0 )
      {
        next = static_cast<std::int32_t>( mNodes.size() );
        mNodes[static_cast<std::size_t>( node )].next[lower( c )] = next;
        mNodes.emplace_back();
        mNodes.back().next.fill( -1 );
      }
      node = next;
    }
    // The first to claim a spelling keeps it: plain ASCII stays "utf-8".
    Node &end = mNodes[static_cast<std::size_t>( node )];
    if ( end.marker < 0 )
    {
      end.marker = static_cast<std::int32_t>( marker );
      end.encoding = encoding;
    }
  }

  void LeakPatterns::link()
  {
    std::deque<std::int32_t> queue;
    for ( std::int32_t &next : mNodes.front().next )
      if ( next < 0 )
        next = 0;
      else
        queue.push_back( next );
    while ( !queue.empty() )
    {
      Node &node = mNodes[static_cast<std::size_t>( queue.front() )];
      queue.pop_front();
      const Node &fallback = mNodes[static_cast<std::size_t>( node.fallback )];
      node.shorter = fallback.marker >= 0 ? node.fallback : fallback.shorter;
      for ( std::size_t byte = 0; byte < 256; ++byte )
        if ( node.next[byte] < 0 )
          node.next[byte] = fallback.next[byte];
        else
        {
          mNodes[static_cast<std::size_t>( node.next[byte] )].fallback = fallback.next[byte];
          queue.push_back( node.next[byte] );
        }
    }
  }

  void LeakPatterns::find( std::string_view bytes,
                           const std::function<void( std::size_t, std::string_view )> &found ) const
  {
    std::int32_t state = 0;
    for ( const char c : bytes )
    {
      state = mNodes[static_cast<std::size_t>( state )].next[lower( c )];
      const Node *node = &mNodes[static_cast<std::size_t>( state )];
      if ( node->marker < 0 && node->shorter < 0 )
        continue;
      for ( std::int32_t at = node->marker >= 0 ? state : node->shorter; at >= 0; at = node->shorter )
      {
        node = &mNodes[static_cast<std::size_t>( at )];
        found( static_cast<std::size_t>( node->marker ), node->encoding );
      }
    }
  }
}
