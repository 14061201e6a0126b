// SPDX-License-Identifier: GPL-2.0-or-later
// Lists as offices export them: spreadsheets of texts, titles above the header, columns that a file cannot
// hold, shapefiles, letters lost on the way, columns in single quotes. Nothing is lost, and what is refused
// is refused with a remedy that helps.
#include "layers/column_names.h"
#include "list_run.h"
#include "privacy/crosswalk.h"
#include "privacy/secret.h"

#include <qgsvectorfilewriter.h>

using namespace doorstep;

namespace
{
  using test::ListRun;
}

TEST_F( ListRun, aSpreadsheetOfTextsHasItsFirstRowAsHeader )
{
  const Layer list = layer( "None", "id,home,zip", { "0012|2 N Main St|02139", "0013|9 Palm Dr|02139" } );
  QgsVectorFileWriter::SaveVectorOptions options;
  options.driverName = QStringLiteral( "XLSX" );
  ASSERT_EQ( QgsVectorFileWriter::writeAsVectorFormatV3( list.get(), at( "list.xlsx" ), {}, options ),
             QgsVectorFileWriter::NoError );
  ASSERT_TRUE( geocode( at( "list.xlsx" ), "out.gpkg", "\"home\"", { { "ZIP", "\"zip\"" } } ) ) << log();
  EXPECT_TRUE( said( "first row" ) ) << log();
  const std::vector<QgsFeature> out = features( "out.gpkg" );
  ASSERT_EQ( out.size(), 2U );
  EXPECT_EQ( columns( out ).mid( 0, 3 ), QStringList( { "id", "home", "zip" } ) );
  EXPECT_EQ( cell( out[0], "id" ) + " " + cell( out[0], "geo_status" ), "0012 matched" );
  EXPECT_EQ( mResults.value( "MATCHED" ).toInt(), 2 );

  EXPECT_FALSE( geocode( at( "list.xlsx" ), "no.gpkg", "\"Field2\"" ) );
  EXPECT_TRUE( said( "no header" ) && said( "all cells" ) ) << log();
}

TEST_F( ListRun, titlesAboveTheHeaderAreLeftOutWithAWord )
{
  const QString list = written( "list.csv", "Target students 2026,,\n,,\nid,home,zip\n"
                                            "7,2 N Main St,02139\n8,1 Nowhere Ln,02139\n" );
  ASSERT_TRUE( geocode( list, "out.csv", "\"home\"", { { "ZIP", "\"zip\"" } } ) ) << log();
  const std::vector<QgsFeature> out = features( "out.csv" );
  ASSERT_EQ( out.size(), 2U );
  EXPECT_EQ( cell( out[0], "id" ) + cell( out[0], "geo_status" ), "7matched" );
  EXPECT_EQ( cell( out[1], "id" ) + cell( out[1], "geo_status" ), "8unmatched" );
  EXPECT_TRUE( said( "taken as the header" ) ) << log();
}

// A district has a geo_status of its own; only what geocode wrote before is written anew.
TEST_F( ListRun, aColumnNamedAsGeocodesOwnIsKeptUnderAnotherName )
{
  const QString list =
      written( "list.csv", "id,home,zip,geo_status,GEO_NOTE\n7,2 N Main St,02139,zoned,north\n" );
  ASSERT_TRUE( geocode( list, "out.csv", "\"home\"", { { "ZIP", "\"zip\"" } } ) ) << log();
  EXPECT_TRUE( said( "list_geo_status" ) && said( "list_GEO_NOTE" ) ) << log();
  std::vector<QgsFeature> out = features( "out.csv" );
  ASSERT_EQ( out.size(), 1U );
  EXPECT_EQ( cell( out[0], "geo_status" ) + cell( out[0], "list_geo_status" ) +
                 cell( out[0], "list_GEO_NOTE" ),
             "matchedzonednorth" );
  // again: its own columns are written anew, those of the list stay
  ASSERT_TRUE( geocode( at( "out.csv" ), "again.csv", "\"home\"", { { "ZIP", "\"zip\"" } } ) ) << log();
  out = features( "again.csv" );
  ASSERT_EQ( out.size(), 1U );
  EXPECT_EQ( cell( out[0], "geo_status" ) + cell( out[0], "list_geo_status" ), "matchedzoned" );
  EXPECT_EQ( columns( out ).count( "geo_status" ), 1 );
}

TEST_F( ListRun, columnsThatAGeoPackageCannotHoldAreRenamedAndFoundAgain )
{
  const QString list = written( "list.csv", "FID,Zip,ZIP,geom,home\n"
                                            "F77,a,02139,x,2 N Main St\nF77b,b,02139,y,9 Palm Dr\n" );
  ASSERT_TRUE( geocode( list, "out.gpkg", "\"home\"", { { "ZIP", "\"ZIP\"" } } ) ) << log();
  EXPECT_TRUE( said( "FID_1" ) && said( "ZIP_1" ) && said( "geom_1" ) ) << log();
  const std::vector<QgsFeature> out = features( "out.gpkg" );
  ASSERT_EQ( out.size(), 2U );
  EXPECT_EQ( columns( out ).mid( 0, 5 ), QStringList( { "FID_1", "Zip", "ZIP_1", "geom_1", "home" } ) );
  EXPECT_EQ( cell( out[1], "FID_1" ) + cell( out[1], "Zip" ) + cell( out[1], "ZIP_1" ) +
                 cell( out[1], "geom_1" ) + cell( out[1], "geo_status" ),
             "F77bb02139ymatched" );
  // By the list's own names: FID is not the GeoPackage's row number, ZIP is not Zip.
  ASSERT_TRUE( deidentify( at( "out.gpkg" ), "FID", { { "HOLD", "\"ZIP\" = 'a'" } } ) ) << log();
  const Crosswalk crosswalk =
      openCrosswalk( at( "event.dsxwalk" ).toStdString(), Passphrase( "correct horse battery staple" ) );
  ASSERT_EQ( crosswalk.entries.size(), 2U );
  EXPECT_EQ( crosswalk.entries[0].student.substr( 0, 3 ), "F77" );
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 0 );
  // Written once more, nothing changes.
  ASSERT_TRUE( geocode( at( "out.gpkg" ), "again.gpkg" ) ) << log();
  EXPECT_EQ( columns( features( "again.gpkg" ) ), columns( out ) );
}

TEST_F( ListRun, familyNumbersThatRepeatAreNoRowNumbers )
{
  const QString list = written( "list.csv", "FID,home\n77,2 N Main St\n77,9 Palm Dr\n" );
  written( "list.csvt", "Integer,String\n" );
  ASSERT_TRUE( geocode( list, "out.gpkg" ) ) << log();
  const std::vector<QgsFeature> out = features( "out.gpkg" );
  ASSERT_EQ( out.size(), 2U );
  EXPECT_EQ( cell( out[0], "FID_1" ) + cell( out[1], "FID_1" ), "7777" );
}

TEST_F( ListRun, aShapefilesCutNamesAreUnderstood )
{
  const QString list =
      written( "list.csv", "Student Number,home\ns1,2 N Main St\ns2,1 Nowhere Ln\ns3,9 Palm Dr\n" );
  ASSERT_TRUE( geocode( list, "out.shp" ) ) << log();
  EXPECT_TRUE( said( "shapefile" ) && said( "geo_addres" ) ) << log();
  ASSERT_TRUE( deidentify( at( "out.shp" ), "Student Number" ) ) << log();
  EXPECT_EQ( mResults.value( "VISITS" ).toInt(), 2 );
  EXPECT_EQ( mResults.value( "LEFT" ).toInt(), 1 );
  // Geocoded again, the earlier columns are not kept beside the new ones.
  ASSERT_TRUE( geocode( at( "out.shp" ), "again.csv" ) ) << log();
  QStringList once = columns( features( "again.csv" ) ).filter( "geo_" );
  EXPECT_TRUE( once.contains( "geo_address" ) && !once.contains( "geo_addres" ) );
  EXPECT_EQ( once.removeDuplicates(), 0 );
}

TEST_F( ListRun, namesOfColumnsAreFoundAsTheyWereWritten )
{
  const auto named = []( const QStringList &names )
  {
    QgsFields fields;
    for ( const QString &name : names )
      fields.append( QgsField( name, QMetaType::Type::QString ) );
    return fields;
  };
  EXPECT_EQ( writtenColumn( named( { "fid", "FID_1" } ), "FID" ), 1 );
  EXPECT_EQ( writtenColumn( named( { "fid", "x" } ), "FID" ), 0 );
  EXPECT_EQ( writtenColumn( named( { "Zip", "ZIP_1" } ), "ZIP" ), 1 );
  EXPECT_EQ( writtenColumn( named( { "Zip", "Zip_1" } ), "Zip" ), 0 );
  EXPECT_EQ( writtenColumn( named( { "Home Addre" } ), "Home Address" ), 0 );
  EXPECT_EQ( writtenColumn( named( { "Home Addre", "Home Add_1" } ), "Home Address" ), -1 );
  EXPECT_EQ( writtenColumn( named( { "Address_1" } ), "Address" ), -1 );
  const FileColumns file =
      columnsForFile( named( { "FID", "fid_1", "Home Address", "Home Address 2" } ), "x.gpkg", true );
  EXPECT_EQ( file.fields.names(), QStringList( { "FID_2", "fid_1", "Home Address", "Home Address 2" } ) );
  EXPECT_EQ( columnsForFile( named( { "Home Address", "Home Address 2" } ), "x.shp", true ).fields.names(),
             QStringList( { "Home Addre", "Home Add_1" } ) );
  EXPECT_TRUE( columnsForFile( named( { "FID", "Zip", "geom" } ), "x.csv", true ).notes.isEmpty() );
  EXPECT_EQ( columnsForFile( named( { "Zip", "ZIP" } ), "x.csv", true ).fields.names(),
             QStringList( { "Zip", "ZIP_1" } ) );
  EXPECT_EQ( writtenColumn( named( { QString::fromUtf8( "Home\u00A0Address" ) } ), "Home Address" ), 0 );
  EXPECT_EQ( writtenColumn( named( { "id", "Home\r\nAddress" } ), "Home Address" ), 1 );
  EXPECT_EQ( writtenColumn( named( { "Home  Address", "Home\nAddress" } ), "Home Address" ), -1 );
  EXPECT_EQ( writtenColumn( named( { QString::fromUtf8( "\u200BHome" ) } ), "home" ), 0 );
}

TEST_F( ListRun, aLetterThatTheExportLostCostsNoOtherRow )
{
  const std::string lost = "\xEF\xBF\xBD";
  const QString list = written( "list.csv", "id,home\n1,2 N Main St\n2,5 Ca" + lost +
                                                "ada Rd\n3,9 Palm Dr\n4,2" + lost + " N Main St\n" );
  ASSERT_TRUE( geocode( list, "out.csv" ) ) << log();
  const std::vector<QgsFeature> out = features( "out.csv" );
  ASSERT_EQ( out.size(), 4U );
  EXPECT_EQ( cell( out[0], "geo_status" ), "matched" );
  EXPECT_EQ( cell( out[0], "geo_note" ), "" );
  EXPECT_EQ( cell( out[1], "geo_status" ), "matched" );
  EXPECT_EQ( cell( out[1], "geo_address" ), "5 Cañada Rd, 02139" );
  EXPECT_NE( cell( out[1], "geo_note" ).find( "a letter was lost" ), std::string::npos );
  EXPECT_EQ( cell( out[2], "geo_status" ), "matched" );
  EXPECT_EQ( cell( out[3], "geo_status" ), "unmatched" ) << "it may have been a digit";
  EXPECT_NE( cell( out[3], "geo_note" ).find( "a letter was lost" ), std::string::npos );
  EXPECT_TRUE( said( "export itself" ) ) << log();
}

TEST_F( ListRun, aListReadInTheWrongEncodingIsRefused )
{
  const QString list = written( "list.csv", "id,home\n1,2 N Main St\n2,5 Ca\xF1"
                                            "ada Rd\n" );
  EXPECT_FALSE( geocode( list, "out.csv" ) );
  EXPECT_TRUE( said( "row 2" ) && said( "encoding" ) ) << log();
  EXPECT_FALSE( said( "ada Rd" ) ) << log();
}

TEST_F( ListRun, aHeaderThatWasNotCutIsRefusedWithTheRemedy )
{
  const QString piped = written( "piped.csv", "id|my home|city\n1|2 N Main St|Larkville\n" );
  EXPECT_FALSE( geocode( piped, "piped.gpkg", "\"my home\"" ) );
  EXPECT_TRUE( said( "not cut" ) && said( "commas" ) ) << log();
  const QString titled = written( "titled.csv", "Students of the week\n\nid,home\n1,2 N Main St\n" );
  EXPECT_FALSE( geocode( titled, "titled.gpkg" ) );
  EXPECT_TRUE( said( "above its header" ) ) << log();
}

TEST_F( ListRun, aColumnInSingleQuotesIsNoColumn )
{
  const QString list = written( "list.csv", "id,home,City,Hold\n1,2 N Main St,Tucson,\n" );
  EXPECT_FALSE( geocode( list, "out.gpkg", "'home'" ) );
  EXPECT_TRUE( said( "ADDRESS" ) && said( "double quotes" ) ) << log();
  EXPECT_FALSE( geocode( list, "out.gpkg", "'2 N ' || 'Main St'" ) );
  EXPECT_TRUE( said( "same text for every row" ) ) << log();
  EXPECT_FALSE( geocode( list, "out.gpkg", "\"home\"", { { "CITY", "'City'" } } ) );
  EXPECT_TRUE( said( "CITY" ) && said( "double quotes" ) ) << log();
  EXPECT_EQ( files(), QStringList( { "list.csv", "town.dsref" } ) );
  ASSERT_TRUE( geocode( list, "out.gpkg", "attribute('home')", { { "STATE", "'AZ'" } } ) ) << log();
  EXPECT_EQ( mResults.value( "MATCHED" ).toInt(), 1 );

  EXPECT_FALSE( deidentify( at( "out.gpkg" ), "id", { { "HOLD", "'Hold'" } } ) );
  EXPECT_TRUE( said( "HOLD" ) && said( "double quotes" ) ) << log();
  EXPECT_FALSE( deidentify( at( "out.gpkg" ), "id", { { "HOLD", "'1' = '1'" } } ) );
  EXPECT_TRUE( said( "HOLD holds every row" ) ) << log();
  EXPECT_FALSE( deidentify( at( "out.gpkg" ), "id", { { "HOLD", "1 / 0" } } ) );
  EXPECT_TRUE( said( "HOLD is nothing for every row" ) ) << log();
  EXPECT_TRUE( deidentify( at( "out.gpkg" ), "id", { { "HOLD", "\"Hold\" = 'Y'" } } ) ) << log();
  EXPECT_TRUE( said( "HOLD holds nobody" ) ) << log();
}

TEST_F( ListRun, numbersThatASpreadsheetMadeTextsAreTheSameNumbers )
{
  const QString list = written( "list.csv", "id,home,apt,zip\n12.0,2 N Main St,10,02139\n"
                                            "13.0,2 N Main St,10.0,2139.0\n13,2 N Main St,10.0,2139.0\n" );
  ASSERT_TRUE( geocode( list, "out.gpkg", "\"home\"", { { "ZIP", "\"zip\"" }, { "UNIT", "\"apt\"" } } ) )
      << log();
  ASSERT_TRUE( deidentify( at( "out.gpkg" ), "id", { { "UNIT", "apt" } } ) ) << log();
  EXPECT_EQ( mResults.value( "VISITS" ).toInt(), 1 );
  EXPECT_EQ( mResults.value( "STUDENTS" ).toInt(), 2 );
  EXPECT_EQ( mResults.value( "LEFT" ).toInt(), 1 ) << "13 and 13.0 are one student";
}
