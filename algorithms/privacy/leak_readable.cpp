// SPDX-License-Identifier: GPL-2.0-or-later
// Which bytes of a file can be read as letters, for the leak scan.
#include "base/utf8.h"
#include "privacy/leak_fold.h"
#include "privacy/leak_patterns.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    bool isPrintable( char c )
    {
      return static_cast<unsigned char>( c ) >= 0x20U || c == '\t' || c == '\n' || c == '\r';
    }

    // The bytes of the letter at `at`: ASCII, or UTF-8 of two or three bytes; 0: none.
    std::size_t plainLetter( std::string_view bytes, std::size_t at )
    {
      const auto byte = [&]( std::size_t i )
      { return i < bytes.size() ? static_cast<unsigned char>( bytes[i] ) : 0U; };
      const auto follows = [&]( std::size_t i ) { return ( byte( i ) & 0xC0U ) == 0x80U; };
      if ( byte( at ) < 0x7F )
        return isPrintable( bytes[at] ) ? 1 : 0;
      if ( byte( at ) >= 0xC3 && byte( at ) <= 0xDF && follows( at + 1 ) )
        return 2;
      // Vietnamese, apostrophes and dashes, Chinese.
      const bool isKnown = byte( at ) == 0xE1 || ( byte( at ) == 0xE2 && byte( at + 1 ) == 0x80 ) ||
                           ( byte( at ) >= 0xE3 && byte( at ) <= 0xED );
      return isKnown && follows( at + 1 ) && follows( at + 2 ) ? 3 : 0;
    }

    void endRun( std::string &run, std::size_t least, std::string &text )
    {
      if ( run.size() >= least )
        text.append( run ).append( 1, '\n' );
      run.clear();
    }

    void appendRuns( std::string_view bytes, LeastRun least, std::string &text )
    {
      std::string run;
      for ( std::size_t at = 0; at < bytes.size(); )
      {
        const std::size_t size =
            least == LeastRun::Six ? ( isPrintable( bytes[at] ) ? 1U : 0U ) : plainLetter( bytes, at );
        if ( size == 0 )
          endRun( run, static_cast<std::size_t>( least ), text );
        else
          run.append( bytes.substr( at, size ) );
        at += std::max<std::size_t>( size, 1 );
      }
      endRun( run, static_cast<std::size_t>( least ), text );
    }

    // UTF-16 from that byte on: Latin letters and those near them.
    void appendWideRuns( std::string_view bytes, std::size_t from, bool bigEndian, std::string &text )
    {
      constexpr std::size_t shortest = 4; // every second byte says so: none is met by chance
      std::string run;
      std::size_t letters = 0;
      const auto end = [&]
      {
        if ( letters >= shortest )
          text.append( run ).append( 1, '\n' );
        // What was before it may have read as a letter.
        if ( const std::size_t first = run.empty() ? 0 : plainLetter( run, 0 );
             letters >= shortest && first > 1 )
          text.append( run.substr( first ) ).append( 1, '\n' );
        run.clear();
        letters = 0;
      };
      for ( std::size_t at = from; at + 1 < bytes.size(); at += 2 )
      {
        const auto first = static_cast<unsigned char>( bytes[at] ),
                   second = static_cast<unsigned char>( bytes[at + 1] );
        const unsigned unit = bigEndian ? first * 256U + second : second * 256U + first;
        const bool isAscii = unit < 0x7F && isPrintable( static_cast<char>( unit ) );
        if ( !isAscii && !( unit >= 0xC0 && unit < 0x530 ) && !( unit >= 0x1E00 && unit < 0x1F00 ) &&
             !( unit >= 0x2010 && unit < 0x201A ) )
        {
          end();
          continue;
        }
        appendUtf8( run, unit );
        ++letters;
      }
      end();
    }

    // Texts with their length before them, as tables in binary files have them (a byte, or two or four in
    // either order): short names stand there too.
    void appendCounted( std::string_view bytes, std::string &text )
    {
      constexpr std::size_t shortest = 2, longest = 12; // longer ones are runs
      for ( std::size_t at = 0; at + 1 < bytes.size(); ++at )
      {
        const std::size_t length = static_cast<unsigned char>( bytes[at] );
        if ( length < shortest || length > longest )
          continue;
        // Behind the lowest byte of a number of one, two or four.
        std::size_t start = at + 1;
        for ( std::size_t noughts = 0; noughts < 3 && start < bytes.size() && bytes[start] == '\0';
              ++noughts )
          ++start;
        if ( start + length > bytes.size() )
          continue;
        std::size_t end = start;
        while ( end < start + length )
          if ( const std::size_t size = plainLetter( bytes, end ); size > 0 )
            end += size;
          else
            break;
        if ( end != start + length )
          continue;
        text.append( bytes.substr( start, length ) ).append( 1, '\n' );
      }
    }
  }

  ReadableBytes readableBytes( std::string_view bytes, LeastRun least )
  {
    if ( bytes.find( '\0' ) == std::string_view::npos )
    {
      const auto strange =
          std::count_if( bytes.begin(), bytes.end(), []( char c ) { return !isPrintable( c ); } );
      std::size_t high = 0; // bytes that no UTF-8 has so
      for ( std::size_t at = 0; at < bytes.size(); )
      {
        const std::size_t size = plainLetter( bytes, at );
        high += size == 0 && static_cast<unsigned char>( bytes[at] ) >= 0x80U ? 1 : 0;
        at += std::max<std::size_t>( size, 1 );
      }
      if ( static_cast<std::size_t>( strange ) * 50 <= bytes.size() && high * 2 <= bytes.size() )
        return { std::string( bytes ), true };
    }
    ReadableBytes runs{ {}, false };
    appendRuns( bytes, least, runs.text );
    for ( const std::size_t from : { 0U, 1U } )
      for ( const bool bigEndian : { false, true } )
        appendWideRuns( bytes, from, bigEndian, runs.text );
    appendCounted( bytes, runs.text );
    return runs;
  }
}
