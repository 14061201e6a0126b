// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/language.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace doorstep
{
  namespace
  {
    std::string languageKey( std::string_view text )
    {
      return trimmedOf( lowerLatin( text ), " \t.()\r\n" );
    }

    const std::map<std::string, std::string> &lexicon()
    {
      static const std::map<std::string, std::string> words = []
      {
        std::map<std::string, std::string> read;
        const std::vector<CsvRow> rows = parseCsv( embedded( "languages.csv" ), ',', true );
        if ( rows.empty() )
          return read;
        const int code = csvColumn( rows.front(), "code" ), word = csvColumn( rows.front(), "word" );
        for ( const CsvRow &row : rows )
          if ( &row != &rows.front() && static_cast<int>( row.size() ) > std::max( code, word ) )
          {
            read[languageKey( row[static_cast<std::size_t>( word )] )] =
                row[static_cast<std::size_t>( code )];
            read[row[static_cast<std::size_t>( code )]] = row[static_cast<std::size_t>( code )];
          }
        return read;
      }();
      return words;
    }

    bool isCode( std::string_view word )
    {
      return word.size() == 2 &&
             std::all_of( word.begin(), word.end(), []( char c ) { return c >= 'a' && c <= 'z'; } );
    }

    constexpr std::array<std::string_view, 7> NO_ANSWER = { "",        "-",    "n/a",     "na",
                                                            "unknown", "none", "declined" };

    void readOne( const std::string &word, SpokenLanguages &spoken )
    {
      if ( std::find( NO_ANSWER.begin(), NO_ANSWER.end(), word ) != NO_ANSWER.end() )
        return;
      const auto found = lexicon().find( word );
      if ( found != lexicon().end() )
        spoken.codes.push_back( found->second );
      else if ( isCode( word ) )
        spoken.codes.push_back( word );
      else
        spoken.allKnown = false;
    }
  }

  SpokenLanguages readLanguages( std::string_view text )
  {
    std::string line = languageKey( text );
    SpokenLanguages spoken;
    if ( std::find( NO_ANSWER.begin(), NO_ANSWER.end(), line ) != NO_ANSWER.end() )
      return spoken; // "n/a", before the stroke divides it
    // A name of several words, or with a comma or stroke in it, before its parts.
    if ( const auto whole = lexicon().find( line ); whole != lexicon().end() )
    {
      spoken.codes.push_back( whole->second );
      return spoken;
    }
    for ( const std::string_view joint : { " and ", " y ", " e ", " or ", " o " } )
      for ( std::size_t at = line.find( joint ); at != std::string::npos; at = line.find( joint ) )
        line.replace( at, joint.size(), 1, ';' );
    for ( std::size_t from = 0; from <= line.size(); )
    {
      const std::size_t end = std::min( line.find_first_of( ";,/&+|\n", from ), line.size() );
      readOne( languageKey( std::string_view( line ).substr( from, end - from ) ), spoken );
      from = end + 1;
    }
    std::sort( spoken.codes.begin(), spoken.codes.end() );
    spoken.codes.erase( std::unique( spoken.codes.begin(), spoken.codes.end() ), spoken.codes.end() );
    return spoken;
  }
}
