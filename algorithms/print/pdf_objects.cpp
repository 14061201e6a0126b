#include "print/pdf_objects.h"

#include "base/error.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 200;
    constexpr int LARGEST_NUMBER = 8'388'607; // of an object: ISO 32000-1, annex C

    [[noreturn]] void damaged()
    {
      throw InputError( "it is not a PDF file that can be read; print it to a new PDF and give that." );
    }

    bool isSpace( char c )
    {
      return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
    }
    bool isDelimiter( char c )
    {
      return isSpace( c ) || std::string_view( "()<>[]{}/%" ).find( c ) != std::string_view::npos;
    }
    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }

    // Past white space and comments.
    std::size_t skipSpace( std::string_view text, std::size_t at )
    {
      while ( at < text.size() && ( isSpace( text[at] ) || text[at] == '%' ) )
        if ( text[at] == '%' )
          at = std::min( text.find_first_of( "\r\n", at ), text.size() );
        else
          ++at;
      return at;
    }

    std::size_t skipString( std::string_view text, std::size_t at )
    {
      int depth = 0;
      for ( ; at < text.size(); ++at )
      {
        if ( text[at] == '\\' )
          ++at;
        else if ( text[at] == '(' )
          ++depth;
        else if ( text[at] == ')' && --depth == 0 )
          return at + 1;
      }
      return text.size();
    }

    std::size_t skipWord( std::string_view text, std::size_t at )
    {
      while ( at < text.size() && !isDelimiter( text[at] ) )
        ++at;
      return at;
    }

    std::size_t skipNumber( std::string_view text, std::size_t at )
    {
      while ( at < text.size() && isDigit( text[at] ) )
        ++at;
      return at;
    }

    // " 0 R" behind the first number of a reference; npos where there is none.
    std::size_t skipReference( std::string_view text, std::size_t at )
    {
      const std::size_t generation = skipSpace( text, skipNumber( text, at ) );
      const std::size_t end = skipNumber( text, generation );
      const std::size_t letter = skipSpace( text, end );
      const bool is = isDigit( text[at] ) && end > generation && generation > at && letter < text.size() &&
                      text[letter] == 'R' && ( letter + 1 == text.size() || isDelimiter( text[letter + 1] ) );
      return is ? letter + 1 : std::string_view::npos;
    }

    std::size_t skipValue( std::string_view text, std::size_t at, int depth )
    {
      at = skipSpace( text, at );
      if ( at >= text.size() )
        return text.size();
      if ( depth > DEEPEST )
        damaged();
      const bool dictionary = text.substr( at, 2 ) == "<<";
      if ( dictionary || text[at] == '[' )
      {
        const std::string_view close = dictionary ? ">>" : "]";
        at = skipSpace( text, at + close.size() );
        while ( at < text.size() && text.substr( at, close.size() ) != close )
        {
          const std::size_t next = skipValue( text, at, depth + 1 );
          at = skipSpace( text, std::max( next, at + 1 ) );
        }
        return std::min( at + close.size(), text.size() );
      }
      if ( text[at] == '(' )
        return skipString( text, at );
      if ( text[at] == '<' )
        return std::min( text.find( '>', at ), text.size() - 1 ) + 1;
      if ( const std::size_t reference = skipReference( text, at ); reference != std::string_view::npos )
        return reference;
      return skipWord( text, at + 1 );
    }

    std::size_t numberIn( std::string_view text, std::size_t at = 0 )
    {
      at = skipSpace( text, at );
      std::size_t value = 0;
      std::from_chars( text.data() + std::min( at, text.size() ), text.data() + text.size(), value );
      return value;
    }

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

  std::size_t pdfValueEnd( std::string_view text, std::size_t at )
  {
    return skipValue( text, at, 0 );
  }

  std::string_view pdfValue( std::string_view dictionary, std::string_view key )
  {
    std::size_t at = skipSpace( dictionary, 0 );
    if ( dictionary.substr( at, 2 ) != "<<" )
      return {};
    at = skipSpace( dictionary, at + 2 );
    while ( at < dictionary.size() && dictionary[at] == '/' )
    {
      const std::size_t nameEnd = skipWord( dictionary, at + 1 );
      const std::size_t start = skipSpace( dictionary, nameEnd );
      const std::size_t end = pdfValueEnd( dictionary, start );
      if ( dictionary.substr( at, nameEnd - at ) == key )
        return dictionary.substr( start, end - start );
      at = skipSpace( dictionary, end );
    }
    return {};
  }

  int pdfReference( std::string_view value )
  {
    value = value.substr( std::min( skipSpace( value, 0 ), value.size() ) );
    if ( value.empty() || skipReference( value, 0 ) == std::string_view::npos )
      return 0;
    const std::size_t number = numberIn( value );
    return number <= LARGEST_NUMBER ? static_cast<int>( number ) : 0;
  }

  PdfObjects::PdfObjects( std::string_view bytes ) : mBytes( bytes )
  {
    // Some scanners write a few bytes before the file.
    const std::size_t start = bytes.substr( 0, 1024 ).find( "%PDF-" );
    if ( start == std::string_view::npos )
      damaged();
    mBytes = bytes.substr( start );
    const std::size_t mark = mBytes.rfind( "startxref" );
    if ( mark == std::string_view::npos )
      damaged();
    std::set<std::size_t> seen;
    std::size_t at = numberIn( mBytes, mark + 9 );
    // The newest part first: what it says of an object stands.
    while ( at != 0 && seen.insert( at ).second )
    {
      if ( at >= mBytes.size() )
        damaged();
      at = skipSpace( mBytes, at );
      std::string_view trailer;
      if ( mBytes.substr( at, 4 ) == "xref" )
      {
        const std::size_t behind = skipSpace( mBytes, readTable( at + 4 ) );
        trailer = mBytes.substr( behind, pdfValueEnd( mBytes, behind ) - behind );
        if ( const std::string_view also = pdfValue( trailer, "/XRefStm" ); !also.empty() )
          readReferenceStream( numberIn( also ) );
      }
      else
        trailer = readReferenceStream( at );
      if ( !pdfValue( trailer, "/Encrypt" ).empty() )
        throw InputError( "it is protected; print it to a new PDF and give that." );
      if ( mRoot == 0 )
        mRoot = pdfReference( pdfValue( trailer, "/Root" ) );
      const std::string_view previous = pdfValue( trailer, "/Prev" );
      at = previous.empty() ? 0 : numberIn( previous );
    }
    if ( mRoot == 0 )
      damaged();
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
      at = skipSpace( mBytes, at );
      if ( mBytes.substr( at, 7 ) == "trailer" )
        return at + 7;
      if ( at >= mBytes.size() || !isDigit( mBytes[at] ) )
        damaged();
      const std::size_t first = numberIn( mBytes, at );
      at = skipSpace( mBytes, skipNumber( mBytes, at ) );
      const std::size_t count = numberIn( mBytes, at );
      at = skipSpace( mBytes, skipNumber( mBytes, at ) );
      if ( first + count > LARGEST_NUMBER || count * 18 > mBytes.size() )
        damaged();
      for ( std::size_t i = 0; i < count; ++i )
      {
        const std::size_t place = numberIn( mBytes, at );
        at = skipSpace( mBytes, skipNumber( mBytes, at ) );
        at = skipSpace( mBytes, skipNumber( mBytes, at ) ); // the generation
        if ( at >= mBytes.size() || ( mBytes[at] != 'n' && mBytes[at] != 'f' ) )
          damaged();
        add( static_cast<int>( first + i ), { mBytes[at] == 'n' ? place : std::string_view::npos, 0 } );
        at = skipSpace( mBytes, at + 1 );
      }
    }
  }

  // Returns the stream's dictionary, which is the trailer.
  std::string_view PdfObjects::readReferenceStream( std::size_t at )
  {
    if ( at >= mBytes.size() )
      damaged();
    const Object stream = objectAt( at );
    const std::string table = pdfStreamBytes( stream );
    std::array<std::size_t, 3> widths{};
    const std::string_view sizes = pdfValue( stream.value, "/W" );
    std::size_t next = 1, row = 0;
    for ( std::size_t &width : widths )
    {
      next = skipSpace( sizes, next );
      width = numberIn( sizes, next );
      next = skipNumber( sizes, next );
      row += width;
    }
    if ( row == 0 || row > 24 )
      damaged();
    std::string ranges( pdfValue( stream.value, "/Index" ) );
    if ( ranges.empty() )
      ranges = "[0 " + std::string( pdfValue( stream.value, "/Size" ) ) + "]";
    std::size_t taken = 0;
    for ( std::size_t r = skipSpace( ranges, 1 ); r < ranges.size() && isDigit( ranges[r] ); )
    {
      const std::size_t first = numberIn( ranges, r );
      r = skipSpace( ranges, skipNumber( ranges, r ) );
      const std::size_t count = numberIn( ranges, r );
      r = skipSpace( ranges, skipNumber( ranges, r ) );
      if ( first + count > LARGEST_NUMBER )
        damaged();
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
        else if ( fields[0] == 2 && fields[1] <= LARGEST_NUMBER )
          add( number, { fields[2], static_cast<int>( fields[1] ) } );
        else
          add( number, { std::string_view::npos, 0 } );
      }
    }
    return stream.value;
  }

  PdfObjects::Object PdfObjects::objectAt( std::size_t at )
  {
    at = skipSpace( mBytes, skipNumber( mBytes, skipSpace( mBytes, at ) ) );
    at = skipSpace( mBytes, skipNumber( mBytes, at ) );
    if ( mBytes.substr( std::min( at, mBytes.size() ), 3 ) != "obj" )
      damaged();
    const std::size_t start = skipSpace( mBytes, at + 3 );
    const std::size_t end = pdfValueEnd( mBytes, start );
    Object object{ mBytes.substr( std::min( start, mBytes.size() ), end - std::min( start, end ) ), {} };
    std::size_t stream = skipSpace( mBytes, end );
    if ( mBytes.substr( std::min( stream, mBytes.size() ), 6 ) != "stream" )
    {
      if ( mBytes.find( "endobj", end ) == std::string_view::npos )
        damaged();
      return object;
    }
    std::size_t data = stream + 6;
    if ( mBytes.substr( data, 2 ) == "\r\n" )
      data += 2;
    else if ( data < mBytes.size() )
      data += 1;
    std::size_t length = numberIn( resolved( pdfValue( object.value, "/Length" ) ) );
    const bool fits = data < mBytes.size() && length <= mBytes.size() - data;
    std::size_t close = fits ? skipSpace( mBytes, data + length ) : std::string_view::npos;
    // A wrong length is a common fault.
    if ( !fits || mBytes.substr( close, 9 ) != "endstream" )
      close = mBytes.find( "endstream", std::min( data, mBytes.size() ) );
    if ( close == std::string_view::npos )
      damaged();
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
      damaged();
    const Place place = found->second;
    if ( place.packedIn == 0 && place.at >= mBytes.size() )
      damaged();
    const Object result = place.packedIn == 0 ? objectAt( place.at ) : Object{ packed( place ), {} };
    mOpening.erase( number );
    return result;
  }

  std::string_view PdfObjects::packed( const Place &place )
  {
    if ( !mUnpacked.contains( place.packedIn ) )
      mUnpacked[place.packedIn] = pdfStreamBytes( object( place.packedIn ) );
    const std::string_view bytes = mUnpacked[place.packedIn];
    const std::size_t first = numberIn( pdfValue( object( place.packedIn ).value, "/First" ) );
    std::size_t at = 0;
    for ( std::size_t pair = 0; pair < place.at; ++pair )
      for ( int i = 0; i < 2; ++i )
        at = skipNumber( bytes, skipSpace( bytes, at ) );
    at = skipNumber( bytes, skipSpace( bytes, at ) ); // the object's own number
    const std::size_t start = skipSpace( bytes, first + numberIn( bytes, at ) );
    if ( start >= bytes.size() )
      damaged();
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
    damaged();
  }

  std::string pdfStreamBytes( const PdfObjects::Object &object )
  {
    if ( object.stream.size() < 15 )
      damaged();
    std::string_view data = object.stream.substr( object.stream.substr( 6, 2 ) == "\r\n" ? 8 : 7 );
    data.remove_suffix( std::min<std::size_t>( 9, data.size() ) );
    std::string_view filter = pdfValue( object.value, "/Filter" ),
                     settings = pdfValue( object.value, "/DecodeParms" );
    if ( filter.starts_with( '[' ) )
      filter = filter.substr( skipSpace( filter, 1 ) );
    if ( settings.starts_with( '[' ) )
      settings = settings.substr( skipSpace( settings, 1 ) );
    if ( filter.empty() )
      return std::string( data );
    if ( !filter.starts_with( "/FlateDecode" ) && !filter.starts_with( "/Fl" ) )
      damaged();
    std::string bytes = inflateAll( data, Deflate::Zlib );
    const std::size_t predictor = numberIn( pdfValue( settings, "/Predictor" ) );
    if ( predictor < 10 )
      return bytes;
    const std::size_t columns = std::max<std::size_t>( 1, numberIn( pdfValue( settings, "/Columns" ) ) );
    if ( columns > bytes.size() )
      damaged();
    return undoPredictor( bytes, columns );
  }
}
