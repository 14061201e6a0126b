// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/corrections.h"

#include "address/parsed_address.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"

namespace doorstep
{
  namespace
  {
    constexpr char END = '\x1F';
    constexpr std::string_view ANY = "\x1E";     // not compared
    constexpr std::string_view NOTHING = "\x1D"; // the list has nothing there

    std::string unitKey( std::string_view cell )
    {
      const Unit unit = normalizeUnit( cell );
      return unit.building.empty() && unit.id.empty() ? unit.type : unit.building + ' ' + unit.id;
    }

    std::string orNothing( std::string text )
    {
      return text.empty() ? std::string( NOTHING ) : std::move( text );
    }

    std::string join( std::string_view line, std::string_view city, std::string_view zip,
                      std::string_view unit )
    {
      std::string key( line );
      for ( const std::string_view part : { city, zip, unit } )
        key.append( 1, END ).append( part );
      return key;
    }

    bool isBlank( std::string_view cell )
    {
      return cell.find_first_not_of( " \t" ) == std::string_view::npos;
    }

    Correction::Decision decisionOf( const std::string &word, const std::string &where )
    {
      for ( const auto &[name, decision] :
            { std::pair{ "address", Correction::Decision::Address },
              std::pair{ "point", Correction::Decision::Place },
              std::pair{ "hold", Correction::Decision::Hold },
              std::pair{ "not visitable", Correction::Decision::NotVisitable },
              std::pair{ "not_visitable", Correction::Decision::NotVisitable } } )
        if ( word == name )
          return decision;
      throw InputError( where + "the decision must be address, point, hold or not_visitable." );
    }

    bool readNumber( std::string_view text, double &value )
    {
      while ( !text.empty() && text.front() == ' ' )
        text.remove_prefix( 1 );
      while ( !text.empty() && text.back() == ' ' )
        text.remove_suffix( 1 );
      return !text.empty() && leadingNumber( text, value ) == text.size();
    }
  }

  std::string keyText( const CorrectionKey &typed )
  {
    return join( normalizeText( typed.line ), orNothing( normalizeCity( typed.city ) ),
                 orNothing( normalizeZip( typed.zip ) ), orNothing( unitKey( typed.unit ) ) );
  }

  std::string keyTextOfRow( const CorrectionKey &row )
  {
    const auto cell = []( std::string_view text, std::string key )
    { return isBlank( text ) ? std::string( ANY ) : orNothing( std::move( key ) ); };
    return join( normalizeText( row.line ), cell( row.city, normalizeCity( row.city ) ),
                 cell( row.zip, normalizeZip( row.zip ) ), cell( row.unit, unitKey( row.unit ) ) );
  }

  Corrections Corrections::read( const std::filesystem::path &path )
  {
    return parse( readWhole( path ) );
  }

  Corrections Corrections::parse( std::string_view csv )
  {
    Corrections corrections;
    const std::vector<CsvRow> rows = parseCsv( csv );
    if ( rows.empty() )
      return corrections;
    CsvRow header = rows[0];
    for ( std::string &name : header )
      name = lowerAscii( name );
    const int address = csvColumn( header, "address" ), decision = csvColumn( header, "decision" );
    if ( address < 0 || decision < 0 )
      throw InputError(
          "The corrections file lacks the column \"address\" or \"decision\" in its first row." );
    const int city = csvColumn( header, "city" ), zip = csvColumn( header, "zip" ),
              unit = csvColumn( header, "unit" ), to = csvColumn( header, "to" ),
              x = csvColumn( header, "x" ), y = csvColumn( header, "y" ), crs = csvColumn( header, "crs" );
    for ( std::size_t r = 1; r < rows.size(); ++r )
    {
      const auto cell = [&]( int column ) -> std::string
      {
        return column >= 0 && static_cast<std::size_t>( column ) < rows[r].size()
                   ? rows[r][static_cast<std::size_t>( column )]
                   : std::string();
      };
      const std::string what = lowerAscii( cell( decision ) ), line = cell( address );
      if ( isBlank( what ) && normalizeText( line ).empty() )
        continue;
      const std::string where = "The corrections file, row " + std::to_string( r + 1 ) + ": ";
      Correction c;
      c.decision = decisionOf( lowerAscii( normalizeText( what ) ), where );
      if ( c.decision == Correction::Decision::Address || c.decision == Correction::Decision::Place )
        c.address = cell( to );
      if ( c.decision == Correction::Decision::Address && normalizeText( c.address ).empty() )
        throw InputError( where + "the decision \"address\" needs the address in the column \"to\"." );
      if ( c.decision == Correction::Decision::Place )
      {
        if ( !readNumber( cell( x ), c.place.x ) || !readNumber( cell( y ), c.place.y ) )
          throw InputError( where + "the decision \"point\" needs numbers in the columns \"x\" and \"y\"." );
        c.crs = cell( crs );
      }
      corrections.mRows[keyTextOfRow( { line, cell( city ), cell( zip ), cell( unit ) } )] = { c, r + 1 };
    }
    return corrections;
  }

  Corrections Corrections::of( const CorrectionKey &typed, const Correction &correction )
  {
    Corrections one;
    one.mRows[keyText( typed )] = { correction, 0 };
    return one;
  }

  const Correction *Corrections::find( const CorrectionKey &typed ) const
  {
    if ( mRows.empty() )
      return nullptr;
    const std::string line = normalizeText( typed.line ), city = orNothing( normalizeCity( typed.city ) ),
                      zip = orNothing( normalizeZip( typed.zip ) ), unit = orNothing( unitKey( typed.unit ) );
    for ( const std::string_view z : { std::string_view( zip ), ANY } )
      for ( const std::string_view c : { std::string_view( city ), ANY } )
        for ( const std::string_view u : { std::string_view( unit ), ANY } )
          if ( const auto found = mRows.find( join( line, c, z, u ) ); found != mRows.end() )
            return &found->second.correction;
    return nullptr;
  }

  void Corrections::requireCrs( std::string_view authId ) const
  {
    for ( const auto &[key, row] : mRows )
      if ( const std::string &crs = row.correction.crs;
           !crs.empty() && !authId.empty() && lowerAscii( crs ) != lowerAscii( authId ) )
        throw InputError( "The corrections file, row " + std::to_string( row.number ) +
                          ": its place stands in another coordinate system than the reference's; decide it "
                          "again, or use the reference that it was picked with." );
  }
}
