#include "sheet/pdf_objects.h"

#include "base/error.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace doorstep
{
  namespace
  {
    // Bytes of a row each with its difference from the bytes left of and above it (PNG's filters; ISO
    // 32000-1, 7.4.4.4), undone.
    std::string undoPredictor( const std::string &bytes, std::size_t columns )
    {
      std::string result, above( columns, '\0' );
      for ( std::size_t at = 0; at + 1 + columns <= bytes.size(); at += 1 + columns )
      {
        std::string row = bytes.substr( at + 1, columns );
        for ( std::size_t i = 0; i < columns; ++i )
        {
          const auto byte = []( char c ) { return static_cast<int>( static_cast<unsigned char>( c ) ); };
          const int left = i > 0 ? byte( row[i - 1] ) : 0, up = byte( above[i] ),
                    corner = i > 0 ? byte( above[i - 1] ) : 0;
          const int a = std::abs( up - corner ), b = std::abs( left - corner ),
                    c = std::abs( left + up - 2 * corner );
          const int paeth = a <= b && a <= c ? left : b <= c ? up : corner;
          const std::array<int, 5> guesses{ 0, left, up, ( left + up ) / 2, paeth };
          row[i] = static_cast<char>(
              byte( row[i] ) + guesses[static_cast<std::size_t>( byte( bytes[at] ) ) % guesses.size()] );
        }
        result += row;
        above = row;
      }
      return result;
    }
  }

  PdfObjects::PdfObjects( std::string_view bytes ) : mBytes( bytes )
  {
    // Some scanners write a few bytes before the file.
    const std::size_t start = bytes.substr( 0, 1024 ).find( "%PDF-" );
    if ( start == std::string_view::npos )
      pdfDamaged();
    mBytes = bytes.substr( start );
    const std::size_t mark = mBytes.rfind( "startxref" );
    if ( mark == std::string_view::npos )
      pdfDamaged();
    std::set<std::size_t> seen;
    std::size_t at = pdfNumber( mBytes, mark + 9 );
    // The newest part first: what it says of an object stands.
    while ( at != 0 && seen.insert( at ).second )
    {
      if ( at >= mBytes.size() )
        pdfDamaged();
      at = pdfSpaceEnd( mBytes, at );
      std::string_view trailer;
      if ( mBytes.substr( at, 4 ) == "xref" )
      {
        const std::size_t behind = pdfSpaceEnd( mBytes, readTable( at + 4 ) );
        trailer = mBytes.substr( behind, pdfValueEnd( mBytes, behind ) - behind );
        if ( const std::string_view also = pdfValue( trailer, "/XRefStm" ); !also.empty() )
          readReferenceStream( pdfNumber( also ) );
      }
      else
        trailer = readReferenceStream( at );
      if ( !pdfValue( trailer, "/Encrypt" ).empty() )
        throw InputError( "it is protected; print it to a new PDF and give that." );
      if ( mRoot == 0 )
        mRoot = pdfReference( pdfValue( trailer, "/Root" ) );
      const std::string_view previous = pdfValue( trailer, "/Prev" );
      at = previous.empty() ? 0 : pdfNumber( previous );
    }
    if ( mRoot == 0 )
      pdfDamaged();
  }

  void PdfObjects::add( int number, Place place )
  {
    mPlaces.emplace( number, place );
  }

  // Returns where the trailer's dictionary starts.
  std::size_t PdfObjects::readTable( std::size_t at )
  {
    for ( ;; )
    {
      at = pdfSpaceEnd( mBytes, at );
      if ( mBytes.substr( at, 7 ) == "trailer" )
        return at + 7;
      if ( at >= mBytes.size() || !isPdfDigit( mBytes[at] ) )
        pdfDamaged();
      const std::size_t first = pdfNumber( mBytes, at );
      at = pdfSpaceEnd( mBytes, pdfNumberEnd( mBytes, at ) );
      const std::size_t count = pdfNumber( mBytes, at );
      at = pdfSpaceEnd( mBytes, pdfNumberEnd( mBytes, at ) );
      if ( first + count > LARGEST_PDF_NUMBER || count * 18 > mBytes.size() )
        pdfDamaged();
      for ( std::size_t i = 0; i < count; ++i )
      {
        const std::size_t place = pdfNumber( mBytes, at );
        at = pdfSpaceEnd( mBytes, pdfNumberEnd( mBytes, at ) );
        at = pdfSpaceEnd( mBytes, pdfNumberEnd( mBytes, at ) ); // the generation
        if ( at >= mBytes.size() || ( mBytes[at] != 'n' && mBytes[at] != 'f' ) )
          pdfDamaged();
        add( static_cast<int>( first + i ), { mBytes[at] == 'n' ? place : std::string_view::npos, 0 } );
        at = pdfSpaceEnd( mBytes, at + 1 );
      }
    }
  }

  // Returns the stream's dictionary, which is the trailer.
  std::string_view PdfObjects::readReferenceStream( std::size_t at )
  {
    if ( at >= mBytes.size() )
      pdfDamaged();
    const Object stream = objectAt( at );
    const std::string table = pdfStreamBytes( stream );
    std::array<std::size_t, 3> widths{};
    const std::string_view sizes = pdfValue( stream.value, "/W" );
    std::size_t next = 1, row = 0;
    for ( std::size_t &width : widths )
    {
      next = pdfSpaceEnd( sizes, next );
      width = pdfNumber( sizes, next );
      next = pdfNumberEnd( sizes, next );
      row += width;
    }
    if ( row == 0 || row > 24 )
      pdfDamaged();
    std::string ranges( pdfValue( stream.value, "/Index" ) );
    if ( ranges.empty() )
      ranges = "[0 " + std::string( pdfValue( stream.value, "/Size" ) ) + "]";
    std::size_t taken = 0;
    for ( std::size_t r = pdfSpaceEnd( ranges, 1 ); r < ranges.size() && isPdfDigit( ranges[r] ); )
    {
      const std::size_t first = pdfNumber( ranges, r );
      r = pdfSpaceEnd( ranges, pdfNumberEnd( ranges, r ) );
      const std::size_t count = pdfNumber( ranges, r );
      r = pdfSpaceEnd( ranges, pdfNumberEnd( ranges, r ) );
      if ( first + count > LARGEST_PDF_NUMBER )
        pdfDamaged();
      for ( std::size_t i = 0; i < count && taken + row <= table.size(); ++i, taken += row )
      {
        std::array<std::size_t, 3> fields{ widths[0] == 0 ? std::size_t( 1 ) : 0, 0, 0 };
        std::size_t byte = taken;
        for ( std::size_t f = 0; f < 3; ++f )
          for ( std::size_t b = 0; b < widths[f]; ++b )
            fields[f] = ( fields[f] << 8U ) | static_cast<unsigned char>( table[byte++] );
        const int number = static_cast<int>( first + i );
        if ( fields[0] == 1 )
          add( number, { fields[1], 0 } );
        else if ( fields[0] == 2 && fields[1] <= LARGEST_PDF_NUMBER )
          add( number, { fields[2], static_cast<int>( fields[1] ) } );
        else
          add( number, { std::string_view::npos, 0 } );
      }
    }
    return stream.value;
  }

  PdfObjects::Object PdfObjects::objectAt( std::size_t at )
  {
    at = pdfSpaceEnd( mBytes, pdfNumberEnd( mBytes, pdfSpaceEnd( mBytes, at ) ) );
    at = pdfSpaceEnd( mBytes, pdfNumberEnd( mBytes, at ) );
    if ( mBytes.substr( std::min( at, mBytes.size() ), 3 ) != "obj" )
      pdfDamaged();
    const std::size_t start = pdfSpaceEnd( mBytes, at + 3 );
    const std::size_t end = pdfValueEnd( mBytes, start );
    Object object{ mBytes.substr( std::min( start, mBytes.size() ), end - std::min( start, end ) ), {} };
    std::size_t stream = pdfSpaceEnd( mBytes, end );
    if ( mBytes.substr( std::min( stream, mBytes.size() ), 6 ) != "stream" )
    {
      if ( mBytes.find( "endobj", end ) == std::string_view::npos )
        pdfDamaged();
      return object;
    }
    std::size_t data = stream + 6;
    if ( mBytes.substr( data, 2 ) == "\r\n" )
      data += 2;
    else if ( data < mBytes.size() )
      data += 1;
    std::size_t length = pdfNumber( resolved( pdfValue( object.value, "/Length" ) ) );
    const bool fits = data < mBytes.size() && length <= mBytes.size() - data;
    std::size_t close = fits ? pdfSpaceEnd( mBytes, data + length ) : std::string_view::npos;
    // A wrong length is a common fault.
    if ( !fits || mBytes.substr( close, 9 ) != "endstream" )
      close = mBytes.find( "endstream", std::min( data, mBytes.size() ) );
    if ( close == std::string_view::npos )
      pdfDamaged();
    object.stream = mBytes.substr( stream, close + 9 - stream );
    return object;
  }

  PdfObjects::Object PdfObjects::object( int number )
  {
    const auto found = mPlaces.find( number );
    // ISO 32000-1, 7.3.10: what is not there is null.
    if ( found == mPlaces.end() || found->second.at == std::string_view::npos )
      return { "null", {} };
    // A length or a stream of objects that leads back to itself.
    if ( !mOpening.insert( number ).second )
      pdfDamaged();
    const Place place = found->second;
    if ( place.packedIn == 0 && place.at >= mBytes.size() )
      pdfDamaged();
    const Object result = place.packedIn == 0 ? objectAt( place.at ) : Object{ packed( place ), {} };
    mOpening.erase( number );
    return result;
  }

  std::string_view PdfObjects::packed( const Place &place )
  {
    if ( !mUnpacked.contains( place.packedIn ) )
      mUnpacked[place.packedIn] = pdfStreamBytes( object( place.packedIn ) );
    const std::string_view bytes = mUnpacked[place.packedIn];
    const std::size_t first = pdfNumber( pdfValue( object( place.packedIn ).value, "/First" ) );
    std::size_t at = 0;
    for ( std::size_t pair = 0; pair < place.at; ++pair )
      for ( int i = 0; i < 2; ++i )
        at = pdfNumberEnd( bytes, pdfSpaceEnd( bytes, at ) );
    at = pdfNumberEnd( bytes, pdfSpaceEnd( bytes, at ) ); // the object's own number
    const std::size_t start = pdfSpaceEnd( bytes, first + pdfNumber( bytes, at ) );
    if ( start >= bytes.size() )
      pdfDamaged();
    return bytes.substr( start, pdfValueEnd( bytes, start ) - start );
  }

  std::string_view PdfObjects::resolved( std::string_view value )
  {
    for ( int depth = 0; depth < 16; ++depth )
    {
      const int number = pdfReference( value );
      if ( number == 0 )
        return value;
      value = object( number ).value;
    }
    pdfDamaged();
  }

  std::string pdfStreamBytes( const PdfObjects::Object &object )
  {
    if ( object.stream.size() < 15 )
      pdfDamaged();
    std::string_view data = object.stream.substr( object.stream.substr( 6, 2 ) == "\r\n" ? 8 : 7 );
    data.remove_suffix( std::min<std::size_t>( 9, data.size() ) );
    std::string_view filter = pdfValue( object.value, "/Filter" ),
                     settings = pdfValue( object.value, "/DecodeParms" );
    if ( filter.starts_with( '[' ) )
      filter = filter.substr( pdfSpaceEnd( filter, 1 ) );
    if ( settings.starts_with( '[' ) )
      settings = settings.substr( pdfSpaceEnd( settings, 1 ) );
    if ( filter.empty() )
      return std::string( data );
    if ( !filter.starts_with( "/FlateDecode" ) && !filter.starts_with( "/Fl" ) )
      pdfDamaged();
    std::string bytes = inflateAll( data, Deflate::Zlib );
    const std::size_t predictor = pdfNumber( pdfValue( settings, "/Predictor" ) );
    if ( predictor < 10 )
      return bytes;
    const std::size_t columns = std::max<std::size_t>( 1, pdfNumber( pdfValue( settings, "/Columns" ) ) );
    if ( columns > bytes.size() )
      pdfDamaged();
    return undoPredictor( bytes, columns );
  }
}
