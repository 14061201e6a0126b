// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/name_words.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/pieces.h"
#include "base/plain_letters.h"
#include "base/text.h"
#include "columns/column_names.h"

#include <algorithm>
#include <limits>
#include <map>

namespace doorstep
{
  namespace
  {
    bool isUpper( char c )
    {
      return c >= 'A' && c <= 'Z';
    }
    bool isLower( char c )
    {
      return c >= 'a' && c <= 'z';
    }

    // Sorted, so that a word cut short is found by its beginning.
    const std::map<std::string, std::string, std::less<>> &knownWords()
    {
      static const std::map<std::string, std::string, std::less<>> words = []
      {
        std::map<std::string, std::string, std::less<>> result;
        for ( const CsvRow &row : parseCsv( embedded( "layer_columns.csv" ), ',', true ) )
          if ( row.size() >= 4 && row[0] == "word" )
            for ( const std::string &word : piecesOf( row[3], ' ' ) )
              result.emplace( word, row[1] );
        return result;
      }();
      return words;
    }

    // "SitusStreetDir", "GISStreetN", "ST_NAME" in their pieces, lower case; digits apart.
    std::vector<std::string> pieces( std::string_view name )
    {
      std::vector<std::string> result( 1 );
      for ( std::size_t i = 0; i < name.size(); ++i )
      {
        const char c = name[i], before = i > 0 ? name[i - 1] : ' ';
        const char after = i + 1 < name.size() ? name[i + 1] : ' ';
        if ( !isUpper( c ) && !isLower( c ) && !isDigit( c ) )
        {
          result.emplace_back();
          continue;
        }
        const bool cut = ( isUpper( c ) && isLower( before ) ) ||
                         ( isUpper( c ) && isUpper( before ) && isLower( after ) ) ||
                         isDigit( c ) != isDigit( before );
        if ( cut && !result.back().empty() )
          result.emplace_back();
        result.back() += isUpper( c ) ? static_cast<char>( c + 32 ) : c;
      }
      std::erase_if( result, []( const std::string &piece ) { return piece.empty(); } );
      return result;
    }

    // The way to cut a piece into known words that costs least: one a word, more for single letters, for a
    // last word cut short and for what is not known.
    class Cutter
    {
      public:
        explicit Cutter( std::string_view piece ) : mPiece( piece ), mStates( piece.size() + 1 )
        {
          mStates[0].cost = 0;
          for ( std::size_t at = 0; at < piece.size(); ++at )
            if ( mStates[at].cost < std::numeric_limits<double>::max() )
              from( at );
        }

        void collect( NameWords &into ) const
        {
          for ( std::size_t at = mPiece.size(); at > 0; at = mStates[at].before )
            if ( mStates[at].meaning.empty() )
              ++into.unknown;
            else
              into.meanings.emplace_back( mStates[at].meaning );
        }

      private:
        struct State
        {
            double cost = std::numeric_limits<double>::max();
            std::size_t before = 0;
            std::string_view meaning;
        };

        void offer( std::size_t from, std::size_t to, double cost, std::string_view meaning )
        {
          const double total = mStates[from].cost + cost;
          if ( total < mStates[to].cost )
            mStates[to] = { total, from, meaning };
        }

        void from( std::size_t at )
        {
          const auto &words = knownWords();
          for ( std::size_t length = 1; at + length <= mPiece.size(); ++length )
          {
            const std::string_view part = mPiece.substr( at, length );
            const bool whole = length == mPiece.size(), last = at + length == mPiece.size();
            if ( const auto found = words.find( part ); found != words.end() )
              offer( at, at + length, length > 1 || whole ? 1 : 1.7, found->second );
            else if ( last && length >= 3 )
              if ( const auto longer = words.lower_bound( part );
                   longer != words.end() && longer->first.starts_with( part ) )
                offer( at, at + length, 1.3, longer->second );
            offer( at, at + length, 1.6 + 0.7 * static_cast<double>( length ), {} );
          }
        }

        std::string_view mPiece;
        std::vector<State> mStates;
    };

    // A letter alone means a side or an end only beside words of ranges; 1 and 2 are first and last there.
    void settleLetters( std::vector<std::string> &meanings, std::string_view digits )
    {
      const auto has = [&meanings]( std::string_view m )
      { return std::find( meanings.begin(), meanings.end(), m ) != meanings.end(); };
      const auto replace = [&meanings]( std::string_view letter, const char *word, bool meant )
      {
        if ( meant )
          std::replace( meanings.begin(), meanings.end(), std::string( letter ), std::string( word ) );
        else
          std::erase( meanings, letter );
      };
      const bool range = has( "from" ) || has( "to" ) || has( "from1" ) || has( "to1" );
      const bool sided = has( "zip" ) || has( "city" ) || has( "parity" ) || has( "postal" ) ||
                         ( has( "post" ) && has( "code" ) );
      const bool numbered = has( "address" ) || has( "number" ) || has( "house" );
      const bool ends = range || ( numbered && ( digits == "1" || digits == "2" ) );
      replace( "left1", "left", ends || sided );
      replace( "right1", "right", ends || sided );
      const bool side = has( "left" ) || has( "right" );
      replace( "from1", "from", numbered || side );
      replace( "to1", "to", numbered || side );
      if ( side && numbered && !has( "from" ) && !has( "to" ) && ( digits == "1" || digits == "2" ) )
        meanings.emplace_back( digits == "1" ? "from" : "to" );
    }
  }

  std::string plainName( std::string_view name )
  {
    const std::size_t dot = name.rfind( '.' );
    if ( dot != std::string_view::npos && dot + 1 < name.size() )
      name.remove_prefix( dot + 1 );
    std::string out;
    for ( const char c : lowerAscii( name ) )
      if ( isLower( c ) || isDigit( c ) )
        out += c;
    return out;
  }

  bool NameWords::means( std::string_view meaning ) const
  {
    return std::find( meanings.begin(), meanings.end(), meaning ) != meanings.end();
  }

  NameWords nameWords( std::string_view name )
  {
    const std::size_t dot = name.rfind( '.' );
    if ( dot != std::string_view::npos && dot + 1 < name.size() )
      name.remove_prefix( dot + 1 );
    NameWords words;
    std::string digits;
    for ( const std::string &piece : pieces( name ) )
      if ( isDigit( piece[0] ) )
        digits = piece;
      else
        Cutter( piece ).collect( words );
    settleLetters( words.meanings, digits );
    std::sort( words.meanings.begin(), words.meanings.end() );
    words.meanings.erase( std::unique( words.meanings.begin(), words.meanings.end() ), words.meanings.end() );
    return words;
  }

  std::string codeInName( std::string_view name )
  {
    const std::size_t dot = name.rfind( '.' );
    if ( dot != std::string_view::npos && dot + 1 < name.size() )
      name.remove_prefix( dot + 1 );
    std::string code;
    bool sited = false;
    for ( const std::string &piece : pieces( name ) )
    {
      const auto known = knownWords().find( piece );
      if ( known != knownWords().end() && ( known->second == "address" || known->second == "site" ) )
        sited = true;
      else if ( !code.empty() || piece.size() < 2 || piece.size() > 3 || isDigit( piece[0] ) )
        return {};
      else
        code = piece;
    }
    return sited ? code : std::string();
  }
}
