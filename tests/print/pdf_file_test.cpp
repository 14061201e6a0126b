#include "base/error.h"
#include "print/pdf_file.h"

#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    // A file as Qt writes them, with an author, metadata and an attachment that must not survive.
    std::string smallPdf( const std::string &drawing )
    {
      const std::string objects[] = {
          "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/Names<</EmbeddedFiles 6 0 R>>>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox [0 0 612 792]>>",
          "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources <</Font <</F1 5 0 R>> >>/Annots [6 0 R]>>",
          "<</Length " + std::to_string( drawing.size() ) + ">>\nstream\n" + drawing + "\nendstream",
          "<</Type/Font/BaseFont/Helvetica>>",
          "<</Length 6>>\nstream\nsecret\nendstream",
          "<</Author(secret)/Creator(secret)>>",
      };
      std::string file = "%PDF-1.4\n";
      std::string table = "xref\n0 8\n0000000000 65535 f \n";
      int number = 0;
      for ( const std::string &object : objects )
      {
        const std::string at = std::to_string( file.size() );
        table += std::string( 10 - at.size(), '0' ) + at + " 00000 n \n";
        file += std::to_string( ++number ) + " 0 obj\n" + object + "\nendobj\n";
      }
      const std::size_t start = file.size();
      return file + table + "trailer\n<</Size 8/Root 1 0 R/Info 7 0 R>>\nstartxref\n" +
             std::to_string( start ) + "\n%%EOF\n";
    }
  }

  TEST( PdfWriter, KeepsThePagesAndNothingElse )
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
    EXPECT_NE( bytes.find( "/Title(A \\(title\\))" ), std::string::npos );
    EXPECT_NE( bytes.find( "0 1 0 RG 5 0 R" ), std::string::npos ) << "a stream is left as it is";
    // The same font once, though both files have it.
    EXPECT_EQ( bytes.find( "Helvetica" ), bytes.rfind( "Helvetica" ) );
    PdfWriter again;
    again.addPages( writer );
    EXPECT_EQ( again.pageCount(), 3 );
    EXPECT_NE( again.bytes( {} ).find( "0 1 0 RG 5 0 R" ), std::string::npos );
  }

  TEST( PdfWriter, RefusesWhatIsNoPlainPdf )
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
