#include "privacy/leak_fold.h"

#include "address/text_fold.h"

#include <algorithm>
#include <deque>

namespace doorstep
{
  namespace
  {
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

    // Letters of other alphabets that look like one of ours, and letters of full width.
    Character twin( std::string_view text, std::size_t at )
    {
      // Code points of two bytes, then what is seen.
      constexpr std::string_view TWINS = "\xD0\x90"
                                         "A\xD0\x92"
                                         "B\xD0\x95"
                                         "E\xD0\x85"
                                         "S\xD0\x86"
                                         "I\xD0\x88"
                                         "J\xD0\x9A"
                                         "K\xD0\x9C"
                                         "M\xD0\x9D"
                                         "H\xD0\x9E"
                                         "O\xD0\xA0"
                                         "P\xD0\xA1"
                                         "C\xD0\xA2"
                                         "T\xD0\xA5"
                                         "X\xD0\xB0"
                                         "a\xD0\xB5"
                                         "e\xD0\xBE"
                                         "o\xD1\x80"
                                         "p\xD1\x81"
                                         "c\xD1\x83"
                                         "y\xD1\x85"
                                         "x\xD1\x95"
                                         "s\xD1\x96"
                                         "i\xD1\x98"
                                         "j\xCE\x91"
                                         "A\xCE\x92"
                                         "B\xCE\x95"
                                         "E\xCE\x96"
                                         "Z\xCE\x97"
                                         "H\xCE\x99"
                                         "I\xCE\x9A"
                                         "K\xCE\x9C"
                                         "M\xCE\x9D"
                                         "N\xCE\x9F"
                                         "O\xCE\xA1"
                                         "P\xCE\xA4"
                                         "T\xCE\xA5"
                                         "Y\xCE\xA7"
                                         "X\xCE\xBF"
                                         "o\xC4\xB1"
                                         "i";
      for ( std::size_t i = 0; i + 2 < TWINS.size(); i += 3 )
        if ( text.substr( at, 2 ) == TWINS.substr( i, 2 ) )
          return { TWINS.substr( i + 2, 1 ), 2 };
      constexpr std::string_view LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
      const std::string_view wide = text.substr( at, 3 );
      if ( wide.size() == 3 && wide[0] == '\xEF' && ( wide[1] == '\xBC' || wide[1] == '\xBD' ) )
      {
        const unsigned last = static_cast<unsigned char>( wide[2] );
        const unsigned index = wide[1] == '\xBC' ? last - 0xA1U : last - 0x81U + 26;
        if ( index < LETTERS.size() && ( index < 26 ) == ( wide[1] == '\xBC' ) )
          return { LETTERS.substr( index, 1 ), 3 };
      }
      return {};
    }

    // Characters that foldAt leaves out, because addresses do not have them.
    Character special( std::string_view text, std::size_t at )
    {
      const auto byte = [&]( std::size_t i )
      { return at + i < text.size() ? static_cast<unsigned char>( text[at + i] ) : 0U; };
      if ( byte( 0 ) == 0xC4 || byte( 0 ) == 0xCE || byte( 0 ) == 0xD0 || byte( 0 ) == 0xD1 ||
           ( byte( 0 ) == 0xEF && byte( 1 ) >= 0xBC && byte( 1 ) <= 0xBD ) )
        return twin( text, at );
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
    char before = ' ';   // the letter before, in its case
    bool hyphen = false; // nothing but blanks since one: a line's end goes on with the word
    const auto add = [&]( char letter )
    {
      if ( gap == Gap::None && ( isDigit( letter ) != isDigit( before ) ||
                                 ( letter >= 'A' && letter <= 'Z' && before >= 'a' && before <= 'z' ) ) )
        gap = Gap::Case;
      folded.gaps.push_back( gap );
      folded.capital.push_back( letter >= 'A' && letter <= 'Z' );
      gap = Gap::None;
      hyphen = false;
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
      {
        const bool goesOn = hyphen && ( c == '\n' || c == '\r' );
        gap = std::max( gap, c == '\0' ? Gap::Hard : goesOn ? Gap::Soft : gapOf( c ) );
        hyphen = c == '-' || ( hyphen && ( goesOn || c == ' ' || c == '\t' ) );
      }
      else if ( const Character known = special( text, at ); known.bytes > 0 )
      {
        for ( const char letter : known.ascii )
          add( letter );
        hyphen = hyphen || text.substr( at, 2 ) == "\xC2\xAD";
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
          {
            gap = std::max( gap, gapOf( letter == ',' ? ' ' : letter ) );
            hyphen = letter == '-';
          }
        at += std::max<std::size_t>( character.bytes, 1 );
        continue;
      }
      ++at;
    }
    folded.gaps.push_back( Gap::Hard );
    return folded;
  }

  bool isWritten( const FoldedText &text, std::size_t start, std::size_t end )
  {
    bool allSmall = true, allCapital = true, allTitled = true, isFirst = true;
    for ( std::size_t i = start; i < end; ++i, isFirst = false )
    {
      const char letter = text.letters[i];
      if ( letter <= '9' )
        continue;
      const bool begins = isFirst || text.gaps[i] >= Gap::Soft;
      allSmall = allSmall && !text.capital[i];
      allCapital = allCapital && text.capital[i];
      allTitled = allTitled && text.capital[i] == begins;
    }
    return allSmall || allCapital || allTitled;
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
    constexpr std::size_t LIGATURE = 3;    // letters of the longest
    constexpr std::size_t LEAST_APART = 5; // letters drawn one by one begin no word: four are met by chance

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
        if ( text.gaps[start + i] == Gap::Hard )
        {
          const bool numbered = isDigit( word.letters[i] ) || isDigit( word.letters[i - 1] );
          const bool goesOn = word.gaps[i] == Gap::Hard || ( word.gaps[i] == Gap::Soft && !numbered );
          if ( !goesOn && ( !drawnApart( text, start + i ) || ( wholeWords && size < LEAST_APART ) ) )
            return false;
        }
      return true;
    }
  }

  void FoldedPatterns::find( const FoldedText &text, bool wholeWords, const Found &found ) const
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
          const std::size_t start = at + 1 - wanted.letters.size();
          if ( reads( text, start, wanted, wholeWords ) )
            found( { static_cast<std::size_t>( word ), start, at + 1 } );
        }
    }
  }
}
