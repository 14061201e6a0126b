// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/list_rows.h"

#include "base/text.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view TOTALS[] = {
        "total",   "totals",       "subtotal",     "sub-total",     "sub total",    "sum",
        "count",   "record count", "grand total",  "gran total",    "row count",    "records",
        "totales", "suma",         "report total", "student count", "total general" };
    constexpr std::string_view COUNTED[] = { "students", "student",     "records", "record",    "rows",
                                             "row",      "estudiantes", "alumnos", "registros", "filas" };
    constexpr std::string_view FEET[] = {
        "printed",     "print date", "date printed", "run date",    "run on",      "report date",
        "report run",  "generated",  "exported",     "end of",      "impreso",     "fecha de impresi",
        "generado",    "exportado",  "confidential", "produced by", "created on",  "prepared by",
        "prepared on", "updated on", "data as of",   "fin del",     "confidencial" };

    bool isLowLetter( char c )
    {
      return ( c >= 'a' && c <= 'z' ) || static_cast<unsigned char>( c ) >= 0x80;
    }
    bool isCipher( char c )
    {
      return c >= '0' && c <= '9';
    }

    // Whether a text begins with these words as words.
    bool begins( std::string_view text, std::string_view words )
    {
      return text.starts_with( words ) &&
             ( text.size() == words.size() || !isLowLetter( text[words.size()] ) );
    }

    template <std::size_t N> bool beginsWithOne( std::string_view text, const std::string_view ( &of )[N] )
    {
      return std::any_of( std::begin( of ), std::end( of ),
                          [text]( std::string_view words ) { return begins( text, words ); } );
    }

    // Numbers, dates and times: "57", "11/03/2026 8:15", "12.5 %".
    bool isFigure( std::string_view text )
    {
      return std::none_of( text.begin(), text.end(), isLowLetter ) &&
             std::any_of( text.begin(), text.end(), isCipher );
    }

    // "Total", "Grand total: 57", "Total students 57", "57 records".
    bool isTotal( std::string_view text )
    {
      for ( const std::string_view words : TOTALS )
        if ( begins( text, words ) &&
             ( words.find( "total" ) != std::string_view::npos ||
               std::none_of( text.begin() + static_cast<std::ptrdiff_t>( words.size() ), text.end(),
                             isLowLetter ) ) )
          return true; // Count Basie is a student
      const std::size_t digits = text.find_first_not_of( "0123456789,." );
      if ( digits == 0 || digits == std::string_view::npos || text[digits] != ' ' )
        return false;
      const std::string_view rest = text.substr( digits + 1 );
      return std::find( std::begin( COUNTED ), std::end( COUNTED ), rest ) != std::end( COUNTED );
    }

    // "Page 2 of 9", "Página 2", "- 3 -".
    bool isFoot( std::string_view text )
    {
      for ( const std::string_view page : { "page ", "pag. ", "p\xC3\xA1gina ", "pagina " } )
        if ( text.starts_with( page ) && text.size() > page.size() && isCipher( text[page.size()] ) )
          return true;
      return beginsWithOne( text, FEET );
    }
  }

  ListRow listRow( std::span<const std::string> cells, const std::string &address )
  {
    constexpr std::size_t FEW = 3;
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
    if ( homeless && feet > 0 && filled.size() <= FEW )
      return ListRow::Foot;
    return home.empty() && filled.size() == 1 && cells.size() >= FEW && !isFigure( filled[0] )
               ? ListRow::Lone
               : ListRow::Student;
  }
}
