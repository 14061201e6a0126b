// SPDX-License-Identifier: GPL-2.0-or-later
#include "outcome/outcomes_file.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "base/text.h"
#include "privacy/file_set.h"
#include "privacy/visit_code.h"

#include <algorithm>
#include <utility>

namespace doorstep
{
  OutcomesFile::OutcomesFile( std::filesystem::path path ) : mPath( std::move( path ) )
  {
    load();
  }

  CsvTable OutcomesFile::load() const
  {
    std::string bytes;
    if ( std::filesystem::exists( mPath ) )
      bytes = readWhole( mPath );
    CsvTable table = CsvTable::of( bytes, { "visit", "outcome", "when", "note" } );
    if ( table.find( "visit" ) < 0 || table.find( "outcome" ) < 0 )
      throw InputError( textOf( mPath.filename() ) +
                        " is no table of outcomes: it lacks the columns visit and outcome, separated by "
                        "commas. Choose another file." );
    return table;
  }

  std::vector<OutcomesFile::Line> OutcomesFile::read() const
  {
    const CsvTable table = load();
    const int visit = table.find( "visit" ), outcome = table.find( "outcome" ), when = table.find( "when" ),
              note = table.find( "note" );
    std::vector<Line> lines;
    for ( std::size_t r = 0; r < table.rows.size(); ++r )
    {
      const auto cell = [&]( int column ) { return trimmedOf( CsvTable::cell( table.rows[r], column ) ); };
      Line line{ static_cast<std::int32_t>( r ) + 1,
                 cell( visit ),
                 { cell( outcome ), cell( when ), fromSpreadsheet( cell( note ) ) } };
      if ( !line.visit.empty() || !line.said.outcome.empty() )
        lines.push_back( std::move( line ) );
    }
    return lines;
  }

  OutcomeRows OutcomesFile::replace( const std::string &code, const OutcomeRows *by,
                                     const TypedOutcome *said ) const
  {
    FileSet files;
    files.beginEvent( std::filesystem::absolute( mPath ).parent_path(), false );
    files.expectAsNow( mPath );
    CsvTable table = load();
    const int visit = table.find( "visit" );
    const auto isOfVisit = [&]( const CsvRow &row )
    {
      const std::string typed = CsvTable::cell( row, visit );
      return trimmedOf( typed ) == code || readVisitCode( typed ) == code;
    };
    OutcomeRows taken;
    std::copy_if( table.rows.begin(), table.rows.end(), std::back_inserter( taken ), isOfVisit );
    std::erase_if( table.rows, isOfVisit );
    if ( by )
      table.rows.insert( table.rows.end(), by->begin(), by->end() );
    if ( said )
    {
      CsvRow row = taken.empty() ? CsvRow() : taken.back(); // others' columns stay with it
      CsvTable::set( row, visit, code );
      CsvTable::set( row, table.column( "outcome" ), said->outcome );
      CsvTable::set( row, table.column( "when" ), said->when );
      CsvTable::set( row, table.column( "note" ), forSpreadsheet( said->note ) );
      table.rows.push_back( std::move( row ) );
    }
    files.add( mPath, table.text(), FileKind::Places );
    files.keep();
    return taken;
  }

  OutcomeRows OutcomesFile::write( const std::string &code, const TypedOutcome &said )
  {
    return replace( code, nullptr, &said );
  }

  void OutcomesFile::restore( const std::string &code, const OutcomeRows &before )
  {
    replace( code, &before, nullptr );
  }
}
