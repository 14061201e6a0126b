// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_filters.h"

#include "privacy/leak_unpack.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t LONGEST_STREAM = std::size_t( 1 ) << 28U;

    std::string fromHex( std::string_view data )
    {
      std::string bytes;
      int high = -1;
      for ( const char c : data )
      {
        if ( c == '>' )
          break;
        if ( !std::isxdigit( static_cast<unsigned char>( c ) ) )
          continue;
        const int digit = c <= '9' ? c - '0' : ( c | 0x20 ) - 'a' + 10;
        if ( high >= 0 )
          bytes += static_cast<char>( high * 16 + digit );
        high = high >= 0 ? -1 : digit;
      }
      return bytes;
    }

    std::string fromBase85( std::string_view data )
    {
      std::string bytes;
      std::uint32_t group = 0;
      std::size_t digits = 0;
      const auto end = [&]( std::size_t given )
      {
        for ( std::size_t i = 0; i + 1 < given; ++i )
          bytes += static_cast<char>( ( group >> ( 24 - 8 * i ) ) & 255U );
        group = 0;
        digits = 0;
      };
      for ( const char c : data )
        if ( c == '~' )
          break;
        else if ( c == 'z' && digits == 0 )
          bytes.append( 4, '\0' );
        else if ( c >= '!' && c <= 'u' )
        {
          group = group * 85 + static_cast<std::uint32_t>( c - '!' );
          if ( ++digits == 5 )
            end( 5 );
        }
      if ( const std::size_t given = digits; given > 0 )
      {
        for ( ; digits < 5; ++digits )
          group = group * 85 + 84;
        end( given );
      }
      return bytes;
    }

    std::string fromRuns( std::string_view data )
    {
      std::string bytes;
      for ( std::size_t at = 0; at + 1 < data.size() && bytes.size() < LONGEST_STREAM; )
      {
        const auto length = static_cast<unsigned char>( data[at++] );
        if ( length == 128 )
          break;
        if ( length > 128 )
          bytes.append( 257U - length, data[at++] );
        else
        {
          bytes.append( data.substr( at, length + 1U ) );
          at += length + 1U;
        }
      }
      return bytes;
    }

    // 7.4.4.2, with the usual early change of the codes' length.
    std::string fromLzw( std::string_view data )
    {
      constexpr std::size_t clearCode = 256, endCode = 257;
      std::vector<std::string> table;
      std::string bytes, last;
      unsigned size = 9;
      const auto clear = [&]
      {
        table.assign( 258, {} );
        for ( std::size_t i = 0; i < 256; ++i )
          table[i] = std::string( 1, static_cast<char>( i ) );
        size = 9;
        last.clear();
      };
      clear();
      std::uint32_t buffer = 0;
      unsigned bits = 0;
      for ( const char c : data )
      {
        buffer = ( buffer << 8U ) | static_cast<unsigned char>( c );
        bits += 8;
        if ( bits < size )
          continue;
        const std::size_t code = ( buffer >> ( bits - size ) ) & ( ( 1U << size ) - 1 );
        bits -= size;
        if ( code == endCode || code > table.size() || bytes.size() > LONGEST_STREAM )
          break;
        if ( code == clearCode )
        {
          clear();
          continue;
        }
        if ( code == table.size() && last.empty() )
          break;
        const std::string entry = code < table.size() ? table[code] : last + last[0];
        bytes += entry;
        if ( !last.empty() && table.size() < 4096 )
          table.push_back( last + entry[0] );
        last = entry;
        size = table.size() >= 2047 ? 12 : table.size() >= 1023 ? 11 : table.size() >= 511 ? 10 : 9;
      }
      return bytes;
    }

    long numberAfter( std::string_view dictionary, std::string_view key, long otherwise )
    {
      const std::size_t at = dictionary.find( key );
      if ( at == std::string_view::npos )
        return otherwise;
      return std::strtol( std::string( dictionary.substr( at + key.size(), 12 ) ).c_str(), nullptr, 10 );
    }

    // 7.4.4.4: the rows of a PNG's filters.
    std::string unpredicted( std::string_view dictionary, std::string bytes )
    {
      if ( numberAfter( dictionary, "/Predictor", 1 ) < 10 )
        return bytes;
      const long columns = std::clamp( numberAfter( dictionary, "/Columns", 1 ), 1L, 1L << 20 );
      const long colors = std::clamp( numberAfter( dictionary, "/Colors", 1 ), 1L, 32L );
      const long depth = std::clamp( numberAfter( dictionary, "/BitsPerComponent", 8 ), 1L, 16L );
      const auto pixel = static_cast<std::size_t>( std::max( 1L, colors * depth / 8 ) );
      const auto row = static_cast<std::size_t>( ( columns * colors * depth + 7 ) / 8 );
      std::string plain, before( row, '\0' );
      for ( std::size_t at = 0; at + 1 < bytes.size(); at += row + 1 )
      {
        const auto kind = static_cast<unsigned char>( bytes[at] );
        std::string line = bytes.substr( at + 1, row );
        line.resize( row );
        for ( std::size_t i = 0; i < row; ++i )
        {
          const int left = i < pixel ? 0 : static_cast<unsigned char>( line[i - pixel] );
          const int above = static_cast<unsigned char>( before[i] );
          const int corner = i < pixel ? 0 : static_cast<unsigned char>( before[i - pixel] );
          const int guess = left + above - corner;
          const int toLeft = std::abs( guess - left ), toAbove = std::abs( guess - above ),
                    toCorner = std::abs( guess - corner );
          const int paeth = toLeft <= toAbove && toLeft <= toCorner ? left
                            : toAbove <= toCorner                   ? above
                                                                    : corner;
          const int added = kind == 1   ? left
                            : kind == 2 ? above
                            : kind == 3 ? ( left + above ) / 2
                            : kind == 4 ? paeth
                                        : 0;
          line[i] = static_cast<char>( static_cast<unsigned char>( line[i] ) + added );
        }
        plain += line;
        before = std::move( line );
      }
      return plain;
    }
  }

  std::string unfiltered( std::string_view dictionary, std::string_view data, std::string_view toEndstream )
  {
    const auto plain = [&]
    {
      std::string bytes = inflateAll( data, Deflate::Zlib );
      return bytes.empty() ? std::string( toEndstream ) : unpredicted( dictionary, std::move( bytes ) );
    };
    std::size_t at = dictionary.find( "/Filter" );
    if ( at == std::string_view::npos )
      return plain();
    at = dictionary.find_first_not_of( " \r\n\t", at + 7 );
    const bool several = at < dictionary.size() && dictionary[at] == '[';
    const std::size_t end =
        several ? std::min( dictionary.find( ']', at ), dictionary.size() ) : dictionary.size();
    std::string bytes( toEndstream );
    bool first = true;
    for ( at = dictionary.find( '/', at ); at < end; at = dictionary.find( '/', at ) )
    {
      std::size_t past = ++at;
      while ( past < dictionary.size() && std::isalnum( static_cast<unsigned char>( dictionary[past] ) ) )
        ++past;
      const std::string_view name = dictionary.substr( at, past - at );
      if ( name == "FlateDecode" || name == "Fl" )
        bytes =
            unpredicted( dictionary, inflateAll( first ? data : std::string_view( bytes ), Deflate::Zlib ) );
      else if ( name == "LZWDecode" || name == "LZW" )
        bytes = unpredicted( dictionary, fromLzw( bytes ) );
      else if ( name == "ASCII85Decode" || name == "A85" )
        bytes = fromBase85( bytes );
      else if ( name == "ASCIIHexDecode" || name == "AHx" )
        bytes = fromHex( bytes );
      else if ( name == "RunLengthDecode" || name == "RL" )
        bytes = fromRuns( bytes );
      else
        break;
      first = false;
      if ( !several )
        break;
    }
    return bytes.empty() ? plain() : bytes;
  }
}
