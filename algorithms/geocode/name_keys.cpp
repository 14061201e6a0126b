// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/name_keys.h"

#include "address/word_table.h"
#include "base/csv.h"
#include "base/embedded.h"
#include "base/pieces.h"
#include "base/plain_letters.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace doorstep
{
  namespace
  {
    bool isFigure( char c )
    {
      return c >= '0' && c <= '9';
    }

    void appendKey( std::string &key, std::string_view words )
    {
      const std::size_t before = key.size();
      key.resize( before + words.size() );
      char *to = key.data() + before;
      for ( std::size_t i = 0; i < words.size(); ++i )
      {
        // the ending of 22ND, at the beginning of a word
        if ( isFigure( words[i] ) && ( i == 0 || words[i - 1] == ' ' ) )
        {
          const std::size_t end = std::min( words.find( ' ', i ), words.size() );
          std::string_view word = words.substr( i, end - i );
          if ( word.size() > 2 && isFigure( word[word.size() - 3] ) )
          {
            const std::string_view ending = word.substr( word.size() - 2 );
            if ( ending == "ST" || ending == "ND" || ending == "RD" || ending == "TH" )
              word.remove_suffix( 2 );
          }
          for ( const char c : word )
          {
            *to = PLAIN_LETTERS[static_cast<unsigned char>( c )];
            to += *to != 0 ? 1 : 0;
          }
          i = end;
          continue;
        }
        *to = PLAIN_LETTERS[static_cast<unsigned char>( words[i] )];
        to += *to != 0 ? 1 : 0;
      }
      key.resize( static_cast<std::size_t>( to - key.data() ) );
    }

    constexpr std::size_t LONG_KEY = 48; // room for nearly all

    struct Spelling
    {
        std::string word; // AVENUE of AVE
        std::string key;
    };

    struct Spellings
    {
        std::map<std::string, Spelling> words;
        std::map<std::string, std::string> names;                        // MARTINLUTHERKING -> MLK
        std::map<unsigned, std::pair<std::string, std::string>> numbers; // value -> cardinal, ordinal
        WordTable<Spelling> wordTable;
        WordTable<std::string> nameTable;

        Spellings()
        {
          // the first of a row's words is the one written out
          for ( const char *file : { "street_types.csv", "directionals.csv", "pretypes.csv" } )
          {
            const std::vector<CsvRow> rows = parseCsv( embedded( file ), ',', true );
            for ( std::size_t r = 1; r < rows.size(); ++r )
            {
              const CsvRow &row = rows[r];
              if ( row.size() < 2 || row.back().empty() )
                continue;
              const std::string &all = row.back();
              const std::string &abbreviation = row[0];
              std::string longest;
              for ( std::string &word : piecesOf( all, ' ' ) )
                if ( longest.empty() || abbreviation == longest )
                  longest = std::move( word );
              words.emplace( abbreviation, Spelling{ longest, keyText( longest ) } );
            }
          }
          for ( const CsvRow &row : parseCsv( embedded( "short_names.csv" ), ',', true ) )
            if ( row.size() > 1 )
              for ( const std::string &form : piecesOf( row[1], ';' ) )
                names.emplace( keyText( form ), row[0] );
          const std::vector<CsvRow> rows = parseCsv( embedded( "numbers.csv" ), ',', true );
          for ( std::size_t r = 1; r < rows.size(); ++r )
          {
            unsigned value = 0;
            if ( rows[r].size() >= 3 )
            {
              std::from_chars( rows[r][0].data(), rows[r][0].data() + rows[r][0].size(), value );
              numbers[value] = { rows[r][1], rows[r][2] };
            }
          }
          wordTable.build( words );
          nameTable.build( names );
        }
    };

    const Spellings &spellings()
    {
      static const Spellings table;
      return table;
    }

    // With the abbreviation written out.
    void appendSpelled( std::string &key, std::string_view part )
    {
      if ( part.empty() )
        return;
      if ( const Spelling *spelling = spellings().wordTable.find( part ) )
        key += spelling->key;
      else
        appendKey( key, part );
    }

    // 22 of "22ND" or "22"; 0 where the name is no number
    unsigned ordinalValue( std::string_view name )
    {
      unsigned value = 0;
      const auto [end, error] = std::from_chars( name.data(), name.data() + name.size(), value );
      const std::string_view rest( end, static_cast<std::size_t>( name.data() + name.size() - end ) );
      const bool ordinal = rest.empty() || rest == "ST" || rest == "ND" || rest == "RD" || rest == "TH";
      return error == std::errc() && ordinal ? value : 0;
    }

    void add( std::vector<NameKey> &keys, std::string text, KeyKind kind )
    {
      if ( text.empty() )
        return;
      NameKey key{ std::move( text ), kind };
      if ( std::find( keys.begin(), keys.end(), key ) == keys.end() )
        keys.push_back( std::move( key ) );
    }
  }

  std::string keyText( std::string_view words )
  {
    std::string key;
    appendKey( key, words );
    return key;
  }

  std::string_view spelledOut( std::string_view abbreviation )
  {
    const Spelling *spelling = spellings().wordTable.find( abbreviation );
    return spelling == nullptr ? abbreviation : std::string_view( spelling->word );
  }

  std::string ordinalWords( unsigned value )
  {
    const auto &numbers = spellings().numbers;
    if ( value == 0 || value > 199 || numbers.empty() )
      return {};
    std::string words;
    if ( value >= 100 )
    {
      words = "ONEHUNDRED";
      value -= 100;
      if ( value == 0 )
        return words + "TH";
    }
    const auto whole = numbers.find( value );
    if ( whole != numbers.end() )
      return words + keyText( whole->second.second );
    const auto tens = numbers.find( value / 10 * 10 ), ones = numbers.find( value % 10 );
    if ( tens == numbers.end() || ones == numbers.end() )
      return {};
    return words + keyText( tens->second.first ) + keyText( ones->second.second );
  }

  std::string_view commonKey( std::string_view nameKey )
  {
    const std::string *common = spellings().nameTable.find( nameKey );
    return common == nullptr ? std::string_view() : std::string_view( *common );
  }

  std::string wholeKey( const StreetName &street )
  {
    std::string key;
    key.reserve( LONG_KEY );
    for ( const std::string *part : { &street.premod, &street.predir, &street.pretype, &street.name,
                                      &street.suftype, &street.sufdir, &street.sufmod } )
      appendKey( key, *part );
    return key;
  }

  std::string spelledKey( const StreetName &street )
  {
    std::string key;
    key.reserve( LONG_KEY );
    appendSpelled( key, street.premod );
    appendSpelled( key, street.predir );
    for ( std::string_view rest = street.pretype; !rest.empty(); )
    {
      const std::size_t space = std::min( rest.find( ' ' ), rest.size() );
      appendSpelled( key, rest.substr( 0, space ) );
      rest.remove_prefix( std::min( space + 1, rest.size() ) );
    }
    appendKey( key, street.name );
    appendSpelled( key, street.suftype );
    appendSpelled( key, street.sufdir );
    appendSpelled( key, street.sufmod );
    return key;
  }

  std::string directedKey( const StreetName &street )
  {
    std::string key;
    key.reserve( LONG_KEY );
    appendSpelled( key, street.predir );
    appendKey( key, street.name );
    appendSpelled( key, street.sufdir );
    return key;
  }

  std::vector<NameKey> streetKeys( const StreetName &street )
  {
    std::vector<NameKey> keys;
    add( keys, keyText( street.name ), KeyKind::Name );
    // FT LOWELL stands for Fort Lowell, of which "Foort Lowell" is a typing error
    for ( const auto &[abbreviation, word] :
          { std::pair{ "ST ", "SAINT " }, std::pair{ "MT ", "MOUNT " }, std::pair{ "FT ", "FORT " } } )
      if ( street.name.starts_with( abbreviation ) )
        add( keys, keyText( word + street.name.substr( 3 ) ), KeyKind::Name );
    if ( !keys.empty() )
      add( keys, std::string( commonKey( keys.front().text ) ), KeyKind::Name );
    if ( !street.premod.empty() )
      add( keys, keyText( street.premod + " " + street.name ), KeyKind::Name );
    const std::string words = ordinalWords( ordinalValue( street.name ) );
    if ( !words.empty() && street.pretype.empty() )
      add( keys, words, KeyKind::Name );
    if ( !street.predir.empty() || !street.sufdir.empty() )
      add( keys, directedKey( street ), KeyKind::Directed );
    add( keys, wholeKey( street ), KeyKind::Whole );
    add( keys, spelledKey( street ), KeyKind::Spelled );
    return keys;
  }
}
