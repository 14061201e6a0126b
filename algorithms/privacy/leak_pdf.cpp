// The part of the leak scan that reads PDF: ISO 32000-1, 7.3.4 (strings), 7.3.8 (streams) and 9.10.3
// (ToUnicode).
#include "privacy/leak_patterns.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <cctype>
#include <map>

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

    // The string that starts at text[at] ('(' or '<'); at moves behind it. An odd last digit counts as if 0
    // followed.
    std::string readString( std::string_view text, std::size_t &at )
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

    // All strings in their order; a page's words come in pieces, so nothing is put between them.
    std::string allStrings( std::string_view text )
    {
      std::string all;
      for ( std::size_t at = 0; at < text.size(); )
      {
        const bool dictionary = text[at] == '<' && at + 1 < text.size() && text[at + 1] == '<';
        if ( text[at] == '(' || ( text[at] == '<' && !dictionary ) )
          all += readString( text, at );
        else
          at += dictionary ? 2 : 1;
      }
      return all;
    }

    struct FontMap
    {
        std::size_t codeSize = 2; // bytes
        std::map<std::uint32_t, std::string> text;
    };

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
              cells.push_back( readString( cmap, at ) );
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

  std::vector<Unpacked> unpackPdf( std::string_view bytes )
  {
    std::vector<Unpacked> parts;
    std::string outside; // what stands between the streams: dictionaries, information, annotations
    std::size_t count = 0, last = 0;
    for ( std::size_t at = bytes.find( "stream" ); at != std::string_view::npos;
          at = bytes.find( "stream", at + 6 ) )
    {
      if ( at >= 3 && bytes.substr( at - 3, 3 ) == "end" )
      {
        last = at;
        continue;
      }
      std::size_t data = at + 6;
      if ( data < bytes.size() && bytes[data] == '\r' )
        ++data;
      if ( data >= bytes.size() || bytes[data] != '\n' )
        continue;
      ++data;
      outside.append( bytes.substr( last, at - last ) );
      const std::size_t end = std::min( bytes.find( "endstream", data ), bytes.size() );
      last = end;
      ++count;
      std::string inflated = inflateAll( bytes.substr( data ), Deflate::Zlib );
      if ( inflated.empty() )
        inflated = bytes.substr( data, end - data );
      parts.push_back( { "pdf stream " + std::to_string( count ), std::move( inflated ) } );
      at = std::max( at, end < 6 ? 0 : end - 6 );
    }
    outside.append( bytes.substr( std::min( last, bytes.size() ) ) );

    std::vector<FontMap> maps;
    for ( const Unpacked &part : parts )
      if ( part.bytes.find( "begincmap" ) != std::string::npos )
        maps.push_back( readFontMap( part.bytes ) );
    const std::size_t streams = parts.size();
    parts.push_back( { "pdf text", allStrings( outside ) } );
    for ( std::size_t i = 0; i < streams; ++i )
    {
      const bool shows = parts[i].bytes.find( "Tj" ) != std::string::npos ||
                         parts[i].bytes.find( "TJ" ) != std::string::npos;
      std::string strings = allStrings( parts[i].bytes );
      if ( strings.empty() )
        continue;
      for ( const FontMap &map : maps )
        if ( shows )
          parts.push_back( { "pdf text", spelled( strings, map ) } );
      parts.push_back( { "pdf text", std::move( strings ) } );
    }
    return parts;
  }
}
