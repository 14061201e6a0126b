#include "sheet/pdf_file.h"

#include "base/error.h"
#include "sheet/pdf_mark.h"
#include "sheet/pdf_objects.h"

#include <array>
#include <cstdlib>

namespace doorstep
{
  namespace
  {
    // What an object tells of its maker or its place in a text, and a page draws nothing with.
    constexpr std::array<std::string_view, 4> LEFT_OUT{ "/Metadata", "/PieceInfo", "/StructParent",
                                                        "/StructParents" };
    // What pages take from the nodes above them (ISO 32000-1, 7.7.3.4).
    constexpr std::array<std::string_view, 4> INHERITED{ "/Resources", "/MediaBox", "/CropBox", "/Rotate" };

    // The bytes that mark references and streams below, inside of strings as numbers.
    void appendPlain( std::string &to, std::string_view text )
    {
      for ( const char c : text )
        if ( c == '\x01' || c == '\x02' )
          to += c == '\x01' ? "\\001" : "\\002";
        else
          to += c;
    }

    // Takes a key out of a dictionary, and returns its value; empty where it is not there.
    std::string taken( std::string &dictionary, std::string_view key )
    {
      const std::string_view found = pdfValue( dictionary, key );
      if ( found.empty() )
        return {};
      std::string value( found );
      const auto at = static_cast<std::size_t>( found.data() - dictionary.data() );
      const std::size_t start = dictionary.rfind( key, at );
      dictionary.erase( start, at + value.size() - start );
      return value;
    }

    // What is between the brackets of a dictionary or an array; empty where it is neither.
    std::string_view inside( std::string_view value, std::string_view open, std::string_view close )
    {
      value = value.substr( pdfSpaceEnd( value, 0 ) );
      const std::size_t end = value.rfind( close );
      if ( !value.starts_with( open ) || end == std::string_view::npos || end < open.size() )
        return {};
      return value.substr( open.size(), end - open.size() );
    }

    std::string streamOf( const std::string &drawing )
    {
      return "<</Length " + std::to_string( drawing.size() ) + ">>\x01stream\n" + drawing + "\nendstream";
    }
  }

  // Copies the pages of one file and what they draw with.
  class PdfPages
  {
    public:
      PdfPages( std::string_view bytes, PdfWriter &writer, std::string_view mark )
          : mObjects( bytes ), mWriter( writer ), mMark( mark )
      {
      }

      int copy()
      {
        const int tree = pdfReference( pdfValue( mObjects.object( mObjects.root() ).value, "/Pages" ) );
        visit( tree, {}, 0 );
        return mPages;
      }

    private:
      using Inherited = std::map<std::string_view, std::string_view>;

      void visit( int node, Inherited inherited, int depth )
      {
        const std::string_view dictionary = mObjects.object( node ).value;
        if ( node == 0 || depth > 64 || mPages > 100'000 || !dictionary.starts_with( "<<" ) )
          throw InputError( "its pages cannot be read; print it to a new PDF and give that." );
        for ( const std::string_view key : INHERITED )
          if ( const std::string_view value = pdfValue( dictionary, key ); !value.empty() )
            inherited[key] = value;
        if ( const std::string_view value = pdfValue( dictionary, "/Kids" ); !value.empty() )
        {
          const std::string_view kids = mObjects.resolved( value );
          for ( std::size_t at = kids.find( '[' ) + 1; at < kids.size(); )
          {
            const std::size_t end = pdfValueEnd( kids, at );
            if ( const int kid = pdfReference( kids.substr( at, end - at ) ); kid != 0 )
              visit( kid, inherited, depth + 1 );
            at = end;
          }
          return;
        }
        addPage( dictionary, inherited );
      }

      void addPage( std::string_view dictionary, const Inherited &inherited )
      {
        const auto value = [&]( std::string_view key )
        {
          const auto found = inherited.find( key );
          return found == inherited.end() ? std::string_view() : found->second;
        };
        // What was cropped away stays away.
        const std::string_view shown =
            value( "/CropBox" ).empty() ? value( "/MediaBox" ) : value( "/CropBox" );
        const std::string box = shown.empty() ? "[0 0 612 792]" : std::string( mObjects.resolved( shown ) );
        std::string page = "<</Type/Page/Parent \x02"
                           "0\x02/MediaBox" +
                           box;
        std::string contents, resources;
        if ( mMark.empty() )
        {
          contents = renumbered( pdfValue( dictionary, "/Contents" ), 0 );
          resources = renumbered( value( "/Resources" ), 0 );
        }
        else
        {
          contents = marked( pdfValue( dictionary, "/Contents" ),
                             pdfMark( mMark, box, mObjects.resolved( value( "/Rotate" ) ) ) );
          resources = withMarkFont( value( "/Resources" ) );
        }
        for ( const auto &[key, text] :
              { std::pair{ "/Contents ", contents }, std::pair{ "/Resources ", resources },
                std::pair{ "/Rotate ", renumbered( value( "/Rotate" ), 0 ) } } )
          if ( !text.empty() )
            page += key + text;
        page += ">>";
        mWriter.mObjects.push_back( std::move( page ) );
        mWriter.mPages.push_back( { static_cast<int>( mWriter.mObjects.size() ), box } );
        ++mPages;
      }

      std::string stored( std::string body )
      {
        return " \x02" + std::to_string( mWriter.store( std::move( body ) ) ) + "\x02 ";
      }

      // The page's streams, the graphics state as it was before them, the mark.
      std::string marked( std::string_view contents, const std::string &mark )
      {
        const std::string_view streams = mObjects.resolved( contents );
        const bool several = streams.substr( pdfSpaceEnd( streams, 0 ) ).starts_with( '[' );
        std::string all = '[' + stored( streamOf( "q" ) );
        all += renumbered( several ? inside( streams, "[", "]" ) : contents, 0 );
        return all + stored( streamOf( "Q\n" + mark ) ) + ']';
      }

      std::string withMarkFont( std::string_view resources )
      {
        std::string others( mObjects.resolved( resources ) );
        const std::string fonts( mObjects.resolved( taken( others, "/Font" ) ) );
        std::string all = "<<" + renumbered( inside( others, "<<", ">>" ), 0 ) + "/Font<<";
        all += renumbered( inside( fonts, "<<", ">>" ), 0 ) + '/' + std::string( PDF_MARK_FONT );
        return all + stored( std::string( PDF_MARK_FONT_OBJECT ) ) + ">>>>";
      }

      // The text with its references as those of the new file.
      std::string renumbered( std::string_view text, int depth )
      {
        std::string result;
        std::size_t done = 0;
        for ( std::size_t at = 0; at < text.size(); )
        {
          const char c = text[at];
          const bool nested = c == '[' || c == '{' || text.substr( at, 2 ) == "<<";
          if ( nested || c == ']' || c == '}' || c == '>' || c == ' ' || c == '\n' || c == '\r' || c == '\t' )
          {
            at += text.substr( at, 2 ) == "<<" ? 2 : 1;
            continue;
          }
          const std::size_t end = pdfValueEnd( text, at );
          if ( const int object = pdfReference( text.substr( at, end - at ) ); object != 0 )
          {
            appendPlain( result, text.substr( done, at - done ) );
            result += '\x02' + std::to_string( copied( object, depth + 1 ) ) + '\x02';
            done = end;
          }
          at = std::max( end, at + 1 );
        }
        appendPlain( result, text.substr( done ) );
        return result;
      }

      int copied( int object, int depth )
      {
        if ( const auto found = mCopied.find( object ); found != mCopied.end() )
          return found->second;
        if ( depth > 100 )
          throw InputError( "its pages lead back to themselves; print it to a new PDF and give that." );
        const PdfObjects::Object source = mObjects.object( object );
        std::string value( source.value );
        for ( const std::string_view key : LEFT_OUT )
          while ( !taken( value, key ).empty() )
            continue;
        std::string copy = renumbered( value, depth );
        if ( !source.stream.empty() )
          copy += '\x01' + std::string( source.stream );
        return mCopied[object] = mWriter.store( std::move( copy ) );
      }

      PdfObjects mObjects;
      PdfWriter &mWriter;
      std::string_view mMark;
      int mPages = 0;
      std::map<int, int> mCopied;
  };

  int PdfWriter::store( std::string body )
  {
    const auto [found, added] = mSame.emplace( body, static_cast<int>( mObjects.size() ) + 1 );
    if ( added )
      mObjects.push_back( std::move( body ) );
    return found->second;
  }

  int PdfWriter::addPages( std::string_view pdf, std::string_view mark )
  {
    return PdfPages( pdf, *this, mark ).copy();
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
    write( "<</Title" + pdfLiteral( title ) + "/Producer(Doorstep)>>" );
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
