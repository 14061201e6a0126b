#include "base/csv.h"

#include <algorithm>

namespace doorstep
{
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
