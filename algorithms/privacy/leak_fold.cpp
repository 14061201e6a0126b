// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_fold.h"

#include "address/text_fold.h"
#include "privacy/leak_letters.h"

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

    // Of a letter of Latin-1, Latin Extended-A or Windows-1252; otherwise where it was encoded twice.
    bool isCapital( std::string_view text, std::size_t at, std::size_t bytes, bool otherwise )
    {
      const auto byte = [&]( std::size_t i )
      { return at + i < text.size() ? static_cast<unsigned char>( text[at + i] ) : 0U; };
      const unsigned point = bytes == 2   ? ( ( byte( 0 ) & 0x1FU ) << 6U ) | ( byte( 1 ) & 0x3FU )
                             : bytes == 1 ? byte( 0 )
                                          : 0U;
      if ( point < 0x80 || bytes > 2 )
        return otherwise;
      if ( point < 0x100 )
        return point < 0xA0 ? point < 0x90 || point == 0x9F : point < 0xDF;
      const bool isOdd = point % 2 == 1;
      return ( point >= 0x139 && point <= 0x148 ) || point >= 0x178 ? isOdd : !isOdd;
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
      else if ( const FoldedLetter known = foldLetter( text, at ); known.bytes > 0 )
      {
        if ( known.standsAlone )
          gap = std::max( gap, Gap::Case );
        for ( const char letter : known.ascii )
          add( letter );
        if ( known.standsAlone )
          gap = Gap::Case;
        hyphen = hyphen || text.substr( at, 2 ) == "\xC2\xAD";
        at += known.bytes;
        continue;
      }
      else
      {
        const Folded character = foldAt( text, at );
        const bool capital = isCapital( text, at, character.bytes, isLetter( before ) && before < 'a' );
        for ( const char letter : character.ascii )
          if ( isDigit( letter ) || isLetter( letter ) )
            add( isLetter( letter ) && !capital ? static_cast<char>( letter - 'A' + 'a' ) : letter );
          else
          {
            gap = std::max( gap, gapOf( letter == ',' ? ' ' : letter ) );
            hyphen = letter == '-';
          }
        if ( character.ascii.empty() ) // an apostrophe, a bullet, an arrow
          gap = std::max( gap, Gap::Soft );
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
