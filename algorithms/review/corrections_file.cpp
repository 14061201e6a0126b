// SPDX-License-Identifier: GPL-2.0-or-later
#include "review/corrections_file.h"

#include "base/file.h"
#include "privacy/file_set.h"

#include <algorithm>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::initializer_list<const char *> COLUMNS = { "address",  "city", "state", "zip", "unit",
                                                              "decision", "to",   "x",     "y",   "crs" };
    constexpr const char *NOT_IN_LIST = "-"; // compared, and empty in the list

    std::string typedCell( const std::string &typed )
    {
      return typed.find_first_not_of( " \t" ) == std::string::npos ? NOT_IN_LIST
                                                                   : CorrectionsFile::harmless( typed );
    }
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

  CsvTable CorrectionsFile::load() const
  {
    std::string bytes;
    if ( std::filesystem::exists( mPath ) )
    {
      bytes = readWhole( mPath );
      Corrections::parse( bytes ); // no decision is added to what cannot be read
    }
    return CsvTable::of( bytes, COLUMNS );
  }

  void CorrectionsFile::write( const CsvTable &table ) const
  {
    FileSet files;
    files.beginEvent( std::filesystem::absolute( mPath ).parent_path(), false );
    files.add( mPath, table.text(), FileKind::Confidential );
    files.keep();
  }

  CorrectionRows CorrectionsFile::take( CsvTable &table, const AddressInput &typed )
  {
    const int line = table.column( "address" ), city = table.column( "city" ), zip = table.column( "zip" ),
              unit = table.column( "unit" );
    const std::string key = keyText( keyOf( typed ) );
    const auto same = [&]( const CsvRow &row )
    {
      const std::string cells[] = { CsvTable::cell( row, line ), CsvTable::cell( row, city ),
                                    CsvTable::cell( row, zip ), CsvTable::cell( row, unit ) };
      return keyTextOfRow( { cells[0], cells[1], cells[2], cells[3] } ) == key;
    };
    CorrectionRows taken;
    std::copy_if( table.rows.begin(), table.rows.end(), std::back_inserter( taken ), same );
    std::erase_if( table.rows, same );
    return taken;
  }

  CorrectionRows CorrectionsFile::decide( const AddressInput &typed, const DecisionCells &cells )
  {
    CsvTable table = load();
    CorrectionRows before = take( table, typed );
    CsvRow row;
    CsvTable::set( row, table.column( "address" ), harmless( typed.line ) );
    CsvTable::set( row, table.column( "city" ), typedCell( typed.city ) );
    CsvTable::set( row, table.column( "state" ), harmless( typed.state ) );
    CsvTable::set( row, table.column( "zip" ), typedCell( typed.zip ) );
    CsvTable::set( row, table.column( "unit" ), typedCell( typed.unit ) );
    CsvTable::set( row, table.column( "decision" ), cells.decision );
    CsvTable::set( row, table.column( "to" ), harmless( cells.to ) );
    CsvTable::set( row, table.column( "x" ), cells.x );
    CsvTable::set( row, table.column( "y" ), cells.y );
    CsvTable::set( row, table.column( "crs" ), cells.crs );
    table.rows.push_back( std::move( row ) );
    write( table );
    return before;
  }

  void CorrectionsFile::restore( const AddressInput &typed, const CorrectionRows &before )
  {
    CsvTable table = load();
    take( table, typed );
    table.rows.insert( table.rows.end(), before.begin(), before.end() );
    write( table );
  }
}
