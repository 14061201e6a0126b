// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/word_alignment.h"

#include "address/lexicon.h"
#include "address/word_table.h"
#include "base/csv.h"
#include "base/embedded.h"
#include "geocode/scoring.h"

#include <algorithm>
#include <map>
#include <set>

namespace doorstep
{
  namespace
  {
    // What the lexicon of short words says.
    struct ShortWords
    {
        std::map<std::string, std::vector<std::string>, std::less<>> same; // CONN: CONNECTION, CONNECTICUT
        std::set<std::string, std::less<>> light, apart;
        WordTable<char> any; // those that are short for others or light

        ShortWords()
        {
          const std::vector<CsvRow> rows = parseCsv( embedded( "short_words.csv" ), ',', true );
          for ( std::size_t r = 1; r < rows.size(); ++r )
          {
            if ( rows[r].size() < 2 )
              continue;
            std::vector<std::string> words;
            eachWord( {}, rows[r][1], {},
                      [&words]( std::string_view word, bool ) { words.emplace_back( word ); } );
            if ( words.empty() )
              continue;
            if ( rows[r][0] == "light" )
              light.insert( words.begin(), words.end() );
            else if ( rows[r][0] == "apart" )
              apart.insert( words.begin(), words.end() );
            else
              for ( std::size_t i = 1; i < words.size(); ++i )
                same[words[i]].push_back( words.front() );
          }
          for ( const auto &[word, others] : same )
            mAny.emplace_back( word, '\0' );
          for ( const std::string &word : light )
            mAny.emplace_back( word, '\0' );
          any.build( mAny );
        }

      private:
        std::vector<std::pair<std::string_view, char>> mAny;
    };

    const ShortWords &shortWords()
    {
      static const ShortWords words;
      return words;
    }

    bool same( const NameWord &a, const NameWord &b )
    {
      return std::any_of( a.keys.begin(), a.keys.end(),
                          [&b]( const std::string &key )
                          { return std::find( b.keys.begin(), b.keys.end(), key ) != b.keys.end(); } );
    }

    // "Miracle Mi": the first letters of a word that is longer by two at least.
    bool begins( const NameWord &typed, const NameWord &word )
    {
      return word.tells() && !typed.light && typed.text.size() > 1 &&
             word.text.size() >= typed.text.size() + 2 && word.text.starts_with( typed.text );
    }

    class Alignment
    {
      public:
        Alignment( const NameWords &typed, const NameWords &reference )
            : mTyped( typed ), mReference( reference )
        {
        }

        std::optional<double> best()
        {
          walk( 0, 0, {} );
          return mBest;
        }

      private:
        struct State
        {
            double cost = WEIGHTS.respelled;
            int equal = 0;   // words that tell, the same in both
            int begun = 0;   // typed by their first letters
            int dropped = 0; // words that tell, left out
        };

        void walk( std::size_t i, std::size_t j, State s )
        {
          constexpr double most = 20;
          if ( s.cost > most || ( mBest && s.cost >= *mBest ) )
            return;
          if ( i == mTyped.size() && j == mReference.size() )
          {
            // a word of the name as it is, and two of them where one is left out
            if ( s.equal > s.dropped )
              mBest = s.cost;
            return;
          }
          if ( i < mTyped.size() && j < mReference.size() )
            pair( i, j, s );
          if ( j < mReference.size() )
            leaveOut( mReference, j, i, s, [&]( State left ) { walk( i, j + 1, left ); } );
          if ( i < mTyped.size() && ( mTyped[i]->light || mTyped[i]->initial ) )
          {
            State left = s;
            left.cost += WEIGHTS.lightWord;
            walk( i + 1, j, left );
          }
        }

        void pair( std::size_t i, std::size_t j, State s )
        {
          const NameWord &typed = *mTyped[i], &word = *mReference[j];
          if ( same( typed, word ) )
          {
            // a type of the one may be a part of the other's name: Miracle Mile
            s.equal += word.tells() ? 1 : 0;
            walk( i + 1, j + 1, s );
          }
          else if ( typed.initial && ( word.tells() || word.text.size() == 2 ) && // M Auburn for Mt Auburn
                    word.text.front() == typed.text.front() )
          {
            s.cost += WEIGHTS.lightWord;
            walk( i + 1, j + 1, s );
          }
          else if ( begins( typed, word ) && s.begun == 0 )
          {
            s.cost += WEIGHTS.begunWord;
            ++s.begun;
            walk( i + 1, j + 1, s );
          }
        }

        template <class Next>
        void leaveOut( const NameWords &words, std::size_t at, std::size_t typedAt, State s, Next next )
        {
          const NameWord &word = *words[at];
          const bool last = at + 1 == words.size();
          if ( word.type )
          {
            // the type at the end, where none was typed
            if ( !last || typedAt != mTyped.size() || ( !mTyped.empty() && mTyped.back()->type ) )
              return;
            s.cost += WEIGHTS.typeMissing;
          }
          else if ( word.light || word.initial )
            s.cost += WEIGHTS.lightWord;
          else if ( at + 1 < words.size() && words[at + 1]->initial && at + 2 < words.size() )
            s.cost += WEIGHTS.lightWord; // John of John F Kennedy
          else if ( word.apart || at == 0 || s.dropped > 0 || s.equal == 0 )
            return;
          else
          {
            s.cost += WEIGHTS.droppedWord;
            ++s.dropped;
          }
          next( s );
        }

        const NameWords &mTyped, &mReference;
        std::optional<double> mBest;
    };
  }

  bool isShortWord( std::string_view text )
  {
    const Word &lexical = Lexicon::instance().word( text );
    return !lexical.type.empty() || !lexical.preName.empty() || lexical.starts( PhraseKind::State ) ||
           shortWords().any.find( text ) != nullptr;
  }

  NameWord nameWord( std::string_view text, bool type )
  {
    const ShortWords &known = shortWords();
    NameWord word;
    word.type = type;
    word.initial = text.size() == 1 && text[0] >= 'A';
    word.keys.emplace_back( text );
    if ( const auto found = known.same.find( text ); found != known.same.end() )
      word.keys.insert( word.keys.end(), found->second.begin(), found->second.end() );
    const Word &lexical = Lexicon::instance().word( text );
    for ( const std::string_view standard : { lexical.type, lexical.preName } )
      if ( !standard.empty() && standard != text )
        word.keys.emplace_back( standard );
    // MASS is MASSACHUSETTS, but LA is an article
    if ( const KnownPhrase *phrase = text.size() > 3 && lexical.starts( PhraseKind::State )
                                         ? Lexicon::instance().phrase( text )
                                         : nullptr;
         phrase != nullptr && !phrase->state.empty() )
      word.keys.push_back( "=" + std::string( phrase->state ) );
    for ( const std::string &key : word.keys )
    {
      word.light = word.light || known.light.contains( key );
      word.apart = word.apart || known.apart.contains( key );
    }
    word.text = text;
    return word;
  }

  std::optional<double> alignWords( const NameWords &typed, const NameWords &reference )
  {
    constexpr std::size_t longest = 9;
    if ( typed.size() > longest || reference.size() > longest )
      return std::nullopt;
    return Alignment( typed, reference ).best();
  }
}
