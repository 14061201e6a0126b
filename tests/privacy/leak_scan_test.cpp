#include "privacy/leak_scan.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/leak_unpack.h"
#include "temp_folder.h"

#include <algorithm>
#include <gtest/gtest.h>
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
  EXPECT_EQ( hits( pdf( { "BT [(CAN)-20(ARY\\116)3(AME7)] TJ ET" } ) ), "pdf text in pdf text" );
  EXPECT_EQ( hits( pdf( { "BT <43414E4152> Tj 0 -12 Td <594E414D4537> Tj ET" } ) ), "pdf text in pdf text" );
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
  std::filesystem::create_symlink( folder / "sub", folder / "link" );
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
