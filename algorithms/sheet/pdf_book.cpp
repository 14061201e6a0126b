// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_book.h"

#include "base/error.h"
#include "sheet/pdf_letters.h"
#include "sheet/pdf_mark.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace doorstep
{
  namespace
  {
    // What tells of its maker or of its place in a text, belongs to a layer, or lies outside of the file; a
    // page draws nothing with it.
    const std::set<std::string> LEFT_OUT{
        "/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/LastModified", "/OC",    "/AF",
        "/Ref",      "/OPI",       "/Alternates",   "/Measure",       "/PtData",       "/Thumb", "/PS" };
    // What a stream's bytes are when they lie in another file.
    const std::set<std::string> OUTSIDE{ "/F", "/FFilter", "/FDecodeParms", "/Length" };
    // Of resources; /Properties are layers and text structure.
    constexpr std::array CATEGORIES{ "/ExtGState", "/ColorSpace", "/Pattern",
                                     "/Shading",   "/XObject",    "/Font" };
    // Their keys are glyphs' and inks' names.
    const std::set<std::string> NAMED_DICTIONARIES{ "/CharProcs", "/Colorants" };

    constexpr int DEEPEST = 100;
    constexpr std::size_t MOST_PARTS = 1'000'000, MOST_PAGES = 5'000;
    constexpr double LARGEST = 14'400; // points; the largest page of ISO 32000-1, annex C

    [[noreturn]] void refuse( const std::string &why )
    {
      throw InputError( why + "; print it to a new PDF and give that." );
    }

    // Text that qpdf has read, as one that belongs to no file.
    QPDFObjectHandle scalar( QPDFObjectHandle object )
    {
      if ( object.isBool() )
        return QPDFObjectHandle::newBool( object.getBoolValue() );
      if ( object.isInteger() )
        return QPDFObjectHandle::newInteger( object.getIntValue() );
      if ( object.isReal() )
        return QPDFObjectHandle::newReal( object.getRealValue() );
      if ( object.isName() )
        return QPDFObjectHandle::newName( object.getName() );
      if ( object.isString() )
        return QPDFObjectHandle::newString( object.getStringValue() );
      return QPDFObjectHandle::newNull();
    }

    QPDFObjectHandle boxObject( const PageBox &box )
    {
      return QPDFObjectHandle::newArray( QPDFObjectHandle::Rectangle( box[0], box[1], box[2], box[3] ) );
    }
  }

  QPDFObjectHandle PdfBook::stored( QPDFObjectHandle made )
  {
    QPDFObjectHandle &same = mSame["o" + made.unparse()];
    if ( !same.isInitialized() )
      same = pdf.makeIndirectObject( made );
    return same;
  }

  QPDFObjectHandle PdfBook::storedStream( QPDFObjectHandle dictionary, const std::string &bytes )
  {
    QPDFObjectHandle &same = mSame["s" + dictionary.unparse() + '\0' + bytes];
    if ( !same.isInitialized() )
    {
      same = QPDFObjectHandle::newStream( &pdf, bytes );
      dictionary.replaceKey( "/Length",
                             QPDFObjectHandle::newInteger( static_cast<long long>( bytes.size() ) ) );
      same.replaceDict( dictionary );
    }
    return same;
  }

  void PdfBook::addPage( QPDFObjectHandle page, const PageBox &box )
  {
    QPDFPageDocumentHelper( pdf ).addPage( QPDFPageObjectHelper( pdf.makeIndirectObject( page ) ), false );
    boxes.push_back( box );
  }

  PdfPages::PdfPages( QPDF &source, PdfBook &book, std::function<std::string( int )> markOf )
      : mSource( source ), mBook( book ), mMarkOf( std::move( markOf ) )
  {
  }

  int PdfPages::copy()
  {
    refuseHidden();
    drawForms();
    const std::vector<QPDFObjectHandle> pages = mSource.getAllPages();
    if ( pages.empty() || pages.size() > MOST_PAGES )
      refuse( "its pages cannot be read" );
    int number = 0;
    for ( QPDFObjectHandle page : pages )
      addPage( page, ++number );
    return number;
  }

  // Without their layers pages would show what these hide, and a form what it was given would be lost.
  void PdfPages::refuseHidden()
  {
    QPDFObjectHandle layers = mSource.getRoot().getKeyIfDict( "/OCProperties" ).getKeyIfDict( "/D" );
    if ( QPDFObjectHandle off = layers.getKeyIfDict( "/OFF" ); off.isArray() && off.getArrayNItems() > 0 )
      refuse( "it has layers that are hidden" );
    if ( layers.getKeyIfDict( "/BaseState" ).isNameAndEquals( "/OFF" ) )
      refuse( "it has layers that are hidden" );
    if ( QPDFObjectHandle drawn =
             mSource.getRoot().getKeyIfDict( "/AcroForm" ).getKeyIfDict( "/NeedAppearances" );
         drawn.isBool() && drawn.getBoolValue() )
      refuse( "it is a form whose fields are not drawn" );
  }

  // What is filled into a form becomes part of its page, as a printer would draw it; comments go.
  void PdfPages::drawForms()
  {
    if ( !mSource.getRoot().getKeyIfDict( "/AcroForm" ).isDictionary() )
      return;
    for ( QPDFObjectHandle page : mSource.getAllPages() )
    {
      QPDFObjectHandle fields = QPDFObjectHandle::newArray();
      if ( QPDFObjectHandle all = page.getKey( "/Annots" ); all.isArray() )
        for ( QPDFObjectHandle one : all.aitems() )
          if ( one.isDictionary() && one.getKeyIfDict( "/Subtype" ).isNameAndEquals( "/Widget" ) )
            fields.appendItem( one );
      page.replaceKey( "/Annots", fields );
    }
    QPDFPageDocumentHelper( mSource ).flattenAnnotations( an_print, an_invisible | an_hidden );
  }

  PageBox PdfPages::boxOf( QPDFObjectHandle page, int number )
  {
    QPDFPageObjectHelper helper( page );
    PageBox box{ 0, 0, 612, 792 };
    bool isSaid = false;
    for ( const char *name : { "/MediaBox", "/CropBox" } )
    {
      QPDFObjectHandle said = helper.getAttribute( name, false );
      if ( said.isNull() )
        continue;
      if ( !said.isRectangle() )
        refuse( "the size of its page " + std::to_string( number ) + " cannot be read" );
      const QPDFObjectHandle::Rectangle r = said.getArrayAsRectangle();
      const PageBox next{ std::min( r.llx, r.urx ), std::min( r.lly, r.ury ), std::max( r.llx, r.urx ),
                          std::max( r.lly, r.ury ) };
      // What was cropped away stays away, and there is nothing beyond the sheet.
      box = !isSaid ? next
                    : PageBox{ std::max( box[0], next[0] ), std::max( box[1], next[1] ),
                               std::min( box[2], next[2] ), std::min( box[3], next[3] ) };
      isSaid = true;
    }
    const double width = box[2] - box[0], height = box[3] - box[1];
    const bool near =
        std::all_of( box.begin(), box.end(), []( double edge ) { return std::abs( edge ) <= 10 * LARGEST; } );
    if ( !near || !( width >= 1 && width <= LARGEST && height >= 1 && height <= LARGEST ) )
      refuse( "its page " + std::to_string( number ) + " is larger or smaller than paper can be" );
    return box;
  }

  QPDFObjectHandle PdfPages::contentsOf( QPDFObjectHandle page, const std::string &mark )
  {
    std::vector<QPDFObjectHandle> streams;
    QPDFObjectHandle contents = page.getKey( "/Contents" );
    if ( contents.isStream() )
      streams.push_back( copied( contents, 0 ) );
    else if ( contents.isArray() )
      for ( QPDFObjectHandle one : contents.aitems() )
        if ( one.isStream() )
          streams.push_back( copied( one, 0 ) );
    if ( !mark.empty() )
    {
      // The graphics state as it was before the page's own drawing.
      streams.insert( streams.begin(), mBook.storedStream( QPDFObjectHandle::newDictionary(), "q\n" ) );
      streams.push_back( mBook.storedStream( QPDFObjectHandle::newDictionary(), "\nQ\n" + mark ) );
    }
    return streams.size() == 1 ? streams[0] : QPDFObjectHandle::newArray( streams );
  }

  void PdfPages::addPage( QPDFObjectHandle page, int number )
  {
    const PageBox box = boxOf( page, number );
    QPDFPageObjectHelper helper( page );
    QPDFObjectHandle made = QPDFObjectHandle::newDictionary();
    made.replaceKey( "/Type", QPDFObjectHandle::newName( "/Page" ) );
    made.replaceKey( "/MediaBox", boxObject( box ) );
    int degrees = 0;
    if ( QPDFObjectHandle turn = helper.getAttribute( "/Rotate", false );
         turn.isInteger() && turn.getIntValue() % 90 == 0 )
      degrees = static_cast<int>( ( turn.getIntValue() % 360 + 360 ) % 360 );
    if ( degrees != 0 )
      made.replaceKey( "/Rotate", QPDFObjectHandle::newInteger( degrees ) );
    if ( QPDFObjectHandle unit = page.getKey( "/UserUnit" ); unit.isNumber() )
      made.replaceKey( "/UserUnit", scalar( unit ) );
    QPDFObjectHandle resources = resourcesOf( helper.getAttribute( "/Resources", false ), 0 );
    const std::string mark = mMarkOf ? mMarkOf( number ) : std::string();
    if ( !mark.empty() )
    {
      QPDFObjectHandle fonts = resources.getKey( "/Font" );
      fonts = fonts.isDictionary() ? fonts.shallowCopy() : QPDFObjectHandle::newDictionary();
      fonts.replaceKey( "/" + std::string( PDF_MARK_FONT ),
                        mBook.stored( QPDFObjectHandle::parse( std::string( PDF_MARK_FONT_OBJECT ) ) ) );
      resources.replaceKey( "/Font", fonts );
    }
    made.replaceKey( "/Resources", resources );
    made.replaceKey( "/Contents",
                     contentsOf( page, mark.empty() ? std::string() : pdfMark( mark, box, degrees ) ) );
    mBook.addPage( made, box );
  }

  QPDFObjectHandle PdfPages::resourcesOf( QPDFObjectHandle resources, int depth )
  {
    QPDFObjectHandle made = QPDFObjectHandle::newDictionary();
    if ( resources.isDictionary() )
      for ( const char *category : CATEGORIES )
        if ( QPDFObjectHandle entries = resources.getKey( category ); entries.isDictionary() )
          made.replaceKey( category, named( entries, depth + 1 ) );
    return made;
  }

  QPDFObjectHandle PdfPages::named( QPDFObjectHandle dictionary, int depth )
  {
    QPDFObjectHandle made = QPDFObjectHandle::newDictionary();
    for ( auto [name, value] : dictionary.ditems() )
      // A program for printers is no drawing.
      if ( !value.isStream() || !value.getDict().getKey( "/Subtype" ).isNameAndEquals( "/PS" ) )
        made.replaceKey( name, copied( value, depth + 1 ) );
    return made;
  }

  QPDFObjectHandle PdfPages::copied( QPDFObjectHandle object, int depth )
  {
    if ( depth > DEEPEST )
      refuse( "its pages lead back to themselves" );
    if ( ++mParts > MOST_PARTS )
      refuse( "its pages have too many parts" );
    if ( !object.isIndirect() )
      return copiedBody( object, depth );
    const auto [found, isNew] = mCopied.emplace( object.getObjGen(), QPDFObjectHandle() );
    if ( !isNew && !found->second.isInitialized() )
      refuse( "its pages lead back to themselves" );
    if ( !isNew )
      return found->second;
    QPDFObjectHandle made = copiedBody( object, depth );
    if ( made.isArray() || made.isDictionary() )
      made = mBook.stored( made );
    return found->second = made;
  }

  QPDFObjectHandle PdfPages::copiedBody( QPDFObjectHandle object, int depth )
  {
    if ( object.isArray() )
    {
      std::vector<QPDFObjectHandle> items;
      for ( QPDFObjectHandle item : object.aitems() )
        items.push_back( copied( item, depth + 1 ) );
      return QPDFObjectHandle::newArray( items );
    }
    if ( object.isDictionary() )
      return copiedDictionary( object, depth, false );
    if ( !object.isStream() )
      return scalar( object );
    const auto raw = object.getRawStreamData();
    return mBook.storedStream(
        copiedDictionary( object.getDict(), depth, true ),
        std::string( reinterpret_cast<const char *>( raw->getBuffer() ), raw->getSize() ) );
  }

  QPDFObjectHandle PdfPages::copiedDictionary( QPDFObjectHandle dictionary, int depth, bool ofStream )
  {
    QPDFObjectHandle made = QPDFObjectHandle::newDictionary();
    for ( auto [key, value] : dictionary.ditems() )
      if ( key == "/Resources" )
        made.replaceKey( key, resourcesOf( value, depth + 1 ) );
      else if ( NAMED_DICTIONARIES.contains( key ) && value.isDictionary() )
        made.replaceKey( key, named( value, depth + 1 ) );
      else if ( key == "/ToUnicode" && value.isStream() )
        made.replaceKey( key, lettersOfGlyphs( value, depth + 1 ) );
      else if ( !LEFT_OUT.contains( key ) && !( ofStream && OUTSIDE.contains( key ) ) )
        made.replaceKey( key, copied( value, depth + 1 ) );
    return made;
  }

  // A map that qpdf cannot unpack is the reader's affair, as before.
  QPDFObjectHandle PdfPages::lettersOfGlyphs( QPDFObjectHandle map, int depth )
  {
    try
    {
      const auto plain = map.getStreamData( qpdf_dl_generalized );
      const std::string_view text( reinterpret_cast<const char *>( plain->getBuffer() ), plain->getSize() );
      if ( const std::string made = lettersOfLigatures( text ); made != text )
        return mBook.storedStream( QPDFObjectHandle::newDictionary(), made );
    }
    catch ( const QPDFExc & )
    {
    }
    return copied( map, depth );
  }
}
