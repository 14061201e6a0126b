// SPDX-License-Identifier: GPL-2.0-or-later
// Files of lists that GDAL reads in part and says nothing of, or does not read and does not say why.
#include "layers/hidden_rows.h"
#include "list_run.h"
#include "privacy/visit_code.h"
#include "processing/debrief_algorithm.h"

#include <qgsvectorfilewriter.h>

#include <cpl_vsi.h>
#include <cstring>

using namespace doorstep;

namespace
{
  class ListFile : public test::ListRun
  {
    protected:
      // Whether a list of these bytes is refused, and why not where it is not.
      bool refused( const QString &name, const std::string &bytes, const char *why )
      {
        const bool read = geocode( written( name, bytes ), "out.csv" );
        return !read && said( why ) && !files().contains( "out.csv" );
      }
      void writeSheet( const QString &file, const QString &sheet, const Layer &list )
      {
        QgsVectorFileWriter::SaveVectorOptions options;
        options.driverName = QStringLiteral( "XLSX" );
        options.layerName = sheet;
        if ( QFile::exists( file ) )
          options.actionOnExistingFile = QgsVectorFileWriter::CreateOrOverwriteLayer;
        ASSERT_EQ( QgsVectorFileWriter::writeAsVectorFormatV3( list.get(), file, {}, options ),
                   QgsVectorFileWriter::NoError );
      }
  };
}

TEST_F( ListFile, aQuotationMarkThatSwallowsRowsIsNamedByItsLine )
{
  EXPECT_TRUE( refused( "open.csv", "id,home,zip\r\n1,\"2 N Main St,02139\r\n2,9 Palm Dr,02139\r\n",
                        "line 2 of the file: a quotation mark" ) )
      << log();
  EXPECT_TRUE( refused( "inch.csv",
                        "id,home,zip\n1,9 Palm Dr,02139\n2,4 \"N Main St,02139\n3,2 N Main St,x\n",
                        "line 3 of the file: a quotation mark" ) )
      << log();
  EXPECT_FALSE( said( "Main" ) ) << log();
  ASSERT_TRUE( geocode( written( "lines.csv", "id,home,zip\n1,\"2 N Main St\nrear\",02139\n" ), "out.csv" ) )
      << log();
  EXPECT_EQ( mResults.value( "MATCHED" ).toInt(), 1 );
}

TEST_F( ListFile, cellsPastTheHeaderAreNotDroppedInSilence )
{
  EXPECT_TRUE( refused( "comma.csv", "id,home,zip\n1,9 Palm Dr,02139\n2,2 N Main St, Apt 3,02139\n",
                        "line 3 of the file: more cells than the header" ) )
      << log();
  ASSERT_TRUE( geocode( written( "blank.csv", "id,home,zip\n1,2 N Main St,02139,,\n" ), "out.csv" ) )
      << log();
}

// As Add Delimited Text Layer reads it, which leaves rows out.
TEST_F( ListFile, delimitedTextIsHeldAgainstItsFileToo )
{
  const auto loaded = [this]( const char *name, const std::string &bytes )
  { return "delimitedtext://file://" + written( name, bytes ) + "?delimiter=%1&geomType=none"; };
  EXPECT_FALSE( geocode( loaded( "mark.csv", "id,home\n1,2 N Main St \"rear\"\n2,9 Palm Dr\n" ).arg( ',' ),
                         "out.csv" ) );
  EXPECT_TRUE( said( "line 2 of the file: a quotation mark stands inside" ) ) << log();
  EXPECT_FALSE( geocode( loaded( "more.csv", "id;home\n1;2 N Main St; Apt 3\n" ).arg( ';' ), "out.csv" ) );
  EXPECT_TRUE( said( "more cells than the header" ) ) << log();
  ASSERT_TRUE( geocode( loaded( "pipes.csv", "id|home\n1|2 N Main St, rear\n" ).arg( '|' ), "out.csv" ) )
      << log();
  EXPECT_EQ( mResults.value( "MATCHED" ).toInt(), 1 );
}

TEST_F( ListFile, lettersOfAMacOrOfDosReadAsWindowsAreTold )
{
  const auto told = [this]( const std::string &street )
  {
    const QString list = written( "list.csv", "id,home\n1,5 " + street + "\n" );
    EXPECT_TRUE( geocode( list, "out.csv" ) ) << log();
    return said( "a sign within a word" );
  };
  EXPECT_TRUE( told( "Ca\u2013ada Rd" ) ) << log();
  EXPECT_TRUE( told( "Ca\u00A4ada Rd" ) ) << log();
  EXPECT_FALSE( told( "Winston\u2013Salem Rd" ) ) << log();
  EXPECT_FALSE( told( "Cañada Rd – rear £5" ) ) << log();
}

TEST_F( ListFile, aByteOfNoTextDoesNotCutARow )
{
  EXPECT_TRUE( refused( "nul.csv", std::string( "id,home,zip\n1,2 N\0 Main St,02139\n", 34 ), "NUL" ) )
      << log();
}

TEST_F( ListFile, aSpreadsheetsLineAboveTheHeaderIsNamed )
{
  EXPECT_TRUE( refused( "sep.csv", "sep=;\r\nid;home\r\n1;2 N Main St\r\n", "sep=" ) ) << log();
  EXPECT_TRUE( refused( "none.csv", "\n", "the file is empty" ) ) << log();
}

TEST_F( ListFile, aFileThatIsNoTableSaysWhy )
{
  const std::string list = "id,home\n1,2 N Main St\n";
  std::string wide = "\xFF\xFE";
  for ( const char c : list )
    wide.append( 1, c ).append( 1, '\0' );
  EXPECT_TRUE( refused( "wide.csv", wide, "UTF-16" ) ) << log();
  EXPECT_TRUE( refused( "empty.csv", "", "the file is empty" ) ) << log();
  EXPECT_TRUE( refused( "page.xls", "<html><table><tr><td>id</td></tr></table></html>", "web page" ) )
      << log();
  EXPECT_TRUE( refused( "locked.xlsx", "\xD0\xCF\x11\xE0 and so on", "password" ) ) << log();
  EXPECT_TRUE( refused( "cut.xlsx", "PK\x03\x04 and so on", "damaged" ) ) << log();
  EXPECT_TRUE( refused( "plain.xlsx", list, "end in .csv" ) ) << log();
  EXPECT_TRUE( refused( "pipes.csv", "id|home\n1|2 N Main St\n", "separated by |" ) ) << log();
}

TEST_F( ListFile, theSheetThatIsReadIsNamedAndTheOthers )
{
  const QString file = at( "list.xlsx" );
  writeSheet( file, "Fall", layer( "None", "id:integer,home", { "1|2 N Main St" } ) );
  writeSheet( file, "Spring", layer( "None", "id:integer,home", { "2|9 Palm Dr", "3|4 N Main St" } ) );
  ASSERT_TRUE( geocode( file, "out.csv" ) ) << log();
  EXPECT_TRUE( said( "“Fall” is read; these are not: Spring" ) ) << log();
  EXPECT_EQ( features( "out.csv" ).size(), 1U );
  ASSERT_TRUE( geocode( file + "|layername=Spring", "other.csv" ) ) << log();
  EXPECT_TRUE( said( "“Spring” is read; these are not: Fall" ) ) << log();
  EXPECT_EQ( features( "other.csv" ).size(), 2U );
}

TEST_F( ListFile, aHeaderBehindAPagesEndIsNoStudent )
{
  const QString list =
      written( "list.csv", "id,home,zip\n1,2 N Main St,02139\nid,home,zip\n2,9 Palm Dr,02139\n" );
  ASSERT_TRUE( geocode( list, "out.csv" ) ) << log();
  EXPECT_TRUE( said( "hold the header again" ) && said( "row 2" ) ) << log();
  const std::vector<QgsFeature> out = features( "out.csv" );
  ASSERT_EQ( out.size(), 3U );
  EXPECT_EQ( cell( out[1], "geo_status" ) + ": " + cell( out[1], "geo_note" ),
             "not_visitable: the header again, no student" );
  EXPECT_EQ( cell( out[2], "geo_status" ), "matched" );
}

TEST_F( ListFile, twoColumnsOfOneNameAreTold )
{
  const QString list = written( "list.csv", "id,home,home\n1,2 N Main St,9 Palm Dr\n" );
  ASSERT_TRUE( geocode( list, "out.csv" ) ) << log();
  EXPECT_TRUE( said( "the columns “home” and “home_1”: the first is read" ) ) << log();
  EXPECT_EQ( cell( features( "out.csv" )[0], "geo_address" ), "2 N Main St, 02139" );
  // those that differ by capitals alone are kept, each under a name that a table can hold
  const QString capitals = written( "capitals.csv", "id,home,Home\n1,2 N Main St,9 Palm Dr\n" );
  ASSERT_TRUE( geocode( capitals, "kept.csv" ) ) << log();
  EXPECT_EQ( columns( features( "kept.csv" ) ).mid( 0, 3 ), QStringList( { "id", "home", "Home_1" } ) );
}

TEST_F( ListFile, aHeaderOfTwoLinesOrWithABlankThatDoesNotBreakIsFound )
{
  // GDAL ends the header of delimited text at the line
  EXPECT_TRUE( refused( "lines.csv", "id,\"Home\r\nAddress\",zip\r\n1,2 N Main St,02139\r\n", "line break" ) )
      << log();
  for ( const char *header : { "id,Home\xC2\xA0"
                               "Address\r\n",
                               "id,\xE2\x80\x8BHome  Address\r\n" } )
  {
    const QString list = written( "list.csv", header + std::string( "1,2 N Main St\r\n" ) );
    EXPECT_TRUE( geocode( list, "out.csv", "\"Home Address\"" ) ) << header << log();
    EXPECT_EQ( mResults.value( "MATCHED" ).toInt(), 1 ) << header;
  }
  const QString list =
      written( "list.geojson", R"({ "type": "FeatureCollection", "features": [ { "type": "Feature",
    "geometry": null, "properties": { "id": 1, "Home\nAddress": "2 N Main St" } } ] })" );
  EXPECT_TRUE( geocode( list, "out.csv", "\"Home Address\"" ) ) << log();
}

TEST_F( ListFile, totalsAndFeetOfPagesAreToldAsWhatTheyLookLike )
{
  const QString list =
      written( "list.csv", "id,last,home,zip\n1,Ng,2 N Main St,02139\nGrand total,,,2\n"
                           "\"Printed 11/03/2026 by J. Doe\",,,\n2,Total,9 Palm Dr,02139\n,,,\n"
                           "Room 12,,,\n3,Page,,\nPage 2 of 9,,,\n,,57 students,\n" );
  ASSERT_TRUE( geocode( list, "out.csv" ) ) << log();
  const std::vector<QgsFeature> out = features( "out.csv" );
  ASSERT_EQ( out.size(), 9U );
  const char *total = "not_visitable: looks like a total, no student";
  const char *foot = "not_visitable: looks like the foot of a page, no student";
  const char *notes[] = { "matched: ", total,   foot, "matched: ", "not_visitable: an empty row",
                          nullptr,     nullptr, foot, total };
  for ( std::size_t i = 0; i < out.size(); ++i )
  {
    const std::string said = cell( out[i], "geo_status" ) + ": " + cell( out[i], "geo_note" );
    if ( notes[i] )
      EXPECT_EQ( said, notes[i] ) << i;
    else
      EXPECT_EQ( said.find( "no student" ), std::string::npos ) << i << said;
  }
  EXPECT_TRUE( said( "2 rows look like totals" ) && said( "rows 2, 9" ) ) << log();
  EXPECT_TRUE( said( "foot of a page" ) && said( "rows 3, 8" ) ) << log();
  EXPECT_TRUE( said( "1 rows hold one cell alone" ) && said( "row 6" ) ) << log();
  EXPECT_TRUE( said( "1 rows are empty: row 5" ) ) << log();
  EXPECT_FALSE( said( "Doe" ) || said( "Room" ) ) << log();
}

TEST_F( ListFile, idsThatASpreadsheetShortenedAreToldAndNeverMadeOneStudent )
{
  const QString list = written( "list.csv", "id,home\n1.20E+10,2 N Main St\n1.20E+10,9 Palm Dr\n"
                                            "3E5 Main,4 N Main St\n" );
  ASSERT_TRUE( geocode( list, "out.gpkg" ) ) << log();
  EXPECT_TRUE( said( "column “id”" ) && said( "may have become one: rows 1, 2." ) ) << log();
  EXPECT_FALSE( deidentify( at( "out.gpkg" ), "id" ) );
  EXPECT_TRUE( said( "ID, rows 1 and 2: the same number as a spreadsheet shortens it" ) ) << log();
  EXPECT_FALSE( files().contains( "event.dsxwalk" ) );
  const QString one =
      written( "one.csv", "id,home\n1.20E+10,2 N Main St\n00123,9 Palm Dr\n123,4 N Main St\n" );
  ASSERT_TRUE( geocode( one, "one.gpkg" ) ) << log();
  EXPECT_TRUE( said( "their last digits are lost: row 1." ) ) << log();
  ASSERT_TRUE( deidentify( at( "one.gpkg" ), "id" ) ) << log();
  EXPECT_TRUE( said( "ID: row 1 hold a number" ) &&
               said( "ID: rows 2, 3 hold numbers that are the same but" ) )
      << log();
  EXPECT_EQ( mResults.value( "STUDENTS" ).toInt(), 3 );
}

TEST_F( ListFile, aHoldIsNotLostWithTheZerosBeforeAnId )
{
  const QString list = written( "list.csv", "id,home\n123,2 N Main St\n0077,9 Palm Dr\n8,4 N Main St\n" );
  ASSERT_TRUE( geocode( list, "out.gpkg" ) ) << log();
  const QString holds = written( "holds.txt", "00123\r\n77\r\n" );
  ASSERT_TRUE( deidentify( at( "out.gpkg" ), "id", { { "HOLD_LIST", holds } } ) ) << log();
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 2 );
  EXPECT_TRUE( said( "2 rows of INPUT are held whose ID differs" ) ) << log();
  QFile::remove( at( "event.dsxwalk" ) );
  const QString lost = written( "lost.txt", "123\r\n1.20E+10\r\n" );
  EXPECT_FALSE( deidentify( at( "out.gpkg" ), "id", { { "HOLD_LIST", lost } } ) );
  EXPECT_TRUE( said( "HOLD_LIST, line 2" ) ) << log();
}

// Not of lists alone: a roster, outcomes, streets.
TEST_F( ListFile, everyTableThatIsReadIsHeldAgainstItsFile )
{
  const QString outcomes = written( "outcomes.csv", "visit,outcome\nABC2,\"met\nABC3,not home\nABC4,met\n" );
  const Layer visits =
      layer( "Point", "visit,zone:integer,students:integer",
             { "Point(500020 3500010)|" + QString::fromStdString( drawVisitCodes( 1 )[0] ) + "|1|1" } );
  const Layer zones = layer( "Polygon", "zone:integer",
                             { "Polygon((500000 3500000,500100 3500000,500100 3500100,500000 3500000))|1" } );
  EXPECT_FALSE( run( DebriefAlgorithm(), { { "OUTCOMES", outcomes },
                                           { "VISITS", value( visits ) },
                                           { "ZONES", value( zones ) },
                                           { "OUTPUT", at( "counts.csv" ) } } ) );
  EXPECT_TRUE( said( "OUTCOMES, line 2 of the file: a quotation mark" ) ) << log();
  const QString more = written( "more.csv", "visit,outcome\nABC2,met,with, comma\n" );
  EXPECT_FALSE( run( DebriefAlgorithm(), { { "OUTCOMES", more },
                                           { "VISITS", value( visits ) },
                                           { "ZONES", value( zones ) },
                                           { "OUTPUT", at( "counts.csv" ) } } ) );
  EXPECT_TRUE( said( "OUTCOMES, line 2 of the file: more cells" ) ) << log();
}

TEST_F( ListFile, rowsThatASpreadsheetHidesAreToldByNumber )
{
  const auto zipped =
      [this]( const QString &name, const std::vector<std::pair<const char *, const char *>> &parts )
  {
    const QByteArray zip = "/vsizip/" + at( name ).toUtf8();
    for ( const auto &[part, text] : parts )
    {
      VSILFILE *file = VSIFOpenL( ( zip + "/" + part ).constData(), "wb" );
      ASSERT_NE( file, nullptr ) << part;
      VSIFWriteL( text, 1, std::strlen( text ), file );
      VSIFCloseL( file );
    }
  };
  zipped(
      "list.xlsx",
      { { "xl/workbook.xml", R"(<workbook xmlns:r="u"><sheets><sheet name="Fall" sheetId="1" r:id="rId7"/>
<sheet name="Spring" sheetId="2" r:id="rId8"/></sheets></workbook>)" },
        { "xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId8" Target="worksheets/b.xml"/>
<Relationship Id="rId7" Target="/xl/worksheets/a.xml"/></Relationships>)" },
        { "xl/worksheets/a.xml", R"(<worksheet><sheetData><row r="1"><c><v>1</v></c></row>
<row r="3" hidden="1"><c r="A3"><v>5</v></c><c><v>6</v></c></row><row r="4" hidden="1"/>
<row hidden="true"><c><is><t>x</t></is></c></row></sheetData></worksheet>)" },
        { "xl/worksheets/b.xml", "<worksheet><sheetData><row r=\"2\"><c><v>1</v></c></row>" } } );
  EXPECT_EQ( hiddenRows( at( "list.xlsx" ), "Fall" ), std::vector<int>( { 3, 5 } ) );
  EXPECT_TRUE( hiddenRows( at( "list.xlsx" ), "Spring" ).empty() );
  EXPECT_TRUE( hiddenRows( at( "list.xlsx" ), "Winter" ).empty() );
  zipped( "list.ods", { { "content.xml", R"(<d xmlns:t="t"><t:table t:name="A"><t:table-row
t:number-rows-repeated="2"><p>h</p></t:table-row><t:table-row t:visibility="filter" t:number-rows-repeated="2"><c><p>x</p>
</c></t:table-row><t:table-row t:visibility="collapse" t:number-rows-repeated="9000"/></t:table><t:table t:name="B">
<t:table-row t:visibility="collapse"><p>y</p></t:table-row></t:table></d>)" } } );
  EXPECT_EQ( hiddenRows( at( "list.ods" ), "A" ), std::vector<int>( { 3, 4 } ) );
  EXPECT_EQ( hiddenRows( at( "list.ods" ), "B" ), std::vector<int>( { 1 } ) );
  EXPECT_TRUE( hiddenRows( written( "no.xlsx", "no zip" ), "A" ).empty() );
}
