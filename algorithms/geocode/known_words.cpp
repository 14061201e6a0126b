// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/known_words.h"

#include "address/word_table.h"
#include "base/embedded.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t SHORTEST = 3;

    // Calls visit( word ) for the words of a text.
    template <class Visit> void eachWordOf( std::string_view text, Visit &&visit )
    {
      for ( std::size_t at = 0; at < text.size(); )
      {
        std::size_t end = at;
        while ( end < text.size() && text[end] != ' ' && text[end] != '\n' )
          ++end;
        if ( end > at )
          visit( text.substr( at, end - at ) );
        at = end + 1;
      }
    }

    struct KnownWords
    {
        std::vector<std::pair<std::string_view, char>> words;
        WordTable<char> table;

        KnownWords()
        {
          std::string_view text = embedded( "known_words.csv" );
          while ( text.starts_with( '#' ) )
            text.remove_prefix( std::min( text.find( '\n' ), text.size() - 1 ) + 1 );
          text.remove_prefix( std::min( text.find( '\n' ), text.size() ) ); // the column's name
          words.reserve( text.size() / 6 );
          eachWordOf( text, [this]( std::string_view word ) { words.emplace_back( word, '\0' ); } );
          table.build( words );
        }

        bool contains( std::string_view word ) const { return table.find( word ) != nullptr; }
    };

    const KnownWords &knownWords()
    {
      static const KnownWords words;
      return words;
    }

    bool isKnownWord( std::string_view word )
    {
      const KnownWords &words = knownWords();
      if ( words.contains( word ) )
        return true;
      // the lexicon has no plurals
      return word.size() > SHORTEST && word.back() == 'S' &&
             words.contains( word.substr( 0, word.size() - 1 ) );
    }
  }

  bool isKnownName( std::string_view name )
  {
    bool known = true, any = false;
    eachWordOf( name,
                [&]( std::string_view word )
                {
                  if ( word.size() < SHORTEST )
                    return;
                  any = true;
                  known = known && isKnownWord( word );
                } );
    return known && any;
  }
}
