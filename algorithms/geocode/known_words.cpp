// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/known_words.h"

#include "base/embedded.h"

#include <algorithm>
#include <unordered_set>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t kShortest = 3;

    // Calls visit( word ) for the words of a text.
    template <class Visit> void eachWordOf( std::string_view text, Visit &&visit )
    {
      for ( std::size_t at = 0; at < text.size(); )
      {
        const std::size_t end = std::min( text.find_first_of( " \n", at ), text.size() );
        if ( end > at )
          visit( text.substr( at, end - at ) );
        at = end + 1;
      }
    }

    const std::unordered_set<std::string_view> &knownWords()
    {
      static const std::unordered_set<std::string_view> words = []
      {
        std::string_view text = embedded( "known_words.csv" );
        while ( text.starts_with( '#' ) )
          text.remove_prefix( std::min( text.find( '\n' ), text.size() - 1 ) + 1 );
        text.remove_prefix( std::min( text.find( '\n' ), text.size() ) ); // the column's name
        std::unordered_set<std::string_view> set;
        eachWordOf( text, [&set]( std::string_view word ) { set.insert( word ); } );
        return set;
      }();
      return words;
    }

    bool isKnownWord( std::string_view word )
    {
      const auto &words = knownWords();
      if ( words.contains( word ) )
        return true;
      // the lexicon has no plurals
      return word.size() > kShortest && word.back() == 'S' &&
             words.contains( word.substr( 0, word.size() - 1 ) );
    }
  }

  bool isKnownName( std::string_view name )
  {
    bool known = true, any = false;
    eachWordOf( name,
                [&]( std::string_view word )
                {
                  if ( word.size() < kShortest )
                    return;
                  any = true;
                  known = known && isKnownWord( word );
                } );
    return known && any;
  }
}
