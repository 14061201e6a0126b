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
    std::string keyOf( std::string_view line, std::string_view city, std::string_view zip )
    {
      return normalizeText( line ) + '\x1F' + normalizeCity( city ) + '\x1F' + normalizeZip( zip );
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
              to = csvColumn( header, "to" );
    const int x = csvColumn( header, "x" ), y = csvColumn( header, "y" );
    for ( std::size_t r = 1; r < rows.size(); ++r )
    {
      const auto cell = [&]( int column ) -> std::string
      {
        return column >= 0 && static_cast<std::size_t>( column ) < rows[r].size()
                   ? rows[r][static_cast<std::size_t>( column )]
                   : std::string();
      };
      const std::string what = lowerAscii( normalizeText( cell( decision ) ) );
      if ( what.empty() && normalizeText( cell( address ) ).empty() )
        continue;
      const std::string where = "The corrections file, row " + std::to_string( r + 1 ) + ": ";
      Correction c;
      if ( what == "hold" )
        c.decision = Correction::Decision::Hold;
      else if ( what == "address" )
      {
        c.decision = Correction::Decision::Address;
        c.address = cell( to );
        if ( normalizeText( c.address ).empty() )
          throw InputError( where + "the decision \"address\" needs the address in the column \"to\"." );
      }
      else if ( what == "point" )
      {
        c.decision = Correction::Decision::Place;
        if ( !readNumber( cell( x ), c.place.x ) || !readNumber( cell( y ), c.place.y ) )
          throw InputError( where + "the decision \"point\" needs numbers in the columns \"x\" and \"y\"." );
      }
      else
        throw InputError( where + "the decision must be address, point or hold." );
      corrections.mRows[keyOf( cell( address ), cell( city ), cell( zip ) )] = c;
    }
    return corrections;
  }

  const Correction *Corrections::find( std::string_view line, std::string_view city,
                                       std::string_view zip ) const
  {
    if ( mRows.empty() )
      return nullptr;
    const std::string_view none;
    for ( const std::string &key : { keyOf( line, city, zip ), keyOf( line, none, zip ),
                                     keyOf( line, city, none ), keyOf( line, none, none ) } )
    {
      const auto found = mRows.find( key );
      if ( found != mRows.end() )
        return &found->second;
    }
    return nullptr;
  }
}
