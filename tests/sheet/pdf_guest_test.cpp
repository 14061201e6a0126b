// SPDX-License-Identifier: GPL-2.0-or-later
// Pages from outside: whatever the file, the answer comes soon and in a sentence, and what pages do not draw
// with is gone.
#include "base/error.h"
#include "pdf_by_hand.h"
#include "sheet/pdf_file.h"
#include "sheet/pdf_guest.h"

#include <gtest/gtest.h>

#include <chrono>

#include <zlib.h>

namespace doorstep
{
  namespace
  {
    std::string refusal( const std::string &pdf, const GuestLimits &limits = {} )
    {
      try
      {
        guestPages( pdf, limits );
      }
      catch ( const InputError &why )
      {
        return why.what();
      }
      return "taken";
    }

    std::string onePage( const std::string &more, const std::string &catalogue = {} )
    {
      return test::pdfOf( { "<</Type/Catalog/Pages 2 0 R" + catalogue + ">>",
                            "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R" + more + ">>",
                            test::pdfStream( "0 0 1 RG" ) } );
    }

    // So many zeros, packed twice.
    std::string bomb( std::size_t bytes )
    {
      const auto packed = []( const std::string &text )
      {
        uLongf size = compressBound( static_cast<uLong>( text.size() ) );
        std::string out( size, '\0' );
        compress2( reinterpret_cast<Bytef *>( out.data() ), &size,
                   reinterpret_cast<const Bytef *>( text.data() ), static_cast<uLong>( text.size() ), 9 );
        out.resize( size );
        return out;
      };
      // A thousand of the same blocks: what a stream of the whole would hold.
      z_stream stream{};
      deflateInit( &stream, 9 );
      const std::string zeros( 1 << 20, '\0' );
      std::string out, chunk( 1 << 16, '\0' );
      for ( std::size_t done = 0; done < bytes; done += zeros.size() )
      {
        stream.next_in = reinterpret_cast<Bytef *>( const_cast<char *>( zeros.data() ) );
        stream.avail_in = static_cast<uInt>( zeros.size() );
        const bool last = done + zeros.size() >= bytes;
        do
        {
          stream.next_out = reinterpret_cast<Bytef *>( chunk.data() );
          stream.avail_out = static_cast<uInt>( chunk.size() );
          deflate( &stream, last ? Z_FINISH : Z_NO_FLUSH );
          out.append( chunk.data(), chunk.size() - stream.avail_out );
        } while ( stream.avail_out == 0 );
      }
      deflateEnd( &stream );
      return packed( out );
    }
  }

  TEST( PdfGuest, takesPagesThatAreMarkedOneByOne )
  {
    PdfWriter guests, writer;
    EXPECT_EQ( guests.addPages( guestPages( onePage( "/Contents 4 0 R/MediaBox[0 0 612 792]" ) ) ), 1 );
    guests.addPages( guests.bytes( {} ) );
    writer.addPages( guests, []( int page )
                     { return "L\u00cdDER \u00b7 \u03a9 (" + std::to_string( page ) + "/2)"; } );
    const std::string bytes = writer.bytes( {} );
    // Latin letters as they are, others as a question mark.
    EXPECT_NE( bytes.find( "(L\\315DER \\267 ? \\(1/2\\)) Tj" ), std::string::npos );
    EXPECT_NE( bytes.find( "(L\\315DER \\267 ? \\(2/2\\)) Tj" ), std::string::npos );
    EXPECT_EQ( guestPages( onePage( "/Contents 4 0 R" ) ), guestPages( onePage( "/Contents 4 0 R" ) ) );
  }

  TEST( PdfGuest, hostileFilesAreRefusedInASentence )
  {
    const std::string whole = onePage( "/Contents 4 0 R/MediaBox[0 0 612 792]" );
    const std::string packed = bomb( std::size_t( 3 ) << 30 );
    const std::string objects = "<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length " +
                                std::to_string( packed.size() ) + ">>stream\n" + packed + "\nendstream";
    std::string bombed = "%PDF-1.5\n5 0 obj" + objects + " endobj\n";
    const std::size_t table = bombed.size();
    const std::string rows( "\x00\x00\x00\x00\x00\x02\x00\x00\x05\x00\x01\x00\x00\x09\x00", 15 );
    bombed += "6 0 obj<</Type/XRef/Size 6/Index[0 2 5 1]/W[1 3 1]/Root 1 0 R/Length 15>>stream\n" + rows +
              "\nendstream endobj\nstartxref\n" + std::to_string( table ) + "\n%%EOF\n";
    struct Case
    {
        const char *name;
        std::string pdf;
        const char *says;
    };
    for ( const Case &c :
          { Case{ "nothing", "", "no PDF" }, Case{ "words", "hello", "no PDF" },
            Case{ "half", whole.substr( 0, whole.size() / 2 ), "damaged" },
            Case{ "a control byte in the size", onePage( "/MediaBox[0 0 \x01 792]" ), "" },
            Case{ "a huge page", onePage( "/MediaBox[0 0 1e30 792]" ), "" },
            Case{ "a page of a kilometre", onePage( "/MediaBox[0 0 2834645 792]" ),
                  "larger or smaller than paper" },
            Case{ "no paper at all", onePage( "/MediaBox[0 0 0 0]" ), "larger or smaller than paper" },
            Case{ "a size that is none", onePage( "/MediaBox(here)" ), "cannot be read" },
            Case{ "pages that hold themselves",
                  test::pdfOf( { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>" } ),
                  "" },
            Case{ "no pages",
                  test::pdfOf( { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>" } ), "" },
            Case{ "resources that hold themselves",
                  test::pdfOf( { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                 "<</Type/Page/Parent 2 0 R/Resources<</XObject<</A 4 0 R>>>>>>",
                                 "<</Type/XObject/Subtype/Form/Resources<</XObject<</A 4 0 R>>>>/Length "
                                 "0>>stream\n\nendstream" } ),
                  "lead back to themselves" },
            Case{ "a long nest", onePage( "/Resources<</Font<</F " + std::string( 400'000, '[' ) + ">>>>" ),
                  "" },
            Case{ "a hidden layer", onePage( "", "/OCProperties<</D<</OFF[3 0 R]>>>>" ),
                  "layers that are hidden" },
            Case{ "an undrawn form", onePage( "", "/AcroForm<</NeedAppearances true>>" ), "not drawn" },
            Case{ "three gigabytes of nothing", bombed, "" } } )
    {
      SCOPED_TRACE( c.name );
      const auto start = std::chrono::steady_clock::now();
      const std::string said = refusal( c.pdf );
      EXPECT_NE( said, "taken" );
      EXPECT_NE( said.find( c.says ), std::string::npos ) << said;
      EXPECT_TRUE( said.ends_with( "." ) ) << said;
      EXPECT_LT( std::chrono::steady_clock::now() - start, std::chrono::seconds( 120 ) );
    }
    GuestLimits small;
    small.largestFile = 100;
    EXPECT_NE( refusal( whole, small ).find( "larger than" ), std::string::npos );
  }

  // Privacy 12 of pages that are handed in.
  TEST( PdfGuest, Privacy12_PagesAreFlat )
  {
    const std::string secret = "qanary";
    const std::string pdf = test::pdfOf(
        { "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction<</S/JavaScript/JS(qanary)>>/Outlines 6 0 R"
          "/Names<</EmbeddedFiles<</Names[(qanary)<</EF<</F 6 0 R>>>>]>>/JavaScript 6 0 R>>/AF[6 0 R]"
          "/AcroForm<</Fields[8 0 R]/XFA 6 0 R>>/OCProperties<</OCGs[9 0 R]/D<<>>>>/Lang(qanary)>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Annots[7 0 R 8 0 R]/AA<</O 6 0 R>>"
          "/PieceInfo<</X(qanary)>>/LastModified(qanary)/Thumb 6 0 R/Metadata 6 0 R/VP[6 0 R]"
          "/Resources<</Font<</F 5 0 R/A 5 0 R>>/Properties<</L 9 0 R>>/XObject<</P 10 0 R/I 11 0 R>>>>>>",
          test::pdfStream( "0 0 1 RG" ), "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
          test::pdfStream( secret ), "<</Type/Annot/Subtype/Text/Contents(qanary)/Rect[0 0 9 9]>>",
          "<</Type/Annot/Subtype/Widget/FT/Tx/T(qanary)/V(qanary)/F 4/Rect[50 50 150 70]/AP<</N 12 0 R>>>>",
          "<</Type/OCG/Name(qanary)>>", "<</Type/XObject/Subtype/PS/Length 6>>stream\nqanary\nendstream",
          "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/OC 9 0 R/OPI<</X(qanary)>>/Ref<</F(qanary)>>/Length 3>>"
          "stream\n1 g\nendstream",
          "<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Length 9>>stream\nfilled in\nendstream",
          "<</Author(qanary)>>" },
        "/Info 13 0 R" );
    const std::string flat = guestPages( pdf );
    EXPECT_EQ( flat.find( secret ), std::string::npos ) << flat;
    for ( const char *key :
          { "/Annots", "/AcroForm", "/Names", "/OCG", "/OC ", "/Metadata", "/JavaScript", "/AA",
            "/OpenAction", "/Properties", "/EF", "/AF", "/PieceInfo", "/Author", "/Outlines" } )
      EXPECT_EQ( flat.find( key ), std::string::npos ) << key;
    EXPECT_NE( flat.find( "0 0 1 RG" ), std::string::npos );
    EXPECT_NE( flat.find( "filled in" ), std::string::npos ) << "what a form was given is drawn";
    EXPECT_NE( flat.find( "/A " ), std::string::npos ) << "a font may have any name";
  }
}
