// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t LONGEST = std::size_t( 1 ) << 30U;

    std::size_t littleEndian( std::string_view bytes, std::size_t at, std::size_t size )
    {
      std::size_t value = 0;
      for ( std::size_t i = size; i-- > 0; )
        value =
            ( value << 8U ) | ( at + i < bytes.size() ? static_cast<unsigned char>( bytes[at + i] ) : 0U );
      return value;
    }

    std::size_t bigEndian( std::string_view bytes, std::size_t at, std::size_t size )
    {
      std::size_t value = 0;
      for ( std::size_t i = 0; i < size; ++i )
        value =
            ( value << 8U ) | ( at + i < bytes.size() ? static_cast<unsigned char>( bytes[at + i] ) : 0U );
      return value;
    }

    std::string_view from( std::string_view bytes, std::size_t at, std::size_t size = std::string_view::npos )
    {
      return at < bytes.size() ? bytes.substr( at, size ) : std::string_view();
    }

    // Local file headers, wherever they stand: also entries that the directory no longer names.
    void unpackZip( std::string_view bytes, std::vector<Unpacked> &parts )
    {
      constexpr std::string_view local{ "PK\x03\x04", 4 };
      for ( std::size_t at = bytes.find( local ); at != std::string_view::npos;
            at = bytes.find( local, at + 4 ) )
      {
        const std::size_t flags = littleEndian( bytes, at + 6, 2 ), method = littleEndian( bytes, at + 8, 2 ),
                          nameSize = littleEndian( bytes, at + 26, 2 );
        const std::size_t data = at + 30 + nameSize + littleEndian( bytes, at + 28, 2 );
        std::size_t size = littleEndian( bytes, at + 18, 4 );
        if ( size == 0 && ( flags & 8U ) != 0 ) // said behind the data
          size = std::min( bytes.find( "PK", std::min( data, bytes.size() ) ), bytes.size() ) -
                 std::min( data, bytes.size() );
        std::string name = "zip entry ";
        name.append( from( bytes, at + 30, nameSize ) );
        if ( ( flags & 1U ) != 0 || ( method != 0 && method != 8 ) )
          parts.push_back( { name, {}, true } );
        else if ( method == 8 )
          parts.push_back( { name, inflateAll( from( bytes, data ), Deflate::Raw ) } );
        else
          // Stored bytes were searched with the whole file; they are listed for what is packed inside them.
          parts.push_back( { name, std::string( from( bytes, data, size ) ) } );
      }
    }

    void unpackPng( std::string_view bytes, std::vector<Unpacked> &parts )
    {
      for ( std::size_t at = 8; at + 12 <= bytes.size(); )
      {
        const std::size_t size = bigEndian( bytes, at, 4 );
        const std::string_view type = from( bytes, at + 4, 4 ), data = from( bytes, at + 8, size );
        std::size_t packed = data.find( '\0' );
        if ( packed != std::string_view::npos && type == "iTXt" )
        {
          packed = data.find( '\0', packed + 3 ); // after the flags: language, then the translated keyword
          if ( packed != std::string_view::npos )
            packed = data.find( '\0', packed + 1 );
        }
        if ( packed != std::string_view::npos && ( type == "zTXt" || type == "iTXt" ) )
          parts.push_back( { "png text", inflateAll( from( data, packed + ( type == "zTXt" ? 2 : 1 ) ),
                                                     Deflate::Zlib ) } );
        at += 12 + size;
      }
    }
  }

  std::string inflateAll( std::string_view bytes, Deflate form )
  {
    z_stream stream = {};
    const int window = form == Deflate::Zlib ? 15 : form == Deflate::Gzip ? 31 : -15;
    if ( inflateInit2( &stream, window ) != Z_OK )
      return {};
    stream.next_in = reinterpret_cast<Bytef *>( const_cast<char *>( bytes.data() ) ); // zlib reads it only
    stream.avail_in = static_cast<uInt>( std::min<std::size_t>( bytes.size(), LONGEST ) );
    std::string result;
    std::array<char, 65536> block{};
    int state = Z_OK;
    while ( state == Z_OK && result.size() < LONGEST )
    {
      stream.next_out = reinterpret_cast<Bytef *>( block.data() );
      stream.avail_out = static_cast<uInt>( block.size() );
      state = inflate( &stream, Z_NO_FLUSH );
      const std::size_t made = block.size() - stream.avail_out;
      result.append( block.data(), made );
      if ( state == Z_OK && made == 0 && stream.avail_in == 0 )
        break;
    }
    inflateEnd( &stream );
    return result;
  }

  namespace
  {
    // Archives and packed tables that are not opened here: whoever looks must know that they were not read.
    bool isClosedPack( std::string_view bytes )
    {
      for ( const std::string_view magic :
            { std::string_view( "7z\xBC\xAF\x27\x1C" ), std::string_view( "Rar!\x1A\x07" ),
              std::string_view( "\xFD"
                                "7zXZ" ),
              std::string_view( "\x28\xB5\x2F\xFD" ), std::string_view( "BZh9" ),
              std::string_view( "\x04\x22\x4D\x18" ), std::string_view( "PAR1" ), std::string_view( "MSCF" ),
              std::string_view( "ORC" ), std::string_view( "LZIP" ), std::string_view( "Obj\x01" ),
              std::string_view( "\xC5\xD0\xD3\xC6" ), std::string_view( "-----BEGIN PGP MESSAGE" ) } )
        if ( bytes.starts_with( magic ) )
          return true;
      // A page in PostScript draws glyphs by number; fonts and their maps are no page.
      return bytes.starts_with( "%!PS-Adobe-" ) &&
             bytes.substr( 0, bytes.find_first_of( "\r\n" ) ).find( "Resource" ) == std::string_view::npos;
    }
  }

  namespace
  {
    // SVG as cairo writes it: letters are pictures of glyphs, and no text says which.
    bool drawsItsLetters( std::string_view bytes )
    {
      return bytes.substr( 0, 4096 ).find( "<svg" ) != std::string_view::npos &&
             bytes.find( "href=\"#glyph" ) != std::string_view::npos;
    }
  }

  bool isPicture( std::string_view bytes )
  {
    for ( const std::string_view magic :
          { std::string_view( "\x89PNG" ), std::string_view( "\xFF\xD8\xFF" ), std::string_view( "GIF8" ),
            std::string_view( "II*\0", 4 ), std::string_view( "MM\0*", 4 ) } )
      if ( bytes.starts_with( magic ) )
        return true;
    return ( bytes.starts_with( "RIFF" ) && from( bytes, 8, 4 ) == "WEBP" ) ||
           ( bytes.starts_with( "BM" ) && littleEndian( bytes, 2, 4 ) == bytes.size() );
  }

  std::vector<Unpacked> unpack( std::string_view bytes )
  {
    std::vector<Unpacked> parts;
    if ( bytes.starts_with( "PK" ) )
    {
      unpackZip( bytes, parts );
      if ( std::string rows = workbookRows( parts ); !rows.empty() )
        parts.push_back( { "cells", std::move( rows ) } );
    }
    else if ( bytes.starts_with( "{\\rtf" ) )
      parts.push_back( { "rtf text", rtfText( bytes ) } );
    else if ( bytes.starts_with( "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" ) )
    {
      Unpacked document{ std::string( COMPOUND_TEXT ), {} };
      document.bytes = compoundText( bytes, document.isClosed );
      parts.push_back( std::move( document ) );
    }
    else if ( drawsItsLetters( bytes ) )
      parts.push_back( { "letters as shapes", {}, true } );
    else if ( bytes.starts_with( "\x1f\x8b" ) )
      parts.push_back( { "gzip", inflateAll( bytes, Deflate::Gzip ) } );
    else if ( bytes.starts_with( "\x89PNG" ) )
      unpackPng( bytes, parts );
    else if ( std::string rows = sqliteRows( bytes ); !rows.empty() )
      parts.push_back( { "sqlite rows", std::move( rows ) } );
    else if ( isClosedPack( bytes ) )
      parts.push_back( { "packed", {}, true } );
    else if ( std::string cells = dbaseRows( bytes ); !cells.empty() )
      parts.push_back( { "dbase rows", std::move( cells ) } );
    else if ( from( bytes, 0, 1024 ).find( "%PDF-" ) != std::string_view::npos )
      parts = unpackPdf( bytes );
    return parts;
  }
}
