// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/csv_table.h"

#include "base/text.h"

#include <utility>

namespace doorstep
{
  namespace
  {
    std::string csvLine( const CsvRow &row )
    {
      std::string line;
      for ( std::size_t c = 0; c < row.size(); ++c )
        line += ( c == 0 ? "" : "," ) + csvCell( row[c] );
      return line + '\n';
    }
  }

  CsvTable CsvTable::of( std::string_view bytes, std::initializer_list<const char *> columns )
  {
    CsvTable table;
    table.rows = parseCsv( bytes );
    if ( table.rows.empty() )
      table.rows.emplace_back( columns.begin(), columns.end() );
    table.header = std::move( table.rows.front() );
    table.rows.erase( table.rows.begin() );
    return table;
  }

  int CsvTable::find( std::string_view column ) const
  {
    for ( std::size_t c = 0; c < header.size(); ++c )
      if ( lowerAscii( trimmedOf( header[c] ) ) == column )
        return static_cast<int>( c );
    return -1;
  }

  int CsvTable::column( const char *name )
  {
    if ( const int found = find( name ); found >= 0 )
      return found;
    header.emplace_back( name );
    return static_cast<int>( header.size() ) - 1;
  }

  std::string CsvTable::cell( const CsvRow &row, int column )
  {
    return static_cast<std::size_t>( column ) < row.size() ? row[static_cast<std::size_t>( column )]
                                                           : std::string();
  }

  void CsvTable::set( CsvRow &row, int column, std::string text )
  {
    if ( row.size() <= static_cast<std::size_t>( column ) )
      row.resize( static_cast<std::size_t>( column ) + 1 );
    row[static_cast<std::size_t>( column )] = std::move( text );
  }

  std::string CsvTable::text() const
  {
    std::string bytes = csvLine( header );
    for ( const CsvRow &row : rows )
      bytes += csvLine( row );
    return bytes;
  }
}
