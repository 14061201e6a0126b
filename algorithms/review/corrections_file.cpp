// SPDX-License-Identifier: GPL-2.0-or-later
#include "review/corrections_file.h"

#include "base/file.h"
#include "base/text.h"
#include "privacy/file_set.h"

#include <algorithm>
#include <array>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::array COLUMNS = { "address",  "city", "state", "zip", "unit",
                                     "decision", "to",   "x",     "y",   "crs" };
    constexpr const char *NOT_IN_LIST = "-"; // compared, and empty in the list

    std::string cellOf( const CsvRow &row, int column )
    {
      return static_cast<std::size_t>( column ) < row.size() ? row[static_cast<std::size_t>( column )]
                                                             : std::string();
    }

    void setCell( CsvRow &row, int column, std::string text )
    {
      if ( row.size() <= static_cast<std::size_t>( column ) )
        row.resize( static_cast<std::size_t>( column ) + 1 );
      row[static_cast<std::size_t>( column )] = std::move( text );
    }

    std::string lineOf( const CsvRow &row )
    {
      std::string line;
      for ( std::size_t c = 0; c < row.size(); ++c )
        line += ( c == 0 ? "" : "," ) + csvCell( row[c] );
      return line + '\n';
    }

    std::string typedCell( const std::string &typed )
    {
      return typed.find_first_not_of( " \t" ) == std::string::npos ? NOT_IN_LIST
                                                                   : CorrectionsFile::harmless( typed );
    }
  }

  int CorrectionsFile::Table::column( const char *name )
  {
    for ( std::size_t c = 0; c < header.size(); ++c )
      if ( lowerAscii( header[c] ) == name )
        return static_cast<int>( c );
    header.emplace_back( name );
    return static_cast<int>( header.size() ) - 1;
  }

  CorrectionsFile::CorrectionsFile( std::filesystem::path path ) : mPath( std::move( path ) )
  {
    read();
  }

  Corrections CorrectionsFile::read() const
  {
    return std::filesystem::exists( mPath ) ? Corrections::read( mPath ) : Corrections();
  }

  std::string CorrectionsFile::harmless( std::string text )
  {
    if ( !text.empty() && std::string_view( "=+-@\t\r" ).find( text.front() ) != std::string_view::npos )
      text.insert( text.begin(), '\'' );
    return text;
  }

  CorrectionsFile::Table CorrectionsFile::load() const
  {
    Table table;
    if ( std::filesystem::exists( mPath ) )
    {
      const std::string bytes = readWhole( mPath );
      Corrections::parse( bytes ); // no decision is added to what cannot be read
      table.rows = parseCsv( bytes );
    }
    if ( table.rows.empty() )
      table.rows.emplace_back( COLUMNS.begin(), COLUMNS.end() );
    table.header = std::move( table.rows.front() );
    table.rows.erase( table.rows.begin() );
    return table;
  }

  void CorrectionsFile::write( const Table &table ) const
  {
    std::string bytes = lineOf( table.header );
    for ( const CsvRow &row : table.rows )
      bytes += lineOf( row );
    FileSet files;
    files.beginEvent( std::filesystem::absolute( mPath ).parent_path(), false );
    files.add( mPath, bytes, FileKind::Confidential );
    files.keep();
  }

  CorrectionRows CorrectionsFile::take( Table &table, const AddressInput &typed )
  {
    const int line = table.column( "address" ), city = table.column( "city" ), zip = table.column( "zip" ),
              unit = table.column( "unit" );
    const std::string key = keyText( keyOf( typed ) );
    const auto same = [&]( const CsvRow &row )
    {
      const std::string cells[] = { cellOf( row, line ), cellOf( row, city ), cellOf( row, zip ),
                                    cellOf( row, unit ) };
      return keyTextOfRow( { cells[0], cells[1], cells[2], cells[3] } ) == key;
    };
    CorrectionRows taken;
    std::copy_if( table.rows.begin(), table.rows.end(), std::back_inserter( taken ), same );
    std::erase_if( table.rows, same );
    return taken;
  }

  CorrectionRows CorrectionsFile::decide( const AddressInput &typed, const DecisionCells &cells )
  {
    Table table = load();
    CorrectionRows before = take( table, typed );
    CsvRow row;
    setCell( row, table.column( "address" ), harmless( typed.line ) );
    setCell( row, table.column( "city" ), typedCell( typed.city ) );
    setCell( row, table.column( "state" ), harmless( typed.state ) );
    setCell( row, table.column( "zip" ), typedCell( typed.zip ) );
    setCell( row, table.column( "unit" ), typedCell( typed.unit ) );
    setCell( row, table.column( "decision" ), cells.decision );
    setCell( row, table.column( "to" ), harmless( cells.to ) );
    setCell( row, table.column( "x" ), cells.x );
    setCell( row, table.column( "y" ), cells.y );
    setCell( row, table.column( "crs" ), cells.crs );
    table.rows.push_back( std::move( row ) );
    write( table );
    return before;
  }

  void CorrectionsFile::restore( const AddressInput &typed, const CorrectionRows &before )
  {
    Table table = load();
    take( table, typed );
    table.rows.insert( table.rows.end(), before.begin(), before.end() );
    write( table );
  }
}
