// SPDX-License-Identifier: GPL-2.0-or-later
// The part of the leak scan that reads PDF: ISO 32000-1, 7.3.8 (streams), 7.5.7 (object streams) and 7.8.3
// (resources).
#include "privacy/leak_filters.h"
#include "privacy/leak_pdf_text.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace doorstep
{
  namespace
  {
    struct Stream
    {
        int object = 0;
        std::string dictionary, bytes;
    };

    // The number that starts at text[at] after blanks; -1: none. at moves behind it.
    int readNumber( std::string_view text, std::size_t &at )
    {
      while ( at < text.size() && std::isspace( static_cast<unsigned char>( text[at] ) ) )
        ++at;
      int value = -1;
      for ( ; at < text.size() && text[at] >= '0' && text[at] <= '9' && value < 100000000; ++at )
        value = std::max( value, 0 ) * 10 + ( text[at] - '0' );
      return value;
    }

    // "12 0 R" at text[at]; -1: none.
    int readReference( std::string_view text, std::size_t &at )
    {
      std::size_t look = at;
      const int object = readNumber( text, look );
      if ( object < 0 || readNumber( text, look ) < 0 || text.substr( look, 2 ) != " R" )
        return -1;
      at = look + 2;
      return object;
    }

    // Where the value of a dictionary's key starts; npos: there is none.
    std::size_t valueOf( std::string_view dictionary, std::string_view key )
    {
      for ( std::size_t at = dictionary.find( key ); at != std::string_view::npos;
            at = dictionary.find( key, at + 1 ) )
        if ( const std::size_t end = at + key.size();
             end >= dictionary.size() || !std::isalnum( static_cast<unsigned char>( dictionary[end] ) ) )
          return end;
      return std::string_view::npos;
    }

    // The number before "0 obj".
    int objectBefore( std::string_view bytes, std::size_t obj )
    {
      const auto isSpace = [&]( std::size_t i )
      { return std::isspace( static_cast<unsigned char>( bytes[i] ) ); };
      const auto isDigit = [&]( std::size_t i ) { return bytes[i] >= '0' && bytes[i] <= '9'; };
      std::size_t at = obj;
      for ( int word = 0; word < 2; ++word )
      {
        while ( at > 0 && isSpace( at - 1 ) )
          --at;
        while ( at > 0 && isDigit( at - 1 ) )
          --at;
      }
      return std::max( readNumber( bytes, at ), 0 );
    }

    class PdfFile
    {
      public:
        explicit PdfFile( std::string_view bytes )
        {
          readStreams( bytes );
          readObjects();
          for ( const Stream &stream : mStreams )
          {
            mIsEncrypted = mIsEncrypted || valueOf( stream.dictionary, "/Encrypt" ) != std::string::npos;
            if ( stream.dictionary.find( "/ObjStm" ) != std::string::npos )
              readObjectStream( stream );
            if ( stream.bytes.find( "begincmap" ) != std::string::npos )
              mMaps[stream.object] = readFontMap( stream.bytes );
          }
          for ( const auto &[number, dictionary] : mObjects )
            readFont( number, dictionary );
          for ( const auto &[number, dictionary] : mObjects )
            readPage( dictionary );
        }

        std::vector<Unpacked> parts()
        {
          std::vector<Unpacked> parts{ { "pdf text", allPdfStrings( mOutside, "\n" ) } };
          if ( valueOf( mOutside, "/Encrypt" ) != std::string::npos || mIsEncrypted )
            parts.push_back( { "encrypted", {}, true } );
          if ( mIsUnspelled )
            parts.push_back( { "letters without a map", {}, true } );
          if ( isPictures() )
            parts.push_back( { "pictures alone", {}, true } );
          for ( std::size_t i = 0; i < mStreams.size(); ++i )
          {
            addText( mStreams[i], parts );
            parts.push_back( { "pdf stream " + std::to_string( i + 1 ), std::move( mStreams[i].bytes ) } );
          }
          return parts;
        }

      private:
        using Fonts = std::map<std::string, const FontMap *>;

        void readStreams( std::string_view bytes );
        void readObjects();
        void readObjectStream( const Stream &stream );
        void readFont( int number, std::string_view dictionary );
        void readPage( std::string_view dictionary );
        Fonts fontsOf( std::string_view dictionary, int depth ) const;
        void addText( const Stream &stream, std::vector<Unpacked> &parts ) const;

        // A scan: pages with pictures and without a letter.
        bool isPictures() const
        {
          bool hasPicture = false, hasText = false;
          for ( const Stream &stream : mStreams )
          {
            const bool isPicture = stream.dictionary.find( "/Image" ) != std::string::npos;
            hasPicture = hasPicture || isPicture;
            hasText = hasText || ( !isPicture && ( stream.bytes.find( "Tj" ) != std::string::npos ||
                                                   stream.bytes.find( "TJ" ) != std::string::npos ) );
          }
          return hasPicture && !hasText;
        }

        std::string_view object( int number ) const
        {
          const auto found = mObjects.find( number );
          return found == mObjects.end() ? std::string_view() : std::string_view( found->second );
        }

        std::vector<Stream> mStreams;
        std::string mOutside; // what stands between the streams: dictionaries, information, annotations
        std::map<int, std::string> mObjects; // by number, without their streams
        std::map<int, FontMap> mMaps;        // by the number of their stream
        std::map<int, FontMap> mNamed;       // by the number of a font that names its glyphs
        bool mIsEncrypted = false;
        bool mIsUnspelled = false;       // a font's codes mean nothing
        std::map<int, Fonts> mPageFonts; // by the number of a page's content
    };

    void PdfFile::readStreams( std::string_view bytes )
    {
      std::size_t last = 0;
      for ( std::size_t at = bytes.find( "stream" ); at != std::string_view::npos;
            at = bytes.find( "stream", at + 6 ) )
      {
        if ( at >= 3 && bytes.substr( at - 3, 3 ) == "end" )
        {
          last = at;
          continue;
        }
        std::size_t data = at + 6;
        if ( data < bytes.size() && bytes[data] == '\r' )
          ++data;
        if ( data >= bytes.size() || bytes[data] != '\n' )
          continue;
        ++data;
        mOutside.append( bytes.substr( last, at - last ) );
        const std::size_t end = std::min( bytes.find( "endstream", data ), bytes.size() );
        last = end;
        Stream stream;
        if ( const std::size_t obj = bytes.rfind( "obj", at ); obj != std::string_view::npos )
        {
          stream.object = objectBefore( bytes, obj );
          stream.dictionary = bytes.substr( obj + 3, at - obj - 3 );
        }
        stream.bytes =
            unfiltered( stream.dictionary, bytes.substr( data ), bytes.substr( data, end - data ) );
        mStreams.push_back( std::move( stream ) );
        at = std::max( at, end < 6 ? 0 : end - 6 );
      }
      mOutside.append( bytes.substr( std::min( last, bytes.size() ) ) );
    }

    void PdfFile::readObjects()
    {
      for ( std::size_t at = mOutside.find( " obj" ); at != std::string::npos;
            at = mOutside.find( " obj", at + 4 ) )
      {
        const std::size_t end = std::min( mOutside.find( " obj", at + 4 ), mOutside.size() );
        mObjects[objectBefore( mOutside, at )] = mOutside.substr( at + 4, end - at - 4 );
      }
    }

    void PdfFile::readObjectStream( const Stream &stream )
    {
      std::size_t firstAt = valueOf( stream.dictionary, "/First" ), at = 0;
      const int first = firstAt == std::string::npos ? -1 : readNumber( stream.dictionary, firstAt );
      std::vector<std::pair<int, std::size_t>> places;
      while ( first > 0 && at < static_cast<std::size_t>( first ) )
      {
        const int number = readNumber( stream.bytes, at ), offset = readNumber( stream.bytes, at );
        if ( number < 0 || offset < 0 )
          break;
        places.emplace_back( number, static_cast<std::size_t>( first ) + static_cast<std::size_t>( offset ) );
      }
      for ( std::size_t i = 0; i < places.size(); ++i )
        if ( const std::size_t begin = places[i].second; begin < stream.bytes.size() )
        {
          const std::size_t end = i + 1 < places.size() ? places[i + 1].second : stream.bytes.size();
          mObjects[places[i].first] = stream.bytes.substr( begin, std::max( end, begin ) - begin );
        }
    }

    // The fonts that a page's or a form's resources name; resources may be a parent's.
    PdfFile::Fonts PdfFile::fontsOf( std::string_view dictionary, int depth ) const
    {
      Fonts fonts;
      std::string_view resources = dictionary;
      if ( std::size_t at = valueOf( dictionary, "/Resources" ); at != std::string_view::npos )
        if ( const int number = readReference( dictionary, at ); number >= 0 )
          resources = object( number );
      std::size_t at = valueOf( resources, "/Font" );
      if ( at == std::string_view::npos )
      {
        std::size_t parent = valueOf( dictionary, "/Parent" );
        const int number = parent == std::string_view::npos ? -1 : readReference( dictionary, parent );
        return number < 0 || depth > 8 ? fonts : fontsOf( object( number ), depth + 1 );
      }
      if ( const int number = readReference( resources, at ); number >= 0 )
      {
        resources = object( number );
        at = 0;
      }
      const std::size_t end = std::min( resources.find( ">>", at ), resources.size() );
      while ( at < end )
      {
        const std::size_t slash = resources.find( '/', at );
        if ( slash >= end )
          break;
        at = std::min( resources.find_first_of( " \r\n\t", slash ), end );
        const std::string name( resources.substr( slash + 1, at - slash - 1 ) );
        const int number = readReference( resources, at );
        const std::string_view font = object( number );
        std::size_t map = valueOf( font, "/ToUnicode" );
        const int mapped = map == std::string_view::npos ? -1 : readReference( font, map );
        if ( const auto found = mMaps.find( mapped ); found != mMaps.end() )
          fonts[name] = &found->second;
        else if ( const auto given = mNamed.find( number ); given != mNamed.end() )
          fonts[name] = &given->second;
      }
      return fonts;
    }

    void PdfFile::readFont( int number, std::string_view dictionary )
    {
      const auto says = [&]( std::string_view key )
      { return valueOf( dictionary, key ) != std::string_view::npos; };
      const bool isKnownKind = says( "/Type0" ) || says( "/Type1" ) || says( "/Type3" ) ||
                               says( "/TrueType" ) || says( "/MMType1" );
      if ( says( "/ToUnicode" ) || !( isKnownKind || ( says( "/Font" ) && says( "/Encoding" ) ) ) )
        return;
      const auto behind = [&]( std::string_view key )
      {
        std::size_t at = valueOf( dictionary, key );
        const int named = at == std::string_view::npos ? -1 : readReference( dictionary, at );
        return named < 0 ? dictionary : object( named );
      };
      const std::string_view encoding = behind( "/Encoding" );
      mIsUnspelled = mIsUnspelled || ( isKnownKind && !isSpelledByCodes( dictionary, encoding,
                                                                         behind( "/FontDescriptor" ) ) );
      if ( valueOf( encoding, "/Differences" ) != std::string_view::npos )
        mNamed[number] = readDifferences( encoding );
    }

    void PdfFile::readPage( std::string_view dictionary )
    {
      std::size_t at = valueOf( dictionary, "/Contents" );
      if ( at == std::string_view::npos )
        return;
      const Fonts fonts = fontsOf( dictionary, 0 );
      at = std::min( dictionary.find_first_not_of( " \r\n\t[", at ), dictionary.size() );
      for ( int content = readReference( dictionary, at ); content >= 0;
            content = readReference( dictionary, at ) )
        mPageFonts[content] = fonts;
    }

    void PdfFile::addText( const Stream &stream, std::vector<Unpacked> &parts ) const
    {
      const bool shows =
          stream.bytes.find( "Tj" ) != std::string::npos || stream.bytes.find( "TJ" ) != std::string::npos;
      std::string strings = allPdfStrings( stream.bytes );
      if ( strings.empty() )
        return;
      if ( shows )
      {
        const auto page = mPageFonts.find( stream.object );
        const Fonts fonts = page == mPageFonts.end() ? fontsOf( stream.dictionary, 0 ) : page->second;
        parts.push_back( { "pdf text", shownText( stream.bytes, fonts ) } );
        if ( fonts.empty() ) // nobody says which: each font in turn
          for ( const auto &[number, map] : mMaps )
            parts.push_back( { "pdf text", spelled( strings, map ) } );
      }
      else // dictionaries of an object stream: titles, bookmarks, notes
        parts.push_back( { "pdf text", allPdfStrings( stream.bytes, "\n" ) } );
      parts.push_back( { std::string( PDF_STRINGS ), std::move( strings ) } );
    }
  }

  std::vector<Unpacked> unpackPdf( std::string_view bytes )
  {
    return PdfFile( bytes ).parts();
  }
}
