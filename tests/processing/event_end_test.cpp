// SPDX-License-Identifier: GPL-2.0-or-later
// debrief, scanforleaks and wipe as QGIS runs them, and how runs end.
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "privacy/leak_scan.h"
#include "privacy/roles.h"
#include "privacy/visit_code.h"
#include "privacy_run.h"
#include "processing/debrief_algorithm.h"
#include "processing/running.h"
#include "processing/scanforleaks_algorithm.h"
#include "processing/wipe_algorithm.h"

#include <set>

using namespace doorstep;
using test::PrivacyRun;

TEST_F( PrivacyRun, Privacy15_debriefPublishesNoSmallCount )
{
  // Two zones side by side, 14 and 9 visits: the second joins the first.
  const Layer zones = layer( "Polygon", "zone:integer" ), visits = layer( "Point", "visit,zone:integer" ),
              outcomes = layer( "None", "visit,outcome" );
  for ( int zone = 1; zone <= 2; ++zone )
    add( zones, QgsGeometry::fromRect( QgsRectangle( zone * 100, 0, zone * 100 + 100, 100 ) ).asWkt(),
         { zone } );
  const std::vector<std::string> codes = drawVisitCodes( 23 );
  for ( std::size_t i = 0; i < codes.size(); ++i )
  {
    const QString code = QString::fromStdString( codes[i] );
    add( visits, QString(), { code, i < 14 ? 1 : 2 } );
    add( outcomes, QString(), { code.toLower(), i < 12 ? "home" : i < 20 ? "nobody" : "moved away" } );
  }
  const QVariantMap parameters = { { "OUTCOMES", value( outcomes ) },
                                   { "VISITS", value( visits ) },
                                   { "ZONES", value( zones ) },
                                   { "OUTPUT", at( "counts.csv" ) } };
  ASSERT_TRUE( run( DebriefAlgorithm(), parameters ) ) << log();
  EXPECT_EQ( mResults.value( "REPORTED" ).toInt(), 23 );
  QStringList lines;
  for ( const QgsFeature &row : features( "counts.csv" ) )
  {
    QStringList cells;
    for ( const QVariant &cell : row.attributes() )
      cells << cell.toString();
    lines << cells.join( '|' );
    for ( const QString &column : row.fields().names() )
      EXPECT_TRUE( mayShow( Role::Public, column.toStdString() ) ) << column.toStdString();
  }
  EXPECT_EQ( lines, ( QStringList{ "Part 1|1, 2|home|12", "Part 1|1, 2|other|11", "Part 1|1, 2|all|23",
                                   "all|all|home|12", "all|all|other|11", "all|all|all|23" } ) );

  // The same counts again are the same file; one outcome more would be told by the difference.
  const std::string first = readWhole( at( "counts.csv" ).toStdString() );
  ASSERT_TRUE( run( DebriefAlgorithm(), parameters ) ) << log();
  EXPECT_EQ( readWhole( at( "counts.csv" ).toStdString() ), first );
  outcomes->startEditing();
  outcomes->changeAttributeValue( 14, 1, "home" );
  outcomes->commitChanges();
  QVariantMap second = parameters;
  second["OUTPUT"] = at( "second.csv" );
  ASSERT_TRUE( run( DebriefAlgorithm(), second ) ) << log();
  for ( const QgsFeature &row : features( "second.csv" ) )
    EXPECT_EQ( row.attribute( "visits" ).toString(), row.attribute( "outcome" ) == "all" ? "23" : "" );
  second["RELEASE"] = false;
  ASSERT_TRUE( run( DebriefAlgorithm(), second ) );
  EXPECT_TRUE( said( "not remembered" ) ) << log();
  // A look needs no place for the ledger; counts that are handed on do.
  second["OUTPUT"] = "TEMPORARY_OUTPUT";
  ASSERT_TRUE( run( DebriefAlgorithm(), second ) ) << log();
  second["RELEASE"] = true;
  EXPECT_FALSE( run( DebriefAlgorithm(), second ) );
  EXPECT_TRUE( said( "name LEDGER" ) ) << log();
  // Lost or changed, it is missed.
  ASSERT_TRUE( QFile::rename( at( "doorstep-releases.dsledger" ), at( "elsewhere" ) ) );
  EXPECT_FALSE( run( DebriefAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "is gone" ) ) << log();
  EXPECT_EQ( readWhole( at( "counts.csv" ).toStdString() ), first ) << "no earlier file is lost";
  ASSERT_TRUE( QFile::rename( at( "elsewhere" ), at( "doorstep-releases.dsledger" ) ) );

  add( outcomes, "K2-2222|home" );
  EXPECT_FALSE( run( DebriefAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "row 24" ) ) << log();
}

TEST_F( PrivacyRun, Privacy16_wipeEndsTheEventAndCertifiesIt )
{
  QVariantMap parameters = deidentifyParameters();
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  writeWhole( at( "mine.txt" ).toStdString(), "not the event's" );
  ASSERT_TRUE( run( WipeAlgorithm(), { { "FOLDER", mFolder.path() } } ) ) << log();
  // Visits, rows left, crosswalk and the register's key.
  EXPECT_EQ( mResults.value( "FILES" ).toInt(), 4 );
  EXPECT_EQ( files(), ( QStringList{ "doorstep-wipe-certificate.txt", "mine.txt" } ) );
  EXPECT_FALSE( run( WipeAlgorithm(), { { "FOLDER", mFolder.path() } } ) );
  EXPECT_TRUE( said( "manifest" ) ) << log();
}

TEST_F( PrivacyRun, aScanSaysWhichFileHoldsWhatKindAndNoValue )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << log();
  const QVariantMap scan = { { "FOLDER", mFolder.path() },
                             { "CROSSWALK", at( "event.dsxwalk" ) },
                             { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" } };
  // The visits hold nothing; the rows left are the event's own confidential file.
  ASSERT_TRUE( run( ScanForLeaksAlgorithm(), scan ) ) << log();
  ASSERT_TRUE( QDir( mFolder.path() ).mkdir( "maps" ) );
  writeWhole( at( "maps/zone 3.csv" ).toStdString(), "stop,note\n4,call QANARYTWO first\n5,20 oak ave\n" );
  writeWhole( at( "maps/Qanaryone.txt" ).toStdString(), "nothing" );
  QVariantMap withTable = scan;
  withTable["OUTPUT"] = at( "found.csv" );
  EXPECT_FALSE( run( ScanForLeaksAlgorithm(), withTable ) ) << "the exit status says so";
  EXPECT_TRUE( said( "maps/zone 3.csv, bytes: last" ) && said( "a name in maps, file name: last" ) ) << log();
  EXPECT_FALSE( mSaid.contains( "qanary", Qt::CaseInsensitive ) ||
                mSaid.contains( "oak", Qt::CaseInsensitive ) )
      << log();
  std::set<std::string> found;
  for ( const QgsFeature &row : features( "found.csv" ) )
    if ( row.attribute( "expected" ).toString() != "true" )
      found.insert(
          ( row.attribute( "file" ).toString() + '|' + row.attribute( "kind" ).toString() ).toStdString() );
  EXPECT_EQ( found, ( std::set<std::string>{ "maps/zone 3.csv|address", "maps/zone 3.csv|last",
                                             "a name in maps|last" } ) );

  QFile::remove( at( "maps/Qanaryone.txt" ) );
  EXPECT_FALSE( run( ScanForLeaksAlgorithm(), { { "FOLDER", at( "maps" ) }, { "LIST", value( mLayer ) } } ) );
  EXPECT_TRUE( said( "FIELDS is empty" ) ) << log();
  EXPECT_FALSE( run(
      ScanForLeaksAlgorithm(),
      { { "FOLDER", at( "maps" ) }, { "LIST", value( mLayer ) }, { "FIELDS", QStringList{ "last" } } } ) );
  EXPECT_TRUE( said( "1 places" ) ) << log();
  EXPECT_FALSE( run( ScanForLeaksAlgorithm(), { { "FOLDER", at( "maps" ) } } ) );
  EXPECT_TRUE( said( "nothing to look for" ) ) << log();
}

TEST_F( PrivacyRun, aScanTellsStreetsApartAndWhatCouldNotBeSearched )
{
  ASSERT_TRUE( QDir( mFolder.path() ).mkdir( "maps" ) );
  writeWhole( at( "maps/steps.csv" ).toStdString(), "step\nLeft onto Qanaryone St\n" );
  QVariantMap scan = {
      { "FOLDER", at( "maps" ) }, { "LIST", value( mLayer ) }, { "FIELDS", QStringList{ "last" } } };
  EXPECT_FALSE( run( ScanForLeaksAlgorithm(), scan ) );
  EXPECT_TRUE( said( "reads as a street's name" ) && said( "give the layer of streets" ) ) << log();
  const Layer streets = layer( "None", "name", { "E QANARYONE ST" } );
  scan["PUBLIC"] = QVariantList{ value( streets ) };
  EXPECT_TRUE( run( ScanForLeaksAlgorithm(), scan ) ) << log();
  EXPECT_TRUE( said( "in a public name" ) ) << log();
  writeWhole( at( "maps/letter.csv" ).toStdString(), "to\nQanaryone\n" );
  EXPECT_FALSE( run( ScanForLeaksAlgorithm(), scan ) ) << "the name alone is no street";
  EXPECT_TRUE( said( "1 places" ) ) << log();
  QFile::remove( at( "maps/letter.csv" ) );
  writeWhole( at( "maps/more.zip" ).toStdString(),
              std::string( "PK\x03\x04\x14\0\x01\0\0\0", 10 ) + std::string( 20, '\0' ) );
  EXPECT_FALSE( run( ScanForLeaksAlgorithm(), scan ) );
  EXPECT_TRUE( said( "could not be searched" ) ) << log();
}

TEST_F( PrivacyRun, aRunKnowsThatItRunsAndEndsWhenThePluginGoes )
{
  EXPECT_EQ( runs().here + runs().elsewhere, 0 );
  QgsProcessingContext context;
  QgsProcessingFeedback feedback( false );
  int seen = 0;
  QObject::connect( &feedback, &QgsFeedback::progressChanged, &feedback,
                    [&]
                    {
                      seen = runs().here;
                      cancelRuns();
                    } );
  const std::unique_ptr<QgsProcessingAlgorithm> algorithm( DeidentifyAlgorithm().create() );
  bool good = true;
  algorithm->run( deidentifyParameters(), context, &feedback, &good );
  EXPECT_FALSE( good );
  EXPECT_EQ( seen, 1 );
  EXPECT_EQ( runs().here + runs().elsewhere, 0 );
  EXPECT_FALSE( QFile::exists( at( "visits.gpkg" ) ) );
}
