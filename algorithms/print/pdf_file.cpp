#include "print/pdf_file.h"

#include "base/error.h"

#include <cctype>
#include <cstdlib>
#include <set>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void damaged()
    {
      throw InputError( "A page could not be put into the PDF: it is not a plain PDF file." );
    }

    std::string_view trimmed( std::string_view text )
    {
      while ( !text.empty() && std::isspace( static_cast<unsigned char>( text.front() ) ) != 0 )
        text.remove_prefix( 1 );
      while ( !text.empty() && std::isspace( static_cast<unsigned char>( text.back() ) ) != 0 )
        text.remove_suffix( 1 );
      return text;
    }

    bool isDelimiter( char c )
    {
      return std::isspace( static_cast<unsigned char>( c ) ) != 0 || c == '/' || c == '<' || c == '>' ||
             c == '[' || c == ']' || c == '(' || c == ')' || c == '\0';
    }

    // Calls found( start, end, number ) for each "n 0 R" of the text outside of strings.
    template <class Found> void references( std::string_view text, Found &&found )
    {
      int depth = 0;
      for ( std::size_t i = 0; i < text.size(); ++i )
      {
        const char c = text[i];
        if ( depth > 0 && c == '\\' )
        {
          ++i;
          continue;
        }
        if ( c == '(' )
          ++depth;
        else if ( c == ')' && depth > 0 )
          --depth;
        if ( depth > 0 || std::isdigit( static_cast<unsigned char>( c ) ) == 0 ||
             ( i > 0 && !isDelimiter( text[i - 1] ) ) )
          continue;
        std::size_t end = i;
        int number = 0;
        while ( end < text.size() && std::isdigit( static_cast<unsigned char>( text[end] ) ) != 0 &&
                end - i < 9 )
          number = number * 10 + ( text[end++] - '0' );
        if ( text.substr( end, 4 ) == " 0 R" && ( end + 4 == text.size() || isDelimiter( text[end + 4] ) ) )
        {
          found( i, end + 4, number );
          i = end + 3;
        }
        else
          i = end - 1;
      }
    }

    // The value of a key of a dictionary at its outer level, trimmed; empty if it is not there.
    std::string_view valueOf( std::string_view dictionary, std::string_view key )
    {
      int depth = 0;
      for ( std::size_t i = 0; i + key.size() < dictionary.size(); ++i )
      {
        if ( dictionary.substr( i, 2 ) == "<<" )
        {
          ++depth;
          ++i;
          continue;
        }
        if ( dictionary.substr( i, 2 ) == ">>" )
        {
          --depth;
          ++i;
          continue;
        }
        if ( depth != 1 || dictionary.substr( i, key.size() ) != key ||
             !isDelimiter( dictionary[i + key.size()] ) )
          continue;
        std::size_t start = i + key.size();
        while ( start < dictionary.size() &&
                std::isspace( static_cast<unsigned char>( dictionary[start] ) ) != 0 )
          ++start;
        std::size_t end = start;
        int inner = 0;
        while ( end < dictionary.size() )
        {
          const std::string_view two = dictionary.substr( end, 2 );
          if ( two == "<<" || dictionary[end] == '[' )
            ++inner;
          if ( inner == 0 && end > start && ( dictionary[end] == '/' || two == ">>" ) )
            break;
          if ( two == "<<" || two == ">>" )
          {
            inner -= two == ">>" ? 1 : 0;
            end += 2;
            continue;
          }
          if ( dictionary[end] == ']' )
            --inner;
          ++end;
        }
        while ( end > start && std::isspace( static_cast<unsigned char>( dictionary[end - 1] ) ) != 0 )
          --end;
        return dictionary.substr( start, end - start );
      }
      return {};
    }
  }

  class PdfReader
  {
    public:
      explicit PdfReader( std::string_view bytes ) : mBytes( bytes )
      {
        const std::size_t mark = bytes.rfind( "startxref" );
        if ( bytes.substr( 0, 5 ) != "%PDF-" || mark == std::string_view::npos )
          damaged();
        const std::size_t table = number( mark + 9 );
        if ( table >= bytes.size() || bytes.substr( table, 4 ) != "xref" )
          damaged();
        const std::size_t trailer = bytes.find( "trailer", table );
        if ( trailer == std::string_view::npos )
          damaged();
        mRoot = referenceIn( valueOf( bytes.substr( trailer + 7, mark - trailer - 7 ), "/Root" ) );
        readTable( table + 4, trailer );
        mEnds.insert( table );
      }

      int copyPages( PdfWriter &writer )
      {
        mWriter = &writer;
        mPages = 0;
        visitPages( referenceIn( valueOf( body( mRoot ), "/Pages" ) ), {}, 0 );
        return mPages;
      }

    private:
      std::size_t number( std::size_t at ) const
      {
        while ( at < mBytes.size() && std::isspace( static_cast<unsigned char>( mBytes[at] ) ) != 0 )
          ++at;
        std::size_t value = 0;
        while ( at < mBytes.size() && std::isdigit( static_cast<unsigned char>( mBytes[at] ) ) != 0 )
          value = value * 10 + static_cast<std::size_t>( mBytes[at++] - '0' );
        return value;
      }

      void readTable( std::size_t at, std::size_t trailer )
      {
        while ( at < trailer )
        {
          while ( at < trailer && std::isspace( static_cast<unsigned char>( mBytes[at] ) ) != 0 )
            ++at;
          if ( at >= trailer )
            return;
          const std::size_t first = number( at );
          at = mBytes.find( ' ', at ) + 1;
          const std::size_t count = number( at );
          at = mBytes.find( '\n', at ) + 1;
          for ( std::size_t i = 0; i < count; ++i, at += 20 )
          {
            if ( at + 18 > trailer )
              damaged();
            if ( mBytes[at + 17] == 'n' )
            {
              mOffsets[static_cast<int>( first + i )] = number( at );
              mEnds.insert( number( at ) );
            }
          }
        }
      }

      // Between "n 0 obj" and "endobj".
      std::string_view body( int object ) const
      {
        const auto found = mOffsets.find( object );
        if ( found == mOffsets.end() || found->second >= mBytes.size() )
          damaged();
        const auto next = mEnds.upper_bound( found->second );
        const std::string_view whole = mBytes.substr(
            found->second, next == mEnds.end() ? std::string_view::npos : *next - found->second );
        const std::size_t start = whole.find( "obj" ), end = whole.rfind( "endobj" );
        if ( start == std::string_view::npos || end == std::string_view::npos || end < start )
          damaged();
        return trimmed( whole.substr( start + 3, end - start - 3 ) );
      }

      static int referenceIn( std::string_view value )
      {
        int result = 0;
        references( value,
                    [&]( std::size_t, std::size_t, int object ) { result = result == 0 ? object : result; } );
        return result;
      }

      void visitPages( int node, std::string inherited, int depth )
      {
        if ( node == 0 || depth > 64 )
          damaged();
        const std::string_view dictionary = body( node );
        if ( const std::string_view box = valueOf( dictionary, "/MediaBox" ); !box.empty() )
          inherited = box;
        const std::string_view kids = valueOf( dictionary, "/Kids" );
        if ( !kids.empty() )
        {
          references( kids,
                      [&]( std::size_t, std::size_t, int kid ) { visitPages( kid, inherited, depth + 1 ); } );
          return;
        }
        std::string page = "<</Type/Page/Parent \x02"
                           "0\x02/MediaBox" +
                           inherited;
        for ( const char *key : { "/Contents", "/Resources", "/Rotate" } )
          if ( const std::string_view value = valueOf( dictionary, key ); !value.empty() )
            page += std::string( key ) + ' ' + renumbered( value, 0 );
        page += ">>";
        mWriter->mObjects.push_back( std::move( page ) );
        mWriter->mPages.push_back( { static_cast<int>( mWriter->mObjects.size() ), inherited } );
        ++mPages;
      }

      std::string renumbered( std::string_view text, int depth )
      {
        std::string result;
        std::size_t done = 0;
        references( text,
                    [&]( std::size_t start, std::size_t end, int object )
                    {
                      result += text.substr( done, start - done );
                      result += '\x02' + std::to_string( copied( object, depth + 1 ) ) + '\x02';
                      done = end;
                    } );
        result += text.substr( done );
        return result;
      }

      int copied( int object, int depth )
      {
        if ( const auto found = mCopied.find( object ); found != mCopied.end() )
          return found->second;
        if ( depth > 100 )
          damaged();
        const std::string_view whole = body( object );
        const std::size_t stream = whole.find( "stream" );
        std::string copy;
        if ( stream == std::string_view::npos )
          copy = renumbered( whole, depth );
        else
          copy =
              renumbered( whole.substr( 0, stream ), depth ) + '\x01' + std::string( whole.substr( stream ) );
        return mCopied[object] = mWriter->store( std::move( copy ) );
      }

      std::string_view mBytes;
      int mRoot = 0;
      int mPages = 0;
      std::map<int, std::size_t> mOffsets;
      std::set<std::size_t> mEnds;
      std::map<int, int> mCopied;
      PdfWriter *mWriter = nullptr;
  };

  int PdfWriter::store( std::string body )
  {
    const auto [found, added] = mSame.emplace( body, static_cast<int>( mObjects.size() ) + 1 );
    if ( added )
      mObjects.push_back( std::move( body ) );
    return found->second;
  }

  int PdfWriter::addPages( std::string_view pdf )
  {
    return PdfReader( pdf ).copyPages( *this );
  }

  void PdfWriter::addPages( const PdfWriter &other )
  {
    addPages( other.bytes( {} ) );
  }

  void PdfWriter::addBlankPage()
  {
    if ( mPages.empty() )
      return;
    const std::string box = mPages.back().mediaBox;
    mObjects.push_back( "<</Type/Page/Parent \x02"
                        "0\x02/MediaBox" +
                        box + "/Resources <<>>>>" );
    mPages.push_back( { static_cast<int>( mObjects.size() ), box } );
  }

  std::string PdfWriter::bytes( std::string_view title ) const
  {
    // The objects as they are, then the page tree, the catalogue and the title.
    const int tree = static_cast<int>( mObjects.size() ) + 1;
    std::string file = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> offsets;
    const auto write = [&]( const std::string &body )
    {
      offsets.push_back( file.size() );
      file += std::to_string( offsets.size() ) + " 0 obj\n";
      const std::size_t end = std::min( body.find( '\x01' ), body.size() );
      for ( std::size_t i = 0; i < end; ++i )
      {
        if ( body[i] != '\x02' )
        {
          file += body[i];
          continue;
        }
        const std::size_t close = body.find( '\x02', i + 1 );
        const int object = std::atoi( body.substr( i + 1, close - i - 1 ).c_str() );
        file += std::to_string( object == 0 ? tree : object ) + " 0 R";
        i = close;
      }
      if ( end < body.size() )
        file += body.substr( end + 1 );
      file += "\nendobj\n";
    };
    for ( const std::string &object : mObjects )
      write( object );
    std::string kids;
    for ( const Page &page : mPages )
      kids += std::to_string( page.object ) + " 0 R ";
    write( "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string( mPages.size() ) + ">>" );
    write( "<</Type/Catalog/Pages " + std::to_string( tree ) + " 0 R>>" );
    std::string escaped;
    for ( const char c : title )
    {
      if ( c == '(' || c == ')' || c == '\\' )
        escaped += '\\';
      escaped += c;
    }
    write( "<</Title(" + escaped + ")/Producer(Doorstep)>>" );
    const std::size_t table = file.size();
    file += "xref\n0 " + std::to_string( offsets.size() + 1 ) + "\n0000000000 65535 f \n";
    for ( const std::size_t offset : offsets )
    {
      std::string digits = std::to_string( offset );
      file += std::string( 10 - digits.size(), '0' ) + digits + " 00000 n \n";
    }
    file += "trailer\n<</Size " + std::to_string( offsets.size() + 1 ) + "/Root " +
            std::to_string( tree + 1 ) + " 0 R/Info " + std::to_string( tree + 2 ) + " 0 R>>\nstartxref\n" +
            std::to_string( table ) + "\n%%EOF\n";
    return file;
  }
}
