// SPDX-License-Identifier: GPL-2.0-or-later
// What a colleague would try against scanforleaks, and what must raise no alarm.
#include "privacy/leak_filters.h"
#include "privacy/leak_markup.h"
#include "privacy/leak_scan.h"
#include "privacy/leak_spellings.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // What was found: v the values, n the names, ? what reads as a street, s what is one, ! what cannot be
  // read.
  std::string scan( std::string_view bytes, const Sought &sought )
  {
    std::string found;
    for ( const LeakHit &hit : scanBytesForValues( bytes, sought ) )
      found += hit.encoding == "unreadable"         ? '!'
               : hit.marker >= sought.values.size() ? 'n'
               : hit.street == StreetSense::Known   ? 's'
               : hit.street == StreetSense::Looks   ? '?'
                                                    : 'v';
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    return found;
  }

  const Sought ANNA{ {}, { { "Anna", "Whitford" }, { "Ann", "Lee" }, { "Elena", "Whitford" } }, {} };
  const Sought WORDS{ { "Whitford", "508 Main St", "Mary Ann" }, {}, {} };

  // A page of one content stream.
  std::string page( const std::string &content )
  {
    return "%PDF-1.4\n1 0 obj\n<< /Length 9 >>\nstream\n" + content + "\nendstream\nendobj\n";
  }
}

TEST( Leaks, namesAreFoundInEitherOrderOverCellsLinesAndMiddleNames )
{
  for ( const char *text :
        { "Anna Whitford", "WHITFORD, ANNA", "whitford,anna", "Anna Marie Whitford", "Anna\nWhitford",
          "Anna;;Whitford", "Whitford;Anna", "anna.whitford@example.org", "awhitford", "A. Whitford",
          "Whitford, A.", "AnnaWhitford2012.pdf", "annawhitford", "whitfordanna", "Ann Lee", "LEE\tANN" } )
    EXPECT_EQ( scan( text, ANNA ), "n" ) << text;
  for ( const char *text :
        { "Anna", "Whitford St", "E Whitford St", "Anna Ave\nWhitford St", "Savannah Whitford", "Ann Leeds",
          "banana whitford", "Anna or Berta or Carla or Whitford" } )
    EXPECT_EQ( scan( text, ANNA ), "" ) << text;
}

TEST( Leaks, aNameThatAPageBreaksIsFound )
{
  EXPECT_EQ( scan( page( "BT /F1 10 Tf 50 700 Td (Mary) Tj 0 -12 Td (Ann) Tj ET" ), WORDS ), "v" );
  EXPECT_EQ( scan( page( "BT /F1 10 Tf 50 700 Td (Whit-) Tj 0 -12 Td (ford) Tj ET" ), WORDS ), "v" );
  EXPECT_EQ( scan( page( "BT /F1 10 Tf 50 700 Td (508) Tj 0 -12 Td (Main St) Tj ET" ), WORDS ), "v" );
  EXPECT_EQ( scan( page( "BT /F1 10 Tf 50 700 Td (see 508 Main) Tj 0 -12 Td (St today) Tj ET" ), WORDS ),
             "v" );
  // Two columns, drawn line by line, and the same drawn in another order.
  const std::string columns = "BT /F1 10 Tf 1 0 0 1 50 700 Tm (of Anna) Tj 1 0 0 1 300 700 Tm (the park) Tj "
                              "1 0 0 1 50 688 Tm (Whitford is) Tj 1 0 0 1 300 688 Tm (closed) Tj ET";
  EXPECT_EQ( scan( page( columns ), ANNA ), "n" );
  // A glyph a string, on a mirrored page turned upright again, as Qt draws.
  std::string glyphs = "q 1 0 0 -1 0 800 cm BT /F1 10 Tf 1 0 0 -1 50 100 Tm ";
  for ( const char c : std::string( "Mary" ) )
    glyphs += std::string( "(" ) + c + ") Tj 6 0 Td ";
  glyphs += "1 0 0 -1 50 112 Tm ";
  for ( const char c : std::string( "Ann" ) )
    glyphs += std::string( "(" ) + c + ") Tj 6 0 Td ";
  EXPECT_EQ( scan( page( glyphs + "ET Q" ), WORDS ), "v" );
  // A stop's number in a cell beside a street is no address.
  EXPECT_EQ( scan( page( "BT /F1 10 Tf 50 700 Td (508) Tj 200 0 Td (Main St) Tj ET" ), WORDS ), "" );
  EXPECT_EQ( scan( page( "BT /F1 10 Tf 50 700 Td (Mary) Tj 200 0 Td (Ann) Tj ET" ), WORDS ), "v" );
}

TEST( Leaks, titlesBookmarksNotesAndPackedStreamsAreRead )
{
  const auto outside = []( const std::string &dictionary )
  { return "%PDF-1.4\n1 0 obj\n" + dictionary + "\nendobj\n"; };
  EXPECT_EQ( scan( outside( "<< /Title (WHITFORD)/Author(ANNA) >>" ), WORDS ), "v" );
  EXPECT_EQ(
      scan( outside( std::string( "<< /Title (\xFE\xFF\0A\0n\0n\0a\0 \0W\0h\0i\0t\0f\0o\0r\0d) >>", 43 ) ),
            ANNA ),
      "n" );
  EXPECT_EQ( scan( outside( "<< /Subtype /Text /Contents <416E6E612057686974666F7264> >>" ), ANNA ), "n" );
  EXPECT_EQ( scan( "%PDF-1.4\n1 0 obj\n<< /Filter [ /ASCIIHexDecode ] >>\nstream\n"
                   "4254202857686974666F72642920546A204554>\nendstream\nendobj\n",
                   WORDS ),
             "v" );
  EXPECT_EQ( unfiltered( "/Filter /ASCII85Decode", "", "9jqo^BlbD-BleB1DJ+*+F(f,q~>" ),
             "Man is distinguished" );
  EXPECT_EQ( unfiltered( "/Filter /RunLengthDecode", "",
                         std::string( "\x02"
                                      "abc\xFEx\x80",
                                      7 ) ),
             "abcxxx" );
  // ISO 32000-1, 7.4.4.2, example.
  EXPECT_EQ( unfiltered( "/Filter /LZWDecode", "", "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01" ),
             "\x2D\x2D\x2D\x2D\x2D\x41\x2D\x2D\x2D\x42" );
  // A font that names its glyphs: 12 is fi.
  EXPECT_EQ( scan( "%PDF-1.4\n1 0 obj\n<< /Type /Page /Contents 2 0 R /Resources << /Font << /F1 3 0 R >> >> "
                   ">>\nendobj\n"
                   "3 0 obj\n<< /Type /Font /Encoding << /Differences [ 12 /fi ] >> >>\nendobj\n"
                   "2 0 obj\n<< >>\nstream\nBT /F1 9 Tf (So\\014a) Tj ET\nendstream\nendobj\n",
                   { { "Sofia" }, {}, {} } ),
             "v" );
}

TEST( Leaks, whatCannotBeReadIsSaid )
{
  EXPECT_EQ( scan( "%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Encrypt 9 0 R >>", WORDS ), "!" );
  EXPECT_EQ(
      scan( "%PDF-1.4\n1 0 obj\n<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>\nendobj\n", WORDS ),
      "!" );
  EXPECT_EQ( scan( std::string( "PK\x03\x04\x14\0\x01\0\0\0", 10 ) + std::string( 20, '\0' ), WORDS ), "!" );
  EXPECT_EQ( scan( "7z\xBC\xAF\x27\x1C....", WORDS ), "!" );
  EXPECT_EQ( scan( "an ordinary text", WORDS ), "" );
}

TEST( Leaks, markupAndEscapesHideNothing )
{
  const Sought nunez{ { "Núñez" }, {}, {} };
  for ( const char *text : { "<b>N&uacute;&ntilde;ez</b>", "N&#250;&#xF1;ez", "{\"a\":\"N\\u00fa\\u00f1ez\"}",
                             "N%C3%BA%C3%B1ez", "N=C3=BA=C3=\r\n=B1ez", "{\\rtf1 N\\'fa\\'f1ez}" } )
    EXPECT_EQ( scan( text, nunez ), "v" ) << text;
  EXPECT_EQ( scan( "<w:r><w:t>Whit</w:t></w:r><w:r><w:t>ford</w:t></w:r>", WORDS ), "v" )
      << "two runs of a document";
  EXPECT_EQ( scan( "<td>ANNA</td><td>WHITFORD</td>", ANNA ), "n" );
  EXPECT_EQ( scan( "Anna<br/>Whitford</p>", ANNA ), "n" );
  EXPECT_EQ( scan( "Content-Transfer-Encoding: base64\n\n"
                   "dGhpcyBpcyBhIGxpbmUgb2YgbWFpbCB0aGF0IGlzIGxvbmcgZW5vdWdoIHRvIGJlIGJyb2tlbiBX\n"
                   "aGl0Zm9yZCBlbmRz\n",
                   WORDS ),
             "v" );
}

TEST( Leaks, cellsOfAShapefilesTableStandApart )
{
  std::string table( 32, '\0' );
  table[0] = 3;
  table[2] = 11;
  table[3] = 29;
  table[8] = 97;
  table[10] = 13; // 1 + 4 + 8
  for ( const auto &[name, width] : { std::pair{ "FIRST", 4 }, { "LAST", 8 } } )
  {
    std::string field( 32, '\0' );
    field.replace( 0, std::string( name ).size(), name );
    field[11] = 'C';
    field[16] = static_cast<char>( width );
    table += field;
  }
  table += '\x0D';
  table += " ANNAWHITFORD";
  EXPECT_EQ( dbaseRows( table ), "ANNA\nWHITFORD\n" );
  EXPECT_EQ( scan( table, ANNA ), "n" );
}

TEST( Leaks, aNameThatIsAStreetsIsToldApart )
{
  Sought sought = WORDS;
  EXPECT_EQ( scan( "Turn left on E Whitford St", sought ), "?" );
  EXPECT_EQ( scan( "Whitford, 4th grade", sought ), "v" );
  sought.streets = streetSpellings( "E WHITFORD ST" );
  EXPECT_EQ( scan( "Turn left on E Whitford St", sought ), "s" );
  EXPECT_EQ( scan( "Whitford Street", sought ), "s" );
  EXPECT_EQ( scan( "Whitford Ave", sought ), "v" ) << "no street that there is";
  EXPECT_EQ( scan( "Ask Whitford at E Whitford St", sought ), "sv" );
}

TEST( Leaks, aValueHasItsOtherSpellings )
{
  const auto spelt = []( const std::string &value, const std::string &text ) {
    return scan( text, { spellingsOf( value ), {}, {} } );
  };
  for ( const char *text :
        { "508 N Main St", "508 North Main Street", "508 N. MAIN", "508 Main Ave. Apt 4" } )
    EXPECT_EQ( spelt( "508 N Main St # 4, Tucson, AZ 85701", text ), "v" ) << text;
  EXPECT_EQ( spelt( "508 N Main St", "5080 N Main St" ), "" );
  EXPECT_EQ( spelt( "12 Oak Dr", "12 Oaks" ), "" );
  for ( const char *text : { "2012-03-14", "3/14/2012", "03/14/2012", "March 14, 2012", "14 mar 2012" } )
    EXPECT_EQ( spelt( "3/14/2012", text ), "v" ) << text;
  EXPECT_EQ( spelt( "0012345678", "12345678" ), "v" );
  EXPECT_EQ( namesIn( "Whitford, Anna Marie" ), ( std::vector<SoughtName>{ { "Anna", "Whitford" } } ) );
  EXPECT_EQ( namesIn( "María García López" ),
             ( std::vector<SoughtName>{ { "María", "García" }, { "María", "López" } } ) );
  EXPECT_TRUE( namesIn( "Room 4 north" ).empty() );
}
