// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_file.h"

#include "base/error.h"
#include "sheet/pdf_book.h"

#include <algorithm>
#include <new>
#include <vector>

#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

namespace doorstep
{
  namespace
  {
    // A page without a size is Letter; whatever else qpdf had to guess is not whole.
    struct Guesses
    {
        bool size = false, more = false;

        explicit Guesses( QPDF &source )
        {
          for ( const QPDFExc &warning : source.getWarnings() )
            ( warning.getMessageDetail().find( "MediaBox is undefined" ) == std::string::npos ? more
                                                                                              : size ) = true;
        }
    };

    // Whether a node of the tree of pages, which has neither loops nor great depth, says a size that is none.
    bool hasOddSize( QPDFObjectHandle node )
    {
      if ( !node.isDictionary() )
        return false;
      if ( node.hasKey( "/MediaBox" ) && !node.getKey( "/MediaBox" ).isRectangle() )
        return true;
      if ( !node.getKey( "/Kids" ).isArray() )
        return false;
      const std::vector<QPDFObjectHandle> kids = node.getKey( "/Kids" ).getArrayAsVector();
      return std::any_of( kids.begin(), kids.end(), hasOddSize );
    }

    void open( QPDF &source, std::string_view bytes )
    {
      source.setSuppressWarnings( true );
      // What is damaged is told, not guessed.
      source.setAttemptRecovery( false );
      source.processMemoryFile( "pages", bytes.data(), bytes.size() );
    }
  }

  PdfWriter::PdfWriter() : mBook( std::make_unique<PdfBook>() )
  {
  }
  PdfWriter::PdfWriter( PdfWriter && ) noexcept = default;
  PdfWriter &PdfWriter::operator=( PdfWriter && ) noexcept = default;
  PdfWriter::~PdfWriter() = default;

  int PdfWriter::addPages( std::string_view bytes, std::string_view mark )
  {
    QPDF source;
    try
    {
      open( source, bytes );
      if ( source.isEncrypted() )
        throw InputError( "it is protected; save it without a password." );
      const int pages = PdfPages( source, *mBook, [&]( int ) { return std::string( mark ); } ).copy();
      const Guesses guesses( source );
      if ( guesses.more )
        throw InputError( "it is damaged; print it to a new PDF and give that." );
      if ( guesses.size )
      {
        // qpdf 12 has put Letter in the place of a size that is none, too: as it was before.
        QPDF before;
        open( before, bytes );
        if ( hasOddSize( before.getRoot().getKey( "/Pages" ) ) )
          throw InputError( "the size of a page cannot be read; print it to a new PDF and give that." );
      }
      return pages;
    }
    catch ( const InputError & )
    {
      throw;
    }
    catch ( const QPDFExc &e )
    {
      if ( e.getErrorCode() == qpdf_e_password || bytes.find( "/Encrypt" ) != std::string_view::npos )
        throw InputError( "it is protected; save it without a password." );
      throw InputError( "it is no PDF, or a damaged one; print it to a new PDF and give that." );
    }
    catch ( const std::bad_alloc & )
    {
      throw InputError( "it needs too much memory; print it to a new PDF and give that." );
    }
    catch ( const std::exception & )
    {
      throw InputError( "it cannot be read; print it to a new PDF and give that." );
    }
  }

  void PdfWriter::addPages( const PdfWriter &other, const std::function<std::string( int )> &markOf )
  {
    if ( other.pageCount() > 0 )
      PdfPages( other.mBook->pdf, *mBook, markOf ).copy();
  }

  void PdfWriter::addBlankPage()
  {
    if ( mBook->boxes.empty() )
      return;
    const PageBox box = mBook->boxes.back();
    QPDFObjectHandle page = QPDFObjectHandle::parse( "<</Type/Page/Resources<<>>>>" );
    page.replaceKey( "/MediaBox", QPDFObjectHandle::newArray(
                                      QPDFObjectHandle::Rectangle( box[0], box[1], box[2], box[3] ) ) );
    mBook->addPage( page, box );
  }

  int PdfWriter::pageCount() const
  {
    return mBook ? static_cast<int>( mBook->boxes.size() ) : 0;
  }

  // ISO 32000-1, 14.7 and 14.8.
  void PdfWriter::tag( std::string_view language, const std::vector<std::string> &pictures )
  {
    QPDF &pdf = mBook->pdf;
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey( "/Lang", QPDFObjectHandle::newUnicodeString( std::string( language ) ) );
    root.replaceKey( "/MarkInfo", QPDFObjectHandle::parse( "<</Marked true>>" ) );
    root.replaceKey( "/ViewerPreferences", QPDFObjectHandle::parse( "<</DisplayDocTitle true>>" ) );
    QPDFObjectHandle tree = pdf.makeIndirectObject( QPDFObjectHandle::parse( "<</Type/StructTreeRoot>>" ) );
    QPDFObjectHandle document =
        pdf.makeIndirectObject( QPDFObjectHandle::parse( "<</Type/StructElem/S/Document>>" ) );
    document.replaceKey( "/P", tree );
    tree.replaceKey( "/K", document );
    root.replaceKey( "/StructTreeRoot", tree );
    QPDFObjectHandle parts = QPDFObjectHandle::newArray(), numbers = QPDFObjectHandle::newArray();
    std::size_t number = 0;
    for ( QPDFObjectHandle page : pdf.getAllPages() )
    {
      const bool isPicture = number < pictures.size() && !pictures[number].empty();
      const std::string kind = isPicture ? "/Figure" : "/P";
      QPDFObjectHandle part =
          pdf.makeIndirectObject( QPDFObjectHandle::parse( "<</Type/StructElem/K 0/S" + kind + ">>" ) );
      part.replaceKey( "/P", document );
      part.replaceKey( "/Pg", page );
      if ( isPicture )
        part.replaceKey( "/Alt", QPDFObjectHandle::newUnicodeString( pictures[number] ) );
      parts.appendItem( part );
      numbers.appendItem( QPDFObjectHandle::newInteger( static_cast<long long>( number ) ) );
      numbers.appendItem( QPDFObjectHandle::newArray( { part } ) );
      page.replaceKey( "/StructParents", QPDFObjectHandle::newInteger( static_cast<long long>( number ) ) );
      page.addPageContents( QPDFObjectHandle::newStream( &pdf, kind + " <</MCID 0>> BDC\n" ), true );
      page.addPageContents( QPDFObjectHandle::newStream( &pdf, "\nEMC" ), false );
      ++number;
    }
    document.replaceKey( "/K", parts );
    QPDFObjectHandle parents = QPDFObjectHandle::newDictionary();
    parents.replaceKey( "/Nums", numbers );
    tree.replaceKey( "/ParentTree", pdf.makeIndirectObject( parents ) );
    tree.replaceKey( "/ParentTreeNextKey", QPDFObjectHandle::newInteger( static_cast<long long>( number ) ) );
  }

  std::string PdfWriter::bytes( std::string_view title ) const
  {
    QPDF &pdf = mBook->pdf;
    QPDFObjectHandle about = QPDFObjectHandle::newDictionary();
    about.replaceKey( "/Title", QPDFObjectHandle::newUnicodeString( std::string( title ) ) );
    about.replaceKey( "/Producer", QPDFObjectHandle::newString( "Doorstep" ) );
    pdf.getTrailer().replaceKey( "/Info", about );
    QPDFWriter writer( pdf );
    writer.setOutputMemory();
    // What is drawn goes on as it came, packed or not; the name of a file comes from what it holds.
    writer.setStreamDataMode( qpdf_s_preserve );
    writer.setObjectStreamMode( qpdf_o_disable );
    writer.setDeterministicID( true );
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return { reinterpret_cast<const char *>( buffer->getBuffer() ), buffer->getSize() };
  }
}
