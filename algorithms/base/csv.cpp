// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/csv.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    std::size_t digitsAt( std::string_view text, std::size_t at )
    {
      const std::size_t end = std::min( text.find_first_not_of( "0123456789", at ), text.size() );
      return end - std::min( at, end );
    }

    // -12, +3.50, -.5e-3
    bool isSignedNumber( std::string_view text )
    {
      std::size_t at = 1;
      std::size_t digits = digitsAt( text, at );
      at += digits;
      if ( at < text.size() && text[at] == '.' )
      {
        const std::size_t after = digitsAt( text, at + 1 );
        digits += after;
        at += 1 + after;
      }
      if ( digits > 0 && at < text.size() && ( text[at] == 'e' || text[at] == 'E' ) )
      {
        at += at + 1 < text.size() && ( text[at + 1] == '-' || text[at + 1] == '+' ) ? 2 : 1;
        const std::size_t power = digitsAt( text, at );
        at += power;
        digits = power;
      }
      return digits > 0 && at == text.size();
    }

    // What starts so after its apostrophes is reckoned with. "of:=" is a formula in an OpenDocument table.
    bool isFormula( std::string_view text )
    {
      text.remove_prefix( std::min( text.find_first_not_of( '\'' ), text.size() ) );
      const std::size_t start = std::min( text.find_first_not_of( ' ' ), text.size() );
      const std::string_view bare = text.substr( start );
      if ( bare.starts_with( '+' ) || bare.starts_with( '-' ) )
        return !isSignedNumber( bare );
      for ( const std::string_view first :
            { "=", "@", "\t", "\r", "\n", "of:=", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20" } )
        if ( bare.starts_with( first ) )
          return true;
      return false;
    }
  }

  std::string forSpreadsheet( std::string_view value )
  {
    return isFormula( value ) ? "'" + std::string( value ) : std::string( value );
  }

  std::string fromSpreadsheet( std::string_view cell )
  {
    return std::string( cell.starts_with( '\'' ) && isFormula( cell ) ? cell.substr( 1 ) : cell );
  }

  std::vector<CsvRow> parseCsv( std::string_view text, char separator, bool comments )
  {
    if ( text.starts_with( "\xEF\xBB\xBF" ) )
      text.remove_prefix( 3 );
    std::vector<CsvRow> rows;
    std::size_t at = 0;
    while ( at < text.size() )
    {
      if ( comments && ( text[at] == '#' || text[at] == '\n' || text[at] == '\r' ) )
      {
        const std::size_t end = text.find( '\n', at );
        at = end == std::string_view::npos ? text.size() : end + 1;
        continue;
      }
      CsvRow row;
      std::string cell;
      bool quoted = false;
      for ( ; at < text.size(); ++at )
      {
        const char c = text[at];
        if ( quoted )
        {
          if ( c != '"' )
            cell += c;
          else if ( at + 1 < text.size() && text[at + 1] == '"' )
          {
            cell += '"';
            ++at;
          }
          else
            quoted = false;
        }
        else if ( c == '"' && cell.empty() )
          quoted = true;
        else if ( c == separator )
        {
          row.push_back( std::move( cell ) );
          cell.clear();
        }
        else if ( c == '\n' )
          break;
        else if ( c != '\r' || ( at + 1 < text.size() && text[at + 1] != '\n' ) )
          cell += c;
      }
      ++at;
      row.push_back( std::move( cell ) );
      rows.push_back( std::move( row ) );
    }
    return rows;
  }

  std::string csvCell( std::string_view value )
  {
    if ( value.find_first_of( ",\"\r\n" ) == std::string_view::npos )
      return std::string( value );
    std::string cell = "\"";
    for ( const char c : value )
    {
      if ( c == '"' )
        cell += '"';
      cell += c;
    }
    return cell + '"';
  }

  int csvColumn( const CsvRow &header, std::string_view name )
  {
    const auto found = std::find( header.begin(), header.end(), name );
    return found == header.end() ? -1 : static_cast<int>( found - header.begin() );
  }
}
