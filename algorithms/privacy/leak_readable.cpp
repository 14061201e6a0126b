// Which bytes of a file can be read as letters, for the leak scan.
#include "privacy/leak_fold.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    bool isPrintable( char c )
    {
      return static_cast<unsigned char>( c ) >= 0x20U || c == '\t' || c == '\n' || c == '\r';
    }

    // The bytes of the letter at `at`: ASCII, or two bytes of UTF-8 (Latin letters); 0: neither.
    std::size_t plainLetter( std::string_view bytes, std::size_t at )
    {
      const auto byte = [&]( std::size_t i )
      { return i < bytes.size() ? static_cast<unsigned char>( bytes[i] ) : 0U; };
      if ( byte( at ) < 0x7F )
        return isPrintable( bytes[at] ) ? 1 : 0;
      return byte( at ) >= 0xC3 && byte( at ) <= 0xCD && ( byte( at + 1 ) & 0xC0U ) == 0x80U ? 2 : 0;
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

    // Of two bytes each, the second nought.
    void appendWideRuns( std::string_view bytes, std::size_t from, LeastRun least, std::string &text )
    {
      std::string run;
      for ( std::size_t at = from; at + 1 < bytes.size(); at += 2 )
        if ( bytes[at + 1] == '\0' && isPrintable( bytes[at] ) )
          run += bytes[at];
        else
          endRun( run, static_cast<std::size_t>( least ), text );
      endRun( run, static_cast<std::size_t>( least ), text );
    }
  }

  ReadableBytes readableBytes( std::string_view bytes, LeastRun least )
  {
    if ( bytes.find( '\0' ) == std::string_view::npos )
    {
      const auto strange =
          std::count_if( bytes.begin(), bytes.end(), []( char c ) { return !isPrintable( c ); } );
      const auto high = std::count_if( bytes.begin(), bytes.end(),
                                       []( char c ) { return static_cast<unsigned char>( c ) >= 0x80U; } );
      if ( static_cast<std::size_t>( strange ) * 50 <= bytes.size() &&
           static_cast<std::size_t>( high ) * 2 <= bytes.size() )
        return { std::string( bytes ), true };
    }
    ReadableBytes runs{ {}, false };
    appendRuns( bytes, least, runs.text );
    appendWideRuns( bytes, 0, least, runs.text );
    appendWideRuns( bytes, 1, least, runs.text );
    return runs;
  }
}
