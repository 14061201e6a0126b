// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_scan.h"

#include "base/error.h"
#include "base/file.h"
#include "links.h"
#include "privacy/leak_fold.h"
#include "privacy/leak_unpack.h"
#include "temp_folder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <zlib.h>

using namespace doorstep;

namespace
{
  const std::vector<std::string> MARKERS = { "CANARYNAME7", "Ñandúzap" };

  // "encoding in where", the hits of one marker in order, joined by commas.
  std::string hits( std::string_view bytes, std::size_t marker = 0 )
  {
    std::string text;
    for ( const LeakHit &hit : scanBytes( bytes, MARKERS ) )
      if ( hit.marker == marker )
        text.append( text.empty() ? 0 : 2, ' ' ).append( hit.encoding ).append( " in " ).append( hit.where );
    return text;
  }

  std::string deflated( std::string_view bytes, int window )
  {
    z_stream stream = {};
    deflateInit2( &stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY );
    std::string out( bytes.size() + 1000, '\0' );
    stream.next_in = reinterpret_cast<Bytef *>( const_cast<char *>( bytes.data() ) );
    stream.avail_in = static_cast<uInt>( bytes.size() );
    stream.next_out = reinterpret_cast<Bytef *>( out.data() );
    stream.avail_out = static_cast<uInt>( out.size() );
    deflate( &stream, Z_FINISH );
    out.resize( stream.total_out );
    deflateEnd( &stream );
    return out;
  }

  std::string zip( const std::string &name, const std::string &bytes )
  {
    const std::string data = deflated( bytes, -15 );
    std::string file( "PK\x03\x04\x14\x00\x00\x00\x08\x00", 10 );
    file.append( 16, '\0' );
    file += static_cast<char>( name.size() );
    file.append( 3, '\0' );
    return file + name + data;
  }

  std::string pdf( const std::vector<std::string> &streams )
  {
    std::string file = "%PDF-1.4\n";
    for ( const std::string &stream : streams )
      file.append( "1 0 obj\n<< /Length 9 /Filter /FlateDecode >>\nstream\n" )
          .append( deflated( stream, 15 ) )
          .append( "\nendstream\nendobj\n" );
    return file;
  }
}

TEST( Privacy06, aMarkerIsFoundInEverySpelling )
{
  EXPECT_EQ( hits( "xxCANARYNAME7yy" ), "utf-8 in bytes" );
  EXPECT_EQ( hits( "xx canaryName7 yy" ), "utf-8 in bytes" );
  EXPECT_EQ( hits( "CANARYNAME" ), "" );
  std::string wide;
  for ( const char c : MARKERS[0] )
    wide.append( 1, c ).append( 1, '\0' );
  EXPECT_EQ( hits( wide ), "utf-16 in bytes" );
  EXPECT_EQ( hits( '\0' + wide ), "utf-16 in bytes" );
  EXPECT_EQ( hits( "43414E4152594E414D4537" ), "hex in bytes" );
  EXPECT_EQ( hits( "Q0FOQVJZTkFNRTc=" ), "base64 in bytes" );     // "CANARYNAME7"
  EXPECT_EQ( hits( "eENBTkFSWU5BTUU3" ), "base64 in bytes" );     // "xCANARYNAME7"
  EXPECT_EQ( hits( "eHhDQU5BUllOQU1FN3h4" ), "base64 in bytes" ); // "xxCANARYNAME7xx"
}

TEST( Privacy06, accentsAreFoundHoweverTheyAreWritten )
{
  EXPECT_EQ( hits( "Ñandúzap", 1 ), "utf-8 in bytes" );
  EXPECT_EQ( hits( "\xD1"
                   "and\xFA"
                   "zap",
                   1 ),
             "latin-1 in bytes" );
  EXPECT_EQ( hits( "%C3%91and%C3%BAzap", 1 ), "escaped in bytes" );
  EXPECT_EQ( hits( "\\u00d1and\\u00fazap", 1 ), "escaped in bytes" );
  EXPECT_EQ( hits( "&#xD1;and&#xFA;zap", 1 ), "escaped in bytes" );
  EXPECT_EQ( hits( "&#209;and&#250;zap", 1 ), "escaped in bytes" );
}

TEST( Privacy06, packedFilesAreUnpacked )
{
  EXPECT_EQ( hits( zip( "plan.qgs", "…CANARYNAME7…" ) ), "utf-8 in zip entry plan.qgs" );
  EXPECT_EQ( hits( zip( "a.zip", zip( "b.txt", "CANARYNAME7" ) ) ),
             "utf-8 in zip entry a.zip > zip entry b.txt" );
  EXPECT_EQ( hits( deflated( "a long line before CANARYNAME7", 31 ) ), "utf-8 in gzip" );
  std::string png = "\x89PNG\r\n\x1a\n";
  const std::string text = "Comment" + std::string( 2, '\0' ) + deflated( "CANARYNAME7", 15 );
  png.append( 3, '\0' )
      .append( 1, static_cast<char>( text.size() ) )
      .append( "zTXt" )
      .append( text )
      .append( 4, 'c' );
  EXPECT_EQ( hits( png ), "utf-8 in png text" );
  EXPECT_EQ( hits( zip( "plan.qgs", "nothing" ).substr( 0, 40 ) ), "" ) << "damaged files are no crash";
}

TEST( Privacy06, pdfStreamsStringsAndFontsAreRead )
{
  EXPECT_EQ( hits( pdf( { "nothing", "% CANARYNAME7" } ) ), "utf-8 in pdf stream 2" );
  EXPECT_EQ( hits( pdf( { "BT [(CAN)-20(ARY\\116)3(AME7)] TJ ET" } ) ),
             "pdf text in pdf text  pdf text in pdf strings" );
  EXPECT_EQ( hits( pdf( { "BT <43414E4152> Tj 0 -12 Td <594E414D4537> Tj ET" } ) ),
             "pdf text in pdf strings" );
  EXPECT_EQ( hits( "%PDF-1.4\n<< /Title (CANARY\\\nNAME7) >>" ), "pdf text in pdf text" );
  // A subset font: the codes mean nothing without its ToUnicode map.
  const std::string map =
      "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
      "2 beginbfrange <0001> <0001> <0043> <0010> <0013> [<0041> <004E> <0052> <0059>] endbfrange\n"
      "3 beginbfchar <0020> <004D> <0021> <0045> <0022> <0037> endbfchar endcmap";
  EXPECT_EQ( hits( pdf( { "BT <000100100011001000120013> Tj <00110010002000210022> Tj ET", map } ) ),
             "pdf text in pdf text" );
  EXPECT_EQ( hits( pdf( { "BT <000100100011001000120013> Tj <00110010002000210021> Tj ET", map } ) ), "" );
}

TEST( Privacy06, foldersNamesAndFreePagesAreSearchedAndLinksNotFollowed )
{
  const TempFolder folder;
  std::filesystem::create_directories( folder / "sub/CanaryName7_dir" );
  writeWhole( folder / "sub/plain.txt", "nothing" );
  writeWhole( folder / "sub/free.gpkg", "SQLite format 3" + std::string( 5000, '\0' ) + "canaryname7" );
  writeWhole( folder / "canaryname7.txt", "" );
  if ( !test::madeLink( folder / "sub", folder / "link" ) )
    GTEST_SKIP() << "no link can be made here";
  const std::vector<std::filesystem::path> roots = { folder.path() };
  std::vector<std::string> found;
  for ( const LeakHit &hit : scanForLeaks( roots, MARKERS ) )
    found.push_back( hit.file.filename().string() + ", " + hit.where );
  std::sort( found.begin(), found.end() );
  EXPECT_EQ( found, ( std::vector<std::string>{ "CanaryName7_dir, file name", "canaryname7.txt, file name",
                                                "free.gpkg, bytes" } ) );
  const std::vector<std::filesystem::path> missing = { folder / "missing" };
  ASSERT_EQ( scanForLeaks( missing, MARKERS ).size(), 1U );
  EXPECT_EQ( scanForLeaks( missing, MARKERS ).front().encoding, "unreadable" ) << "silence means searched";
  const std::vector<std::string> tooShort = { "abc" };
  EXPECT_THROW( scanBytes( "", tooShort ), InputError );
}

namespace
{
  std::string read( const std::string &word, const std::string &text, bool wholeWords = true )
  {
    std::string found = "no";
    FoldedPatterns( std::vector<std::string>{ word } )
        .find( foldForLeaks( text ), wholeWords, [&]( const FoldedMatch & ) { found = "yes"; } );
    return found;
  }

  // Names that a PDF showed and the scan did not find.
  const std::vector<std::string> NAMES = { "Griffin", "Sofia", "Mary Ann", "O'Brien", "Núñez", "Zebra" };

  std::string named( std::string_view bytes )
  {
    std::set<std::string> found;
    for ( const LeakHit &hit : scanBytes( bytes, NAMES ) )
      found.insert( NAMES[hit.marker] );
    std::string text;
    for ( const std::string &name : found )
      text += name + ' ';
    return text;
  }

  void append32( std::string &bytes, std::uint32_t value )
  {
    for ( const unsigned shift : { 24U, 16U, 8U, 0U } )
      bytes += static_cast<char>( ( value >> shift ) & 255U );
  }
}

TEST( Privacy06, wordsAreFoundAsTheEyeReadsThem )
{
  EXPECT_EQ( read( "Griffin", "GRI\xEF\xAC\x83N" ), "yes" );   // ffi
  EXPECT_EQ( read( "Griffin", "Gri\xEF\xAC\x80in," ), "yes" ); // ff
  EXPECT_EQ( read( "Griffin", "Gri\xEF\xAC\x81n" ), "no" );    // fi
  EXPECT_EQ( read( "Sofia", "So\xEF\xAC\x81"
                            "a" ),
             "yes" );
  EXPECT_EQ( read( "Mary Ann", "MARY\tANN" ), "yes" );
  EXPECT_EQ( read( "Mary Ann", "mary-ann" ), "yes" );
  EXPECT_EQ( read( "Mary Ann", "Mary\xC2\xA0"
                               "Ann" ),
             "yes" );
  EXPECT_EQ( read( "Mary Ann", "summary announcement" ), "no" );
  EXPECT_EQ( read( "Mary Ann", "M\na\nr\ny\nA\nn\nn" ), "yes" ); // drawn along a curve
  EXPECT_EQ( read( "Mary Ann", "Mary\nAnn" ), "yes" );           // two cells, two lines
  EXPECT_EQ( read( "Whitford", "Whit-\n  ford" ), "yes" );
  EXPECT_EQ( read( "Whitford", "Whit\xC2\xAD\nford" ), "yes" );
  EXPECT_EQ( read( "Whitford", "Whit\nford" ), "no" ) << "two words, as far as lines tell";
  EXPECT_EQ( read( "Anna", "\xD0\x90nn\xD0\xB0" ), "yes" ) << "letters of another alphabet";
  EXPECT_EQ( read( "Anna", "\xEF\xBC\xA1nn\xEF\xBD\x81" ), "yes" ) << "of full width";
  EXPECT_EQ( read( "Núñez", "Nun\xCC\x83"
                            "ez" ),
             "yes" );
  EXPECT_EQ( read( "Núñez", "N\xFA\xF1"
                            "ez" ),
             "yes" ); // Windows-1252
  EXPECT_EQ( read( "O'Brien", "O\xE2\x80\x99"
                              "BRIEN" ),
             "yes" );
  EXPECT_EQ( read( "Anna", "Savannah" ), "no" );
  EXPECT_EQ( read( "Anna", "Savannah", false ), "yes" );
  EXPECT_EQ( read( "Rivera", "0012Rivera508 Main St" ), "yes" );
  EXPECT_EQ( read( "912345", "-110.912345" ), "no" ) << "a coordinate";
  EXPECT_EQ( read( "912345", "id 912345," ), "yes" );
  EXPECT_EQ( read( "12 Oak Dr", "12\nOak Dr" ), "no" ) << "a stop's number beside a street";
}

TEST( Privacy06, aPdfsLigaturesTabsAndCurvedTextAreRead )
{
  const std::string map =
      "begincmap 1 beginbfrange <0001> <000A> [<0047> <0072> <0069> <FB03> <006E> <0009> <0053> "
      "<006F> <FB01> <0061>] endbfrange endcmap";
  // As Qt writes: a glyph a string, a tab for a blank.
  EXPECT_EQ(
      named( pdf( { map, "BT /F9 35 Tf 1 0 0 -1 0 0 Tm 0 0 Td <0007> Tj 19 0 Td <0008> Tj 18 0 Td <0009> Tj "
                         "9 0 Td <000A> Tj ET" } ) ),
      "Sofia " );
  EXPECT_EQ( named( pdf( { map, "BT /F9 35 Tf <0001> Tj <0002> Tj <0003> Tj <0004> Tj <0005> Tj ET" } ) ),
             "Griffin " );
  // Plain fonts: two words with a gap in place of a blank, and each letter in a text object of its own.
  EXPECT_EQ( named( pdf( { "BT /F1 9 Tf [(Mary)-300(Ann)] TJ ET" } ) ), "Mary Ann " );
  std::string curved;
  for ( const char c : std::string( "ZEBRA" ) )
    curved.append( "BT /F1 9 Tf 0.7 0.7 -0.7 0.7 10 10 Tm (" ).append( 1, c ).append( ") Tj ET\n" );
  EXPECT_EQ( named( pdf( { curved } ) ), "Zebra " );
}

TEST( Privacy06, eachPageIsReadWithItsOwnFonts )
{
  const auto map = []( const std::string &letters )
  {
    std::string text = "begincmap 1 beginbfchar";
    for ( std::size_t i = 0; i < letters.size(); ++i )
      text += " <0" + std::to_string( i + 1 ) + "> <00" + "0123456789ABCDEF"[letters[i] / 16] +
              "0123456789ABCDEF"[letters[i] % 16] + ">";
    return text + " endbfchar endcmap";
  };
  // Both pages call a font F1; a word goes on from one font into another.
  const auto stream = []( int number, const std::string &bytes )
  {
    return std::to_string( number ) + " 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + deflated( bytes, 15 ) +
           "\nendstream\nendobj\n";
  };
  std::string file =
      "%PDF-1.4\n1 0 obj\n<< /Type /Page /Contents [ 5 0 R ] /Resources << /Font << /F1 7 0 R /F2 8 0 R >> "
      ">> >>\nendobj\n2 0 obj\n<< /Type /Page /Contents 6 0 R /Parent 3 0 R >>\nendobj\n"
      "3 0 obj\n<< /Resources 4 0 R >>\nendobj\n4 0 obj\n<< /Font << /F1 8 0 R >> >>\nendobj\n"
      "7 0 obj\n<< /Type /Font /ToUnicode 9 0 R >>\nendobj\n8 0 obj\n<< /ToUnicode 10 0 R >>\nendobj\n";
  file += stream( 5, "BT /F1 9 Tf <010203> Tj /F2 9 Tf <0405> Tj ET" ) + stream( 9, map( "ZEBxx" ) ) +
          stream( 10, map( "SOFRA" ) );
  EXPECT_EQ( named( file ), "Zebra " );
  file += stream( 6, "BT /F1 9 Tf <010203> Tj /F9 9 Tf (ia) Tj ET" );
  EXPECT_EQ( named( file ), "Sofia Zebra " );
}

TEST( Privacy06, theRowsOfAGeoPackagesPagesAreRead )
{
  // One page of 512 bytes with two rows: the texts of the first stand side by side.
  std::string page( "SQLite format 3\0\x02\0", 18 );
  page.resize( 512 );
  const auto cell = [&]( std::size_t at, const std::string &record )
  { page.replace( at, record.size(), record ); };
  page[100] = 0x0D;
  page[104] = 1;
  page[108] = 1; // one cell, at 256
  page[109] = 0;
  const std::string header = { 4, 2 * 5 + 13, 2 * 5 + 13, 2 };
  cell( 256, std::string( { 16, 1 } ) + header + "zebra" + "savan" + "\x04\xD2" );
  EXPECT_EQ( read( "zebra", page ), "no" ) << "no boundary in the bytes";
  EXPECT_EQ( sqliteRows( page ), "zebra\nsavan\n1234\n" );
  std::string log = "\x37\x7f\x06\x82";
  append32( log, 3007000 );
  append32( log, 512 );
  log.resize( 32 + 24 );
  page.replace( 0, 100, std::string( 100, '\0' ) ); // not the first page: its header stands at its beginning
  std::string second( 512, '\0' );
  second[0] = 0x0D;
  second[4] = 1;
  second[8] = 1;
  second.replace( 256, 2 + header.size() + 12,
                  std::string( { 16, 1 } ) + header + "griff" + "andso" + "\x04\xD2" );
  EXPECT_EQ( sqliteRows( log + second ), "griff\nandso\n1234\n" );
  EXPECT_EQ( sqliteRows( "SQLite format 3" ), "" ) << "damaged files are no crash";
}

TEST( Privacy06, valuesOfAListAreFoundAsWholeWordsAndNeverSaid )
{
  const TempFolder folder;
  const Sought values{ { "Anna Whitford", "Rivera", "912345" }, {}, {} };
  writeWhole( folder / "streets.csv", "name,x\nRiverano St,-110.912345\nSavannah Whitfordson,2\n" );
  EXPECT_TRUE( scanForValues( folder.path(), values ).empty() );
  writeWhole( folder / "plan.qgz", zip( "rivera.qgs", "<label>ANNA  WHITFORD</label>" ) );
  writeWhole( folder / "state.xml", "<blob>QUJDREVGR0hJSktMTU5PIFJpdmVyYSA5</blob>" ); // … Rivera 9
  std::set<std::string> hits;
  for ( const LeakHit &hit : scanForValues( folder.path(), values ) )
    hits.insert( hit.file.filename().string() + ": " + hit.where + ": " + std::to_string( hit.marker ) );
  EXPECT_EQ( hits, ( std::set<std::string>{ "plan.qgz: zip entry name: 1", "plan.qgz: zip entry: 0",
                                            "state.xml: bytes: 1" } ) );
  EXPECT_TRUE( isTelling( "Anna" ) && isTelling( "123456" ) && isTelling( "Núñez" ) );
  EXPECT_FALSE( isTelling( "Ann" ) || isTelling( "12345" ) || isTelling( "—" ) );
}
