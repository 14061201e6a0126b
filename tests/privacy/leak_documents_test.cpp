// SPDX-License-Identifier: GPL-2.0-or-later
// What other programs write (LibreOffice, Chromium, cairo, Ghostscript, TeX, spreadsheets) and people of
// other names carry: each kind was met in a file of that program.
#include "privacy/leak_fold.h"
#include "privacy/leak_pdf_text.h"
#include "privacy/leak_scan.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // v a value, n a name, ! what cannot be read, p a picture.
  std::string scan( std::string_view bytes, const Sought &sought )
  {
    std::string found;
    for ( const LeakHit &hit : scanBytesForValues( bytes, sought ) )
      found += hit.encoding == "unreadable"         ? '!'
               : hit.encoding == "picture"          ? 'p'
               : hit.marker >= sought.values.size() ? 'n'
                                                    : 'v';
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    return found;
  }

  Sought named( const char *given, const char *family )
  {
    return { {}, { { given, family } }, {} };
  }

  std::string wide( std::string_view text, bool bigEndian = false )
  {
    std::string bytes;
    for ( const char16_t unit : std::u16string( text.begin(), text.end() ) )
      for ( const int half : { bigEndian ? 8 : 0, bigEndian ? 0 : 8 } )
        bytes += static_cast<char>( unit >> half );
    return bytes;
  }

  std::string stored( const std::string &name, const std::string &data )
  {
    std::string entry( "PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0", 18 );
    for ( const std::size_t size : { data.size(), data.size() } )
      for ( int i = 0; i < 4; ++i )
        entry += static_cast<char>( size >> ( 8 * i ) );
    entry += static_cast<char>( name.size() );
    entry.append( 3, '\0' );
    return entry + name + data;
  }

  std::string pdf( const std::string &objects )
  {
    return "%PDF-1.4\n" + objects;
  }
  std::string stream( int number, const std::string &dictionary, const std::string &bytes )
  {
    return std::to_string( number ) + " 0 obj\n<< " + dictionary + " >>\nstream\n" + bytes +
           "\nendstream\nendobj\n";
  }
  const std::string PAGE = "1 0 obj\n<< /Type /Page /Contents 2 0 R /Resources << /Font << /F1 3 0 R >> >> "
                           ">>\nendobj\n";

  constexpr std::string_view OLE( "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 );
}

TEST( Leaks, lettersOfEveryFamilyAreRead )
{
  EXPECT_EQ( foldForLeaks( "Nguyễn Thị Hương" ).letters, "nguyenthihuong" );
  EXPECT_EQ( foldForLeaks( "Ｗｈｉｔｆｏｒｄ ４" ).letters, "whitford4" );
  EXPECT_EQ( foldForLeaks( "𝐀𝐧𝐧𝐚" ).letters, "anna" );
  EXPECT_EQ( foldForLeaks( "Wh\xE2\x80\xAEitford" ).letters, "whitford" ) << "a mark of direction";
  EXPECT_EQ( scan( "Gặp Hương Nguyễn hôm nay", named( "Hương", "Nguyễn" ) ), "n" );
  EXPECT_EQ( scan( "NGUYEN, HUONG", named( "Hương", "Nguyễn" ) ), "n" );
  EXPECT_EQ( scan( "Семья: Иванова Анна", named( "Анна", "Иванова" ) ), "n" );
  EXPECT_EQ( scan( "ИВАНОВА АННА", named( "Анна", "Иванова" ) ), "n" );
  EXPECT_EQ( scan( "Иванов", named( "Анна", "Иванова" ) ), "" );
  EXPECT_EQ( scan( "访问王小明同学", { { "王小明" }, {}, {} } ), "v" ) << "no blanks between words";
  EXPECT_EQ( scan( "زيارة فاطمة الزهراء", named( "فاطمة", "الزهراء" ) ), "n" );
  EXPECT_EQ( scan( "• D’Angelo → O’Shaughnessy", named( "D'Angelo", "O'Shaughnessy" ) ), "n" );
}

TEST( Leaks, lettersInBytesThatAreNoTextAreRead )
{
  const std::string noise( "\0\x01\x02", 3 );
  for ( const char *name : { "Núñez", "NÚÑEZ", "núñez", "Ñuñez", "Łukasz" } )
    EXPECT_EQ( scan( noise + "visit of " + name + noise, { { name }, {}, {} } ), "v" ) << name;
  EXPECT_EQ( scan( noise + "met D’Angelo O’Shaughnessy" + noise, named( "D'Angelo", "O'Shaughnessy" ) ),
             "n" );
  // Texts with their length before them: FlatGeobuf, an older workbook, a file geodatabase.
  for ( const std::string &table :
        { std::string( "\x01\0\x03\0\0\0", 6 ) + "Ann" + std::string( "\x02\0\x03\0\0\0", 6 ) + "Lee" + '\0',
          std::string( "\x03\0\0", 3 ) + "Ann" + std::string( "\x03\0\0", 3 ) + "Lee" + '\xFF',
          std::string( "\0\0", 2 ) +
              "\x03"
              "Ann"
              "\x03"
              "Lee" +
              '\xFF' } )
    EXPECT_EQ( scan( table, named( "Ann", "Lee" ) ), "n" );
  EXPECT_EQ( scan( noise + wide( "Anna Whitford" ) + noise, named( "Anna", "Whitford" ) ), "n" );
  EXPECT_EQ( scan( noise + wide( "Anna Whitford", true ) + noise, named( "Anna", "Whitford" ) ), "n" );
  EXPECT_EQ( scan( "\xFF\xFE" + std::string( "N\0\xFA\0\xF1\0e\0z\0", 10 ), { { "Núñez" }, {}, {} } ), "v" );
}

TEST( Leaks, documentsOfOfficesAreRead )
{
  EXPECT_EQ( rtfText( "{\\rtf1\\ansi{\\fonttbl;}N\\u250\\'fa\\u241?ez\\par {\\b Per}{\\i ci}val\\cell "
                      "Ach\\-ter\\line }" ),
             ";Núñez\nPercival\nAchter\n" );
  EXPECT_EQ( scan( "{\\rtf1 {\\b Per}{\\i ci}val\\cell\\pard\\plain{\\loch\nAchterberg}\\row}",
                   named( "Percival", "Achterberg" ) ),
             "n" );
  const std::string book =
      stored( "xl/sharedStrings.xml",
              "<sst><si><t>Lee</t></si><si><t>x</t></si><si><r><t>An</t></r><r><t>n</t>"
              "</r></si></sst>" ) +
      stored( "xl/worksheets/sheet1.xml",
              "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>"
              "<headerFooter><oddHeader>&amp;COctavia Stone&amp;Rx</oddHeader></headerFooter>" );
  EXPECT_EQ( scan( book, named( "Ann", "Lee" ) ), "n" ) << "a row's cells by their numbers";
  EXPECT_EQ( scan( book, named( "Octavia", "Stone" ) ), "n" );
  const std::string word = std::string( OLE ) + std::string( 40, '\0' ) +
                           "Zacar\xED"
                           "as N\xFA\xF1"
                           "ez\r" +
                           std::string( 8, '\0' ) + wide( "Cass Drummond" ) + std::string( 8, '\0' );
  EXPECT_EQ( scan( word, named( "Zacarías", "Núñez" ) ), "n" );
  EXPECT_EQ( scan( word, named( "Cass", "Drummond" ) ), "n" );
  EXPECT_EQ( scan( std::string( OLE ) + wide( "EncryptedPackage" ), named( "A", "Bcde" ) ), "!" );
}

TEST( Leaks, pagesOfOtherProgramsAreRead )
{
  const Sought griffin{ { "Griffin" }, {}, {} };
  const std::string arial =
      "3 0 obj\n<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding "
      ">>\nendobj\n";
  // A ligature that its marked content says alone.
  const std::string map =
      "beginbfchar\n<01> <0047> <02> <0072> <03> <0069> <05> <006E>\nendbfchar\nbegincmap";
  const std::string mapped =
      "3 0 obj\n<< /Type /Font /Subtype /TrueType /BaseFont /A /ToUnicode 4 0 R >>\nendobj\n" +
      stream( 4, "", map );
  EXPECT_EQ( scan( pdf( PAGE + mapped +
                        stream( 2, "",
                                "BT /F1 9 Tf [<010203>] TJ /Span<</ActualText<FEFF006600660069>>>BDC <04> "
                                "Tj EMC <05> Tj ET" ) ),
                   griffin ),
             "v" );
  EXPECT_EQ( scan( pdf( PAGE + arial +
                        stream( 2, "", "/Figure <</Alt (Photograph of Griffin)>> BDC /Im1 Do EMC (x) Tj" ) ),
                   griffin ),
             "v" );
  // TeX draws an accent beside its letter.
  EXPECT_EQ(
      scan( pdf( PAGE +
                 "3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /CMR10 /Encoding << /Differences [ 19 "
                 "/acute 126 /tilde ] >> >>\nendobj\n" +
                 stream( 2, "", "BT /F1 9 Tf [(N)-28(\\023)528(u)-28(~)528(nez)] TJ ET" ) ),
            { { "Núñez" }, {}, {} } ),
      "v" );
  EXPECT_EQ( scan( pdf( "1 0 obj\n<< /Title <FFFE470072006900660066006900"
                        "6E00> >>\nendobj\n" ),
                   griffin ),
             "v" )
      << "UTF-16 the other way round";
}

TEST( Leaks, pagesWhoseLettersMeanNothingAreNamed )
{
  const Sought griffin{ { "Griffin" }, {}, {} };
  const auto font = []( const std::string &more )
  {
    return pdf( "3 0 obj\n<< /Type /Font " + more +
                " >>\nendobj\n5 0 obj\n<< /Flags 4 /FontFile2 6 0 R >>\nendobj\n" );
  };
  for ( const char *closed : { "/Subtype /Type3 /Encoding << /Differences [ 65 /g1 /g2 ] >>",
                               "/Subtype /Type1 /BaseFont /A /Encoding << /Differences [ 65 /g17 /cid4 ] >>",
                               "/Subtype /TrueType /BaseFont /ABCDEF+Arial /FontDescriptor 5 0 R" } )
    EXPECT_EQ( scan( font( closed ), griffin ), "!" ) << closed;
  for ( const char *open :
        { "/Subtype /Type1 /BaseFont /Helvetica",
          "/Subtype /Type1 /BaseFont /A /Encoding << /Differences [ 39 /quotesingle 96 /grave /a /f_f_i "
          "/uni00E9 ] >>",
          "/Subtype /TrueType /BaseFont /A /Encoding /WinAnsiEncoding /FontDescriptor 5 0 R",
          "/Subtype /CIDFontType2 /BaseFont /A /FontDescriptor 5 0 R" } )
    EXPECT_EQ( scan( font( open ), griffin ), "" ) << open;
  // Fonts of TeX whose names are their codes.
  EXPECT_EQ( spelled( "Anna", readDifferences( "/Differences [65/a65 97/a97 110/a110]" ) ), "Anna" );
  EXPECT_EQ( scan( pdf( stream( 4, "/Subtype /Image /Width 9", "..." ) ), griffin ), "!" )
      << "a scanned page";
  EXPECT_EQ( scan( "%!PS-Adobe-3.0\n(\\001\\002) show", griffin ), "!" );
  EXPECT_EQ( scan( "%!PS-Adobe-3.0 Resource-CMap\n", griffin ), "" ) << "a map of a font";
  EXPECT_EQ( scan( "<?xml?><svg><use xlink:href=\"#glyph0-1\"/></svg>", griffin ), "!" );
  EXPECT_EQ( scan( "\x89PNG\r\n\x1a\n", griffin ), "p" );
}
