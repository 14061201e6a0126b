// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_pdf_text.h"

#include "base/utf8.h"
#include "privacy/leak_patterns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace doorstep
{
  namespace
  {
    int hexValue( char c )
    {
      if ( c >= '0' && c <= '9' )
        return c - '0';
      if ( c >= 'a' && c <= 'f' )
        return c - 'a' + 10;
      return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    std::uint32_t number( std::string_view bytes )
    {
      std::uint32_t value = 0;
      for ( const char c : bytes )
        value = ( value << 8U ) | static_cast<unsigned char>( c );
      return value;
    }

    // UTF-16BE as UTF-8, its last unit raised by `plus`.
    std::string fromUtf16( std::string_view bytes, std::uint32_t plus )
    {
      std::string text;
      for ( std::size_t at = 0; at + 1 < bytes.size(); at += 2 )
      {
        std::uint32_t unit = number( bytes.substr( at, 2 ) );
        if ( unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.size() )
        {
          unit = 0x10000 + ( ( unit - 0xD800 ) << 10U ) + ( number( bytes.substr( at + 2, 2 ) ) - 0xDC00 );
          at += 2;
        }
        appendUtf8( text, at + 2 >= bytes.size() ? unit + plus : unit );
      }
      return text;
    }
  }

  std::string readPdfString( std::string_view text, std::size_t &at )
  {
    std::string bytes;
    if ( text[at++] == '<' )
    {
      int high = -1;
      for ( ; at < text.size() && text[at] != '>'; ++at )
      {
        const int digit = hexValue( text[at] );
        if ( digit < 0 )
          continue;
        if ( high >= 0 )
          bytes += static_cast<char>( high * 16 + digit );
        high = high >= 0 ? -1 : digit;
      }
      if ( high >= 0 )
        bytes += static_cast<char>( high * 16 );
      ++at;
      return bytes;
    }
    for ( int depth = 1; at < text.size(); ++at )
    {
      char c = text[at];
      if ( c == '(' )
        ++depth;
      else if ( c == ')' && --depth == 0 )
        break;
      else if ( c == '\\' && at + 1 < text.size() )
      {
        c = text[++at];
        if ( c >= '0' && c <= '7' )
        {
          int value = 0;
          for ( int digits = 0; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7';
                ++digits, ++at )
            value = value * 8 + ( text[at] - '0' );
          --at;
          c = static_cast<char>( value );
        }
        else if ( c == '\n' || c == '\r' )
          continue;
        else if ( const std::size_t known = std::string_view( "nrtbf" ).find( c );
                  known != std::string_view::npos )
          c = "\n\r\t\b\f"[known];
      }
      bytes += c;
    }
    ++at;
    return bytes;
  }

  std::string textOfPdfString( const std::string &bytes )
  {
    if ( bytes.starts_with( "\xFE\xFF" ) )
      return fromUtf16( std::string_view( bytes ).substr( 2 ), 0 );
    if ( !bytes.starts_with( "\xFF\xFE" ) ) // not of the standard, and written all the same
      return bytes;
    std::string turned;
    for ( std::size_t i = 2; i + 1 < bytes.size(); i += 2 )
      turned.append( 1, bytes[i + 1] ).append( 1, bytes[i] );
    return fromUtf16( turned, 0 );
  }

  std::string allPdfStrings( std::string_view text, std::string_view between )
  {
    std::string all;
    for ( std::size_t at = 0; at < text.size(); )
    {
      const bool dictionary = text[at] == '<' && at + 1 < text.size() && text[at + 1] == '<';
      if ( text[at] == '(' || ( text[at] == '<' && !dictionary ) )
      {
        all += textOfPdfString( readPdfString( text, at ) );
        all += between;
      }
      else
        at += dictionary ? 2 : 1;
    }
    return all;
  }

  FontMap readFontMap( std::string_view cmap )
  {
    FontMap map;
    for ( const bool ranges : { false, true } )
    {
      const std::string_view begin = ranges ? "beginbfrange" : "beginbfchar",
                             end = ranges ? "endbfrange" : "endbfchar";
      for ( std::size_t at = cmap.find( begin ); at != std::string_view::npos; at = cmap.find( begin, at ) )
      {
        at += begin.size();
        const std::size_t stop = std::min( cmap.find( end, at ), cmap.size() );
        std::vector<std::string> cells; // "[" opens a list of texts, one a code
        std::vector<bool> listed;
        bool inList = false;
        while ( at < stop )
        {
          if ( cmap[at] == '<' )
          {
            cells.push_back( readPdfString( cmap, at ) );
            listed.push_back( inList );
            continue;
          }
          inList = cmap[at] == '[' || ( inList && cmap[at] != ']' );
          ++at;
        }
        for ( std::size_t i = 0; i + 1 < cells.size(); )
        {
          map.codeSize = cells[i].empty() ? map.codeSize : cells[i].size();
          std::uint32_t code = number( cells[i] );
          if ( !ranges )
          {
            map.text[code] = fromUtf16( cells[i + 1], 0 );
            i += 2;
            continue;
          }
          const std::uint32_t last = number( cells[i + 1] );
          i += 2;
          if ( i < cells.size() && !listed[i] )
          {
            for ( std::uint32_t k = 0; code + k <= last && k < 65536; ++k )
              map.text[code + k] = fromUtf16( cells[i], k );
            ++i;
          }
          for ( ; i < cells.size() && listed[i]; ++i )
            map.text[code++] = fromUtf16( cells[i], 0 );
        }
      }
    }
    return map;
  }

  std::string spelled( std::string_view codes, const FontMap &map )
  {
    std::string text;
    for ( std::size_t at = 0; at + map.codeSize <= codes.size(); at += map.codeSize )
      if ( const auto found = map.text.find( number( codes.substr( at, map.codeSize ) ) );
           found != map.text.end() )
        text += found->second;
    return text;
  }
}
