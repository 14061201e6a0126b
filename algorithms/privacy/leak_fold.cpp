#include "privacy/leak_fold.h"

#include "address/text_fold.h"

#include <algorithm>
#include <deque>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t SHORTEST_RUN = 6; // printable bytes that are no chance

    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }
    bool isLetter( char c )
    {
      return ( c >= 'a' && c <= 'z' ) || ( c >= 'A' && c <= 'Z' );
    }

    std::size_t symbol( char letter )
    {
      return static_cast<std::size_t>( isDigit( letter ) ? 26 + ( letter - '0' ) : letter - 'a' );
    }

    struct Character
    {
        std::string_view ascii; // what it reads as; empty: nothing that is seen
        std::size_t bytes = 0;  // 0: not special
    };

    // Characters that foldAt leaves out, because addresses do not have them.
    Character special( std::string_view text, std::size_t at )
    {
      const auto byte = [&]( std::size_t i )
      { return at + i < text.size() ? static_cast<unsigned char>( text[at + i] ) : 0U; };
      if ( byte( 0 ) == 0xEF && byte( 1 ) == 0xAC && byte( 2 ) >= 0x80 && byte( 2 ) <= 0x86 )
      {
        constexpr std::array<std::string_view, 7> LIGATURES = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };
        return { LIGATURES[byte( 2 ) - 0x80U], 3 };
      }
      if ( byte( 0 ) == 0xCC || ( byte( 0 ) == 0xCD && byte( 1 ) >= 0x80 && byte( 1 ) < 0xB0 ) )
        return { "", ( byte( 1 ) & 0xC0U ) == 0x80U ? 2U : 0U }; // accents of their own, U+0300 to U+036F
      if ( byte( 0 ) == 0xC2 && byte( 1 ) == 0xAD )
        return { "", 2 }; // soft hyphen
      if ( byte( 0 ) == 0xE2 && byte( 1 ) == 0x80 && byte( 2 ) >= 0x8B && byte( 2 ) <= 0x8F )
        return { "", 3 }; // blanks of no width
      if ( byte( 0 ) == 0xEF && byte( 1 ) == 0xBB && byte( 2 ) == 0xBF )
        return { "", 3 };
      return {};
    }

    Gap gapOf( char c )
    {
      return std::string_view( " \t-'.`_/" ).find( c ) != std::string_view::npos ? Gap::Soft : Gap::Hard;
    }
  }

  FoldedText foldForLeaks( std::string_view text )
  {
    FoldedText folded;
    folded.letters.reserve( text.size() );
    folded.gaps.reserve( text.size() + 1 );
    Gap gap = Gap::Hard;
    char before = ' '; // the letter before, in its case
    const auto add = [&]( char letter )
    {
      if ( gap == Gap::None && ( isDigit( letter ) != isDigit( before ) ||
                                 ( letter >= 'A' && letter <= 'Z' && before >= 'a' && before <= 'z' ) ) )
        gap = Gap::Case;
      folded.gaps.push_back( gap );
      gap = Gap::None;
      before = letter;
      folded.letters += letter >= 'A' && letter <= 'Z' ? static_cast<char>( letter - 'A' + 'a' ) : letter;
    };
    for ( std::size_t at = 0; at < text.size(); )
    {
      const char c = text[at];
      if ( isLetter( c ) || isDigit( c ) )
        add( c );
      else if ( c == '.' && at > 0 && isDigit( text[at - 1] ) && at + 1 < text.size() &&
                isDigit( text[at + 1] ) )
        add( '0' ); // one number, such as a coordinate: its decimals are no word
      else if ( static_cast<unsigned char>( c ) < 0x80U )
        gap = std::max( gap, c == '\0' ? Gap::Hard : gapOf( c ) );
      else if ( const Character known = special( text, at ); known.bytes > 0 )
      {
        for ( const char letter : known.ascii )
          add( letter );
        at += known.bytes;
        continue;
      }
      else
      {
        const Folded character = foldAt( text, at );
        const bool capital = isLetter( before ) && before < 'a';
        for ( const char letter : character.ascii )
          if ( isDigit( letter ) || isLetter( letter ) )
            add( isLetter( letter ) && !capital ? static_cast<char>( letter - 'A' + 'a' ) : letter );
          else
            gap = std::max( gap, gapOf( letter == ',' ? ' ' : letter ) );
        at += std::max<std::size_t>( character.bytes, 1 );
        continue;
      }
      ++at;
    }
    folded.gaps.push_back( Gap::Hard );
    return folded;
  }

  std::string readableText( std::string_view bytes )
  {
    const auto printable = []( char c )
    { return static_cast<unsigned char>( c ) >= 0x20U || c == '\t' || c == '\n' || c == '\r'; };
    if ( bytes.find( '\0' ) == std::string_view::npos )
    {
      const auto strange =
          std::count_if( bytes.begin(), bytes.end(), [&]( char c ) { return !printable( c ); } );
      const auto high = std::count_if( bytes.begin(), bytes.end(),
                                       []( char c ) { return static_cast<unsigned char>( c ) >= 0x80U; } );
      if ( static_cast<std::size_t>( strange ) * 50 <= bytes.size() &&
           static_cast<std::size_t>( high ) * 2 <= bytes.size() )
        return std::string( bytes );
    }
    std::string text;
    for ( const std::size_t step : { std::size_t( 1 ), std::size_t( 2 ) } )
      for ( std::size_t parity = 0; parity < step; ++parity )
      {
        std::string run;
        const auto end = [&]
        {
          if ( run.size() >= SHORTEST_RUN )
            text.append( run ).append( 1, '\n' );
          run.clear();
        };
        for ( std::size_t at = parity; at < bytes.size(); at += step )
        {
          const bool wide = step == 2 && ( at + 1 >= bytes.size() || bytes[at + 1] != '\0' );
          if ( wide || !printable( bytes[at] ) )
            end();
          if ( printable( bytes[at] ) && !( wide && run.empty() && step == 2 ) )
            run += bytes[at];
        }
        end();
      }
    return text;
  }

  FoldedPatterns::FoldedPatterns( std::span<const std::string> words )
  {
    mNodes.emplace_back().next.fill( -1 );
    for ( const std::string &word : words )
    {
      mWords.push_back( foldForLeaks( word ) );
      if ( !mWords.back().letters.empty() )
        add( mWords.back(), static_cast<std::int32_t>( mWords.size() - 1 ) );
    }
    link();
  }

  void FoldedPatterns::add( const FoldedText &word, std::int32_t index )
  {
    std::size_t node = 0;
    for ( const char letter : word.letters )
    {
      if ( mNodes[node].next[symbol( letter )] < 0 )
      {
        mNodes[node].next[symbol( letter )] = static_cast<std::int32_t>( mNodes.size() );
        mNodes.emplace_back().next.fill( -1 );
      }
      node = static_cast<std::size_t>( mNodes[node].next[symbol( letter )] );
    }
    mNodes[node].words.push_back( index );
  }

  void FoldedPatterns::link()
  {
    std::deque<std::size_t> queue;
    for ( std::int32_t &next : mNodes.front().next )
      if ( next < 0 )
        next = 0;
      else
        queue.push_back( static_cast<std::size_t>( next ) );
    while ( !queue.empty() )
    {
      Node &node = mNodes[queue.front()];
      queue.pop_front();
      const Node &fallback = mNodes[static_cast<std::size_t>( node.fallback )];
      node.shorter = fallback.words.empty() ? fallback.shorter : node.fallback;
      for ( std::size_t letter = 0; letter < node.next.size(); ++letter )
        if ( node.next[letter] < 0 )
          node.next[letter] = fallback.next[letter];
        else
        {
          mNodes[static_cast<std::size_t>( node.next[letter] )].fallback = fallback.next[letter];
          queue.push_back( static_cast<std::size_t>( node.next[letter] ) );
        }
    }
  }

  namespace
  {
    constexpr std::size_t LIGATURE = 3; // letters of the longest

    // Letters drawn one by one, a ligature at most on one side of `at`.
    bool drawnApart( const FoldedText &text, std::size_t at )
    {
      std::size_t before = 1, after = 1;
      while ( before <= LIGATURE && before <= at && text.gaps[at - before] != Gap::Hard )
        ++before;
      while ( after <= LIGATURE && text.gaps[at + after] != Gap::Hard )
        ++after;
      return std::min( before, after ) == 1 && std::max( before, after ) <= LIGATURE &&
             isDigit( text.letters[at] ) == isDigit( text.letters[at - 1] );
    }

    // Whether the letters from `start` on read as the word, its gaps against the text's.
    bool reads( const FoldedText &text, std::size_t start, const FoldedText &word, bool wholeWords )
    {
      const std::size_t size = word.letters.size();
      if ( wholeWords && ( text.gaps[start] == Gap::None || text.gaps[start + size] == Gap::None ) )
        return false;
      for ( std::size_t i = 1; i < size; ++i )
        if ( text.gaps[start + i] == Gap::Hard && word.gaps[i] != Gap::Hard &&
             !drawnApart( text, start + i ) )
          return false;
      return true;
    }
  }

  void FoldedPatterns::find( const FoldedText &text, bool wholeWords,
                             const std::function<void( std::size_t )> &found ) const
  {
    std::size_t state = 0;
    for ( std::size_t at = 0; at < text.letters.size(); ++at )
    {
      state = static_cast<std::size_t>( mNodes[state].next[symbol( text.letters[at] )] );
      for ( std::int32_t node = mNodes[state].words.empty() ? mNodes[state].shorter
                                                            : static_cast<std::int32_t>( state );
            node >= 0; node = mNodes[static_cast<std::size_t>( node )].shorter )
        for ( const std::int32_t word : mNodes[static_cast<std::size_t>( node )].words )
        {
          const FoldedText &wanted = mWords[static_cast<std::size_t>( word )];
          if ( reads( text, at + 1 - wanted.letters.size(), wanted, wholeWords ) )
            found( static_cast<std::size_t>( word ) );
        }
    }
  }
}
