// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/list_rows.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/pieces.h"
#include "base/plain_letters.h"
#include "base/text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace doorstep
{
  namespace
  {
    using Texts = std::vector<std::string>;

    const std::map<std::string, Texts, std::less<>> &lexicon()
    {
      static const std::map<std::string, Texts, std::less<>> all = []
      {
        std::map<std::string, Texts, std::less<>> made;
        for ( const CsvRow &row : parseCsv( embedded( "list_rows.csv" ), ',', true ) )
          if ( row.size() > 1 )
            made[row[0]] = piecesOf( row[1], ';' );
        return made;
      }();
      return all;
    }

    const Texts &wordsOfKind( std::string_view kind )
    {
      return lexicon().find( kind )->second;
    }

    bool isLowLetter( char c )
    {
      return ( c >= 'a' && c <= 'z' ) || static_cast<unsigned char>( c ) >= 0x80;
    }

    // Whether a text begins with these words as words.
    bool begins( std::string_view text, std::string_view words )
    {
      return text.starts_with( words ) &&
             ( text.size() == words.size() || !isLowLetter( text[words.size()] ) );
    }

    // Numbers, dates and times: "57", "11/03/2026 8:15", "12.5 %".
    bool isFigure( std::string_view text )
    {
      return std::none_of( text.begin(), text.end(), isLowLetter ) &&
             std::any_of( text.begin(), text.end(), isDigit );
    }

    // "Total", "Grand total: 57", "Total students 57", "57 records".
    bool isTotal( std::string_view text )
    {
      for ( const std::string &words : wordsOfKind( "total" ) )
        if ( begins( text, words ) &&
             ( words.find( "total" ) != std::string::npos ||
               std::none_of( text.begin() + static_cast<std::ptrdiff_t>( words.size() ), text.end(),
                             isLowLetter ) ) )
          return true; // Count Basie is a student
      const std::size_t digits = text.find_first_not_of( "0123456789,." );
      if ( digits == 0 || digits == std::string_view::npos || text[digits] != ' ' )
        return false;
      const std::string_view rest = text.substr( digits + 1 );
      const Texts &counted = wordsOfKind( "counted" );
      return std::find( counted.begin(), counted.end(), rest ) != counted.end();
    }

    // "Page 2 of 9", "Página 2", "- 3 -".
    bool isFoot( std::string_view text )
    {
      for ( const std::string_view page : { "page ", "pag. ", "p\xC3\xA1gina ", "pagina " } )
        if ( text.starts_with( page ) && text.size() > page.size() && isDigit( text[page.size()] ) )
          return true;
      const Texts &feet = wordsOfKind( "foot" );
      return std::any_of( feet.begin(), feet.end(),
                          [text]( const std::string &words ) { return begins( text, words ); } );
    }
  }

  ListRow listRow( std::span<const std::string> cells, const std::string &address )
  {
    constexpr std::size_t few = 3;
    std::vector<std::string> filled;
    for ( const std::string &cell : cells )
      if ( std::string text = lowerLatin( trimmedOf( cell, " \t\r\n*" ) ); !text.empty() )
        filled.push_back( std::move( text ) );
    if ( filled.empty() )
      return ListRow::Empty;
    const std::string home = lowerLatin( trimmedOf( address, " \t\r\n*" ) );
    std::size_t totals = 0, feet = 0, figures = 0;
    for ( const std::string &text : filled )
    {
      totals += isTotal( text ) ? 1 : 0;
      feet += isFoot( text ) ? 1 : 0;
      figures += isFigure( text ) ? 1 : 0;
    }
    // an address that is no such text itself belongs to someone
    const bool homeless = home.empty() || isTotal( home ) || isFoot( home ) || isFigure( home );
    if ( homeless && totals > 0 && totals + feet + figures == filled.size() )
      return ListRow::Total;
    // a student whose address is "confidential" has an ID or a name beside it
    if ( feet > 0 && filled.size() <= ( home.empty() ? few : 1 ) )
      return ListRow::Foot;
    return home.empty() && filled.size() == 1 && cells.size() >= few && !isFigure( filled[0] )
               ? ListRow::Lone
               : ListRow::Student;
  }
}
