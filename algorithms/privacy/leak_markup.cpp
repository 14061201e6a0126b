// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_markup.h"

#include "base/utf8.h"
#include "privacy/leak_patterns.h"

#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t LONGEST_TAG = 4096;

    // So many hexadecimal digits at text[at]; none where there are fewer.
    std::optional<std::uint32_t> hexAt( std::string_view text, std::size_t at, std::size_t digits )
    {
      if ( at + digits > text.size() )
        return std::nullopt;
      std::uint32_t value = 0;
      for ( const char c : text.substr( at, digits ) )
      {
        if ( !std::isxdigit( static_cast<unsigned char>( c ) ) )
          return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>( c <= '9' ? c - '0' : ( c | 0x20 ) - 'a' + 10 );
      }
      return value;
    }

    struct Written
    {
        std::string text;
        std::size_t bytes = 0; // that it was written with; 0: nothing is escaped here
    };

    // "&#xF1;", "&#241;", "&ntilde;": accents of names are left out.
    Written reference( std::string_view text, std::size_t at )
    {
      const std::size_t end = text.find( ';', at );
      if ( end == std::string_view::npos || end - at > 10 )
        return {};
      const std::string_view name = text.substr( at + 1, end - at - 1 );
      Written written{ {}, end + 1 - at };
      if ( name.starts_with( '#' ) && name.size() > 1 )
      {
        const bool isHex = name[1] == 'x' || name[1] == 'X';
        std::uint32_t value = 0;
        for ( const char c : name.substr( isHex ? 2 : 1 ) )
          if ( const auto digit = hexAt( std::string_view( &c, 1 ), 0, 1 );
               digit && ( isHex || *digit < 10 ) )
            value = value * ( isHex ? 16U : 10U ) + *digit;
          else
            return {};
        appendUtf8( written.text, value );
        return written;
      }
      constexpr std::array<std::pair<std::string_view, std::string_view>, 6> NAMED = { { { "amp", "&" },
                                                                                         { "lt", "<" },
                                                                                         { "gt", ">" },
                                                                                         { "quot", "\"" },
                                                                                         { "apos", "'" },
                                                                                         { "nbsp", " " } } };
      for ( const auto &[known, character] : NAMED )
        if ( name == known )
        {
          written.text = character;
          return written;
        }
      for ( const std::string_view accent :
            { "acute", "grave", "tilde", "uml", "circ", "cedil", "caron", "ring", "slash" } )
        if ( name.size() == accent.size() + 1 && name.ends_with( accent ) )
        {
          written.text = name.substr( 0, 1 );
          return written;
        }
      return {};
    }

    Written escapeAt( std::string_view text, std::size_t at )
    {
      const char c = text[at], next = at + 1 < text.size() ? text[at + 1] : ' ';
      Written written;
      if ( c == '&' )
        return reference( text, at );
      if ( c == '\\' && ( next == 'u' || next == 'U' ) )
      {
        auto unit = hexAt( text, at + 2, 4 );
        if ( !unit )
          return {};
        written.bytes = 6;
        const auto low = *unit >= 0xD800 && *unit < 0xDC00 && text.substr( at + 6, 2 ) == "\\u"
                             ? hexAt( text, at + 8, 4 )
                             : std::nullopt;
        if ( low && *low >= 0xDC00 && *low < 0xE000 )
        {
          unit = 0x10000 + ( ( *unit - 0xD800 ) << 10U ) + ( *low - 0xDC00 );
          written.bytes = 12;
        }
        appendUtf8( written.text, *unit );
        return written;
      }
      if ( c == '=' && ( next == '\n' || next == '\r' ) )
        return { {}, text.substr( at + 1, 2 ) == "\r\n" ? 3U : 2U };
      const std::size_t digits = c == '\\' && next == '\'' ? at + 2 : c == '%' || c == '=' ? at + 1 : 0;
      if ( const auto byte = digits > 0 ? hexAt( text, digits, 2 ) : std::nullopt; byte && *byte >= 0x20 )
        return { std::string( 1, static_cast<char>( *byte ) ), digits + 2 - at };
      return {};
    }
  }

  std::string unescaped( std::string_view text )
  {
    std::string plain;
    plain.reserve( text.size() );
    for ( std::size_t at = 0; at < text.size(); )
    {
      const bool begins = std::string_view( "&\\%=" ).find( text[at] ) != std::string_view::npos;
      if ( const Written written = begins ? escapeAt( text, at ) : Written(); written.bytes > 0 )
      {
        plain += written.text;
        at += written.bytes;
      }
      else
        plain += text[at++];
    }
    return plain;
  }

  std::string withoutTags( std::string_view text, std::string_view between )
  {
    std::string plain;
    plain.reserve( text.size() );
    for ( std::size_t at = 0; at < text.size(); )
    {
      const std::size_t open = std::min( text.find( '<', at ), text.size() );
      plain.append( text.substr( at, open - at ) );
      if ( open == text.size() )
        break;
      const std::size_t close = text.find( '>', open );
      const bool isTag =
          close != std::string_view::npos && close - open < LONGEST_TAG && open + 1 < text.size() &&
          ( std::isalpha( static_cast<unsigned char>( text[open + 1] ) ) || text[open + 1] == '/' );
      plain.append( isTag ? between : "<" );
      at = isTag ? close + 1 : open + 1;
    }
    return plain;
  }

  std::string decodedRuns( std::string_view bytes )
  {
    constexpr std::size_t shortest = 12; // a name of nine letters
    constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<int, 256> value{};
    value.fill( -1 );
    for ( std::size_t i = 0; i < base64.size(); ++i )
      value[static_cast<unsigned char>( base64[i] )] = static_cast<int>( i );
    std::string text;
    bool begun = false; // on the line before
    for ( std::size_t at = 0; at < bytes.size(); )
    {
      std::size_t end = at;
      bool isHex = true;
      for ( ; end < bytes.size() && value[static_cast<unsigned char>( bytes[end] )] >= 0; ++end )
        isHex = isHex && std::isxdigit( static_cast<unsigned char>( bytes[end] ) );
      unsigned buffer = 0, bits = 0;
      for ( std::size_t i = at; ( begun || end - at >= shortest ) && i < end; ++i )
      {
        const char c = bytes[i];
        const int digit = c <= '9' ? c - '0' : ( c | 0x20 ) - 'a' + 10;
        buffer = ( buffer << ( isHex ? 4U : 6U ) ) |
                 static_cast<unsigned>( isHex ? digit : value[static_cast<unsigned char>( c )] );
        bits += isHex ? 4 : 6;
        if ( bits >= 8 )
          text += static_cast<char>( ( buffer >> ( bits -= 8 ) ) & 255U );
      }
      // Mail breaks one run into lines of 76.
      const bool goesOn = end - at >= 60 && ( end - at ) % 4 == 0 && end < bytes.size() && bytes[end] < ' ';
      if ( ( begun || end - at >= shortest ) && !goesOn )
        text += '\n';
      begun = goesOn;
      at = end + ( bytes.substr( end, 2 ) == "\r\n" ? 2 : 1 );
    }
    return text;
  }
}
