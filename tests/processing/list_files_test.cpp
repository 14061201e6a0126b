// SPDX-License-Identifier: GPL-2.0-or-later
// Files of lists that GDAL reads in part and says nothing of, or does not read and does not say why.
#include "list_run.h"

#include <qgsvectorfilewriter.h>

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
