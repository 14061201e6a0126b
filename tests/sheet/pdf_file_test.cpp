// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/error.h"
#include "pdf_by_hand.h"
#include "sheet/pdf_file.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <zlib.h>

namespace doorstep
{
  namespace
  {
    // A file as Qt writes them, with an author, metadata and an attachment that must not survive.
    std::string smallPdf( const std::string &drawing )
    {
      return test::pdfOf(
          { "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/Names<</EmbeddedFiles 6 0 R>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox [0 0 612 792]>>",
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources <</Font <</F1 5 0 R>> >>/Annots [6 0 R]>>",
            test::pdfStream( drawing ), "<</Type/Font/BaseFont/Helvetica>>", test::pdfStream( "secret" ),
            "<</Author(secret)/Creator(secret)>>" },
          "/Info 7 0 R" );
    }
  }

  TEST( PdfWriter, keepsThePagesAndNothingElse )
  {
    PdfWriter writer;
    EXPECT_EQ( writer.addPages( smallPdf( "1 0 0 RG" ) ), 1 );
    EXPECT_EQ( writer.addPages( smallPdf( "0 1 0 RG 5 0 R" ) ), 1 );
    writer.addBlankPage();
    const std::string bytes = writer.bytes( "A (title)" );
    EXPECT_EQ( writer.pageCount(), 3 );
    EXPECT_EQ( bytes.find( "secret" ), std::string::npos );
    EXPECT_EQ( bytes.find( "/Annots" ), std::string::npos );
    EXPECT_NE( bytes.find( "/Count 3" ), std::string::npos );
    EXPECT_NE( bytes.find( "/Title (A \\(title\\))" ), std::string::npos );
    EXPECT_NE( bytes.find( "0 1 0 RG 5 0 R" ), std::string::npos ) << "a stream is left as it is";
    // The same font once, though both files have it.
    EXPECT_EQ( bytes.find( "Helvetica" ), bytes.rfind( "Helvetica" ) );
    PdfWriter again;
    again.addPages( writer );
    EXPECT_EQ( again.pageCount(), 3 );
    EXPECT_NE( again.bytes( {} ).find( "0 1 0 RG 5 0 R" ), std::string::npos );
  }

  TEST( PdfWriter, tagsSayTheLanguageAndWhatAPictureShows )
  {
    PdfWriter writer;
    writer.addPages( smallPdf( "1 0 0 RG" ) );
    writer.addPages( smallPdf( "0 1 0 RG" ) );
    writer.addBlankPage();
    writer.tag( "es", { "Mapa (áreas)" } );
    const std::string bytes = writer.bytes( "T" );
    const auto count = [&]( const char *words )
    {
      int found = 0;
      for ( std::size_t at = bytes.find( words ); at != std::string::npos; at = bytes.find( words, at + 1 ) )
        ++found;
      return found;
    };
    EXPECT_EQ( count( "/Lang (es)" ), 1 );
    EXPECT_EQ( count( "/Marked true" ), 1 );
    EXPECT_EQ( count( "/Figure <</MCID 0>> BDC" ), 1 );
    EXPECT_EQ( count( "/P <</MCID 0>> BDC" ), 2 );
    EXPECT_EQ( count( "EMC" ), 3 );
    EXPECT_EQ( count( "/StructElem" ), 4 ) << "a document of three parts";
    EXPECT_EQ( count( "/Alt " ), 1 );
    PdfWriter again;
    EXPECT_EQ( again.addPages( bytes ), 3 ) << "whole";
    EXPECT_EQ( again.bytes( {} ).find( "/StructTreeRoot" ), std::string::npos ) << "left behind when copied";
  }

  namespace
  {
    std::string deflated( const std::string &bytes )
    {
      uLongf size = compressBound( static_cast<uLong>( bytes.size() ) );
      std::string packed( size, '\0' );
      compress( reinterpret_cast<Bytef *>( packed.data() ), &size,
                reinterpret_cast<const Bytef *>( bytes.data() ), static_cast<uLong>( bytes.size() ) );
      packed.resize( size );
      return packed;
    }

    // Rows of five bytes as their differences from the row above (PNG's filter 2).
    std::string predicted( const std::string &table )
    {
      std::string result, above( 5, '\0' );
      for ( std::size_t at = 0; at < table.size(); at += 5 )
      {
        result += '\x02';
        for ( std::size_t i = 0; i < 5; ++i )
          result += static_cast<char>( table[at + i] - above[i] );
        above = table.substr( at, 5 );
      }
      return result;
    }

    // A file as word processors and scanners write them: objects packed into a stream, references in a
    // stream, resources and page size on the node above, an indirect length, a page that is cropped.
    std::string packedPdf( const std::string &drawing, const std::string &trailer = {} )
    {
      const std::string packed[] = {
          "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>/Lang(secret)>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/CropBox[10 10 500 800]"
          "/Resources<</Font<</F1 5 0 R>>/ColorSpace<</C [/Indexed/DeviceRGB 0 (\x01\x02\x03)]>>>>>>",
          "<</Type /Page /Parent 2 0 R /Contents [ 4 0 R ] /StructParents 0 /PieceInfo<</X(secret)>>>>" };
      std::string numbers, bodies;
      for ( int i = 0; i < 3; ++i )
      {
        numbers += std::to_string( i + 1 ) + ' ' + std::to_string( bodies.size() ) + ' ';
        bodies += packed[i] + ' ';
      }
      const std::string objects = deflated( numbers + bodies );
      std::string file = "%PDF-1.5\n", table( 5, '\0' );
      const auto entry = [&]( int type, std::size_t a, int b )
      {
        table += static_cast<char>( type );
        table += { static_cast<char>( a >> 16 ), static_cast<char>( a >> 8 ), static_cast<char>( a ) };
        table += static_cast<char>( b );
      };
      for ( int i = 0; i < 3; ++i )
        entry( 2, 6, i );
      entry( 1, file.size(), 0 );
      file += "4 0 obj\n<</Length 8 0 R>>\nstream\r\n" + drawing + "\nendstream\nendobj\n";
      entry( 1, file.size(), 0 );
      file += "5 0 obj % a note\n<</Type/Font/BaseFont/Helvetica/Metadata 4 0 R>>endobj\n";
      entry( 1, file.size(), 0 );
      file += "6 0 obj<</Type/ObjStm/N 3/First " + std::to_string( numbers.size() ) +
              "/Filter/FlateDecode/Length " + std::to_string( objects.size() ) + ">>stream\n" + objects +
              "\nendstream endobj\n";
      const std::size_t start = file.size();
      entry( 1, start, 0 );
      entry( 1, 0, 0 ); // set below: the length stands behind the references
      const std::size_t lengthAt = start + 400;
      for ( int shift = 0; shift < 3; ++shift )
        table[table.size() - 4 + static_cast<std::size_t>( shift )] =
            static_cast<char>( lengthAt >> ( 16 - 8 * shift ) );
      const std::string rows = deflated( predicted( table ) );
      file += "7 0 obj<</Type/XRef/Size 9/W[1 3 1]/Root 1 0 R" + trailer +
              "/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns 5>>]/Length " +
              std::to_string( rows.size() ) + ">>stream\n" + rows + "\nendstream endobj\n";
      file += std::string( lengthAt - file.size(), ' ' );
      file += "8 0 obj " + std::to_string( drawing.size() ) + " endobj\n";
      return file + "startxref\n" + std::to_string( start ) + "\n%%EOF\n";
    }
  }

  TEST( PdfWriter, whatIsDrawnJoinedIsReadAsTyped )
  {
    PdfWriter writer;
    writer.addPages( test::pdfOf(
        { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox [0 0 612 792]>>",
          "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources <</Font <</F1 5 0 R>> >> >>",
          test::pdfStream( "BT /F1 9 Tf <01> Tj ET" ),
          "<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode 6 0 R>>",
          test::pdfStream( "1 beginbfchar\n<01> <FB00>\nendbfchar" ) } ) );
    const std::string bytes = writer.bytes( "x" );
    EXPECT_NE( bytes.find( "<01> <00660066>" ), std::string::npos );
    EXPECT_EQ( bytes.find( "FB00" ), std::string::npos );
  }

  TEST( PdfWriter, readsPackedFilesAndLeavesOutWhatTheyTell )
  {
    PdfWriter writer;
    EXPECT_EQ( writer.addPages( packedPdf( "0 0 1 RG" ) ), 1 );
    const std::string bytes = writer.bytes( "x" );
    EXPECT_NE( bytes.find( "0 0 1 RG" ), std::string::npos );
    EXPECT_NE( bytes.find( "Helvetica" ), std::string::npos ) << "from the node above";
    EXPECT_NE( bytes.find( "/MediaBox [ 10 10 500 800 ]" ), std::string::npos )
        << "what was cropped stays so";
    EXPECT_NE( bytes.find( "<010203>" ), std::string::npos ) << "bytes of a string stay";
    for ( const char *word :
          { "secret", "/Metadata", "/PieceInfo", "/StructParents", "/AcroForm", "ObjStm" } )
      EXPECT_EQ( bytes.find( word ), std::string::npos ) << word;
    PdfWriter again;
    EXPECT_EQ( again.addPages( bytes ), 1 );
    EXPECT_EQ( again.bytes( "x" ), bytes );
  }

  namespace
  {
    // One page with this dictionary beside its type, and two streams to draw.
    std::string pageWith( const std::string &dictionary )
    {
      return test::pdfOf( { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                            "<</Type/Page/Parent 2 0 R" + dictionary + ">>",
                            test::pdfStream( "q 2 0 0 2 0 0 cm" ), test::pdfStream( "0 0 1 RG" ),
                            "<</Font 7 0 R/XObject<<>>>>", "<</F1 8 0 R>>", "<</Type/Font/BaseFont/Courier>>",
                            "[4 0 R 5 0 R]" },
                          "" );
    }

    std::string markedPage( const std::string &dictionary )
    {
      PdfWriter writer;
      EXPECT_EQ( writer.addPages( pageWith( dictionary ), "FOR (YOU)" ), 1 );
      std::string bytes = writer.bytes( {} );
      PdfWriter again;
      EXPECT_EQ( again.addPages( bytes ), 1 );
      EXPECT_EQ( again.bytes( {} ), bytes ) << "what is written can be read";
      return bytes;
    }
  }

  TEST( PdfWriter, marksPagesWhateverTheyDrawWith )
  {
    for ( const char *contents : { "[4 0 R 5 0 R]", "9 0 R" } )
      for ( const char *resources : { "6 0 R", "<</Font<</F1 8 0 R>>>>", "<</Font 7 0 R>>" } )
      {
        const std::string bytes = markedPage( "/MediaBox[0 0 612 792]/Contents " + std::string( contents ) +
                                              "/Resources " + resources );
        EXPECT_NE( bytes.find( "(FOR \\(YOU\\)) Tj" ), std::string::npos );
        EXPECT_NE( bytes.find( "2 0 0 2 0 0 cm" ), std::string::npos );
        EXPECT_NE( bytes.find( "Courier" ), std::string::npos ) << resources;
        EXPECT_NE( bytes.find( "Helvetica-Bold" ), std::string::npos );
        const std::size_t array = bytes.find( "/Contents [" );
        ASSERT_NE( array, std::string::npos );
        const std::string streams = bytes.substr( array, bytes.find( ']', array ) - array );
        EXPECT_EQ( std::count( streams.begin(), streams.end(), 'R' ), 4 ) << "q, both streams, the mark";
      }
    const std::string bare = markedPage( "" );
    EXPECT_NE( bare.find( "1 0 0 1 0.00 792.00 cm" ), std::string::npos ) << "Letter where nothing is said";
    EXPECT_NE( bare.find( "Helvetica-Bold" ), std::string::npos );
  }

  TEST( PdfWriter, marksTheHeadOfAPageAsItIsSeen )
  {
    for ( const auto &[turn, corner] :
          { std::pair{ "0", "1 0 0 1 10.00 800.50 cm" }, std::pair{ "90", "0 1 -1 0 10.00 20.00 cm" },
            std::pair{ "180", "-1 0 0 -1 500.00 20.00 cm" },
            std::pair{ "-90", "0 -1 1 0 500.00 800.50 cm" } } )
      EXPECT_NE( markedPage( "/MediaBox [ 500 20 10 800.5 ]/Contents 5 0 R/Rotate " + std::string( turn ) )
                     .find( corner ),
                 std::string::npos )
          << turn;
  }

  TEST( PdfWriter, takesTheNewestOfAFileThatWasAddedTo )
  {
    const std::string first = smallPdf( "1 0 0 RG" );
    const std::size_t old = std::stoul( first.substr( first.rfind( "startxref" ) + 10 ) );
    std::string file = first;
    const std::string at = std::to_string( file.size() );
    file += "4 0 obj<</Length 8>>stream\n0 1 1 RG\nendstream endobj\n";
    const std::size_t table = file.size();
    file += "xref\n4 1\n" + std::string( 10 - at.size(), '0' ) + at +
            " 00000 n \ntrailer\n<</Size 8/Root 1 0 R/Prev " + std::to_string( old ) + ">>\nstartxref\n" +
            std::to_string( table ) + "\n%%EOF\n";
    PdfWriter writer;
    EXPECT_EQ( writer.addPages( file ), 1 );
    EXPECT_NE( writer.bytes( {} ).find( "0 1 1 RG" ), std::string::npos );
    EXPECT_EQ( writer.bytes( {} ).find( "1 0 0 RG" ), std::string::npos );
  }

  TEST( PdfWriter, refusesProtectedFilesAndDamagedOnes )
  {
    PdfWriter writer;
    try
    {
      writer.addPages( packedPdf( "0 0 1 RG", "/Encrypt 5 0 R" ) );
      ADD_FAILURE() << "a protected file was taken";
    }
    catch ( const InputError &why )
    {
      EXPECT_NE( std::string( why.what() ).find( "protected" ), std::string::npos );
    }
    // Whatever byte is other, it is read or refused, and never runs away.
    const std::string whole = packedPdf( "0 0 1 RG" );
    for ( std::size_t at = 0; at < whole.size(); ++at )
      for ( const char byte : { '\0', '9', '<', '(' } )
      {
        std::string bad = whole;
        bad[at] = byte;
        PdfWriter other;
        try
        {
          other.addPages( bad, at % 2 == 0 ? "MARK" : "" );
        }
        catch ( const InputError & )
        {
        }
      }
  }

  TEST( PdfWriter, refusesWhatIsNoPlainPdf )
  {
    PdfWriter writer;
    EXPECT_THROW( writer.addPages( "" ), InputError );
    EXPECT_THROW( writer.addPages( "%PDF-1.5\nstartxref\n9999\n%%EOF" ), InputError );
    const std::string whole = smallPdf( "n" );
    for ( std::size_t length = 0; length < whole.size() - 8; length += 7 )
    {
      PdfWriter cut;
      EXPECT_THROW( cut.addPages( whole.substr( 0, length ) ), InputError ) << length;
    }
  }
}
