// SPDX-License-Identifier: GPL-2.0-or-later
// deidentify, debrief and wipe as QGIS runs them.
#include "algorithm_run.h"
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "privacy/leak_scan.h"
#include "privacy/roles.h"
#include "privacy/visit_code.h"
#include "processing/debrief_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/privacy_passphrase.h"
#include "processing/running.h"
#include "processing/scanforleaks_algorithm.h"
#include "processing/wipe_algorithm.h"

#include <set>

using namespace doorstep;

namespace
{
  // One row of a geocoded list, its values joined by |.
  const QString COLUMNS =
      QStringLiteral( "id,last,apt,lang,mins,hold,school,dog,geo_status,geo_level,geo_address,geo_note" );
  const QStringList ROWS = {
      QStringLiteral( "001|Qanaryone||Spanish|20||Oak|yes|matched|point|12 E ELM ST|" ),
      QStringLiteral( "002|Qanaryone||es;en|||Oak|yes|matched|point|12 E ELM ST|" ),
      QStringLiteral( "003|Qanarytwo|Apt 4|Qanarytongue|||Elm|no|matched|unit|20 OAK AVE|" ),
      QStringLiteral( "004|Qanarythree||||||no|matched|point|20 OAK AVE|" ),
      QStringLiteral( "005|Qanaryfour||||yes|Elm|no|matched|point|30 OAK AVE|" ),
      QStringLiteral( "006|Qanaryfive||||||no|unmatched|||no such street" ),
      QStringLiteral( "|Qanarysix||||||no|matched|point|31 OAK AVE|" ) };

  class PrivacyRun : public test::AlgorithmRun
  {
    protected:
      PrivacyRun()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        for ( const QString &row : ROWS )
          addRow( row );
      }

      // Rows of one address share its point.
      void addRow( const QString &row )
      {
        const QString address = row.section( '|', 10, 10 );
        const double north = 32 + 0.001 * address.left( 2 ).toInt();
        add( mLayer, ( address.isEmpty() ? QString() : QStringLiteral( "POINT(-110.9 %1)" ).arg( north ) ) +
                         '|' + row );
      }

      QVariantMap deidentifyParameters() const
      {
        return { { "INPUT", value( mLayer ) },
                 { "ID", "id" },
                 { "UNIT", "apt" },
                 { "LANGUAGE", "lang" },
                 { "MINUTES", "\"mins\"" },
                 { "HOLD", "\"hold\"" },
                 { "GROUP", "\"school\"" },
                 { "SEALED", QStringList{ "last" } },
                 { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                 { "OUTPUT", at( "visits.gpkg" ) },
                 { "OUTPUT_LEFT", at( "left.csv" ) },
                 { "CROSSWALK", at( "event.dsxwalk" ) } };
      }

      Layer mLayer = layer( "Point", COLUMNS, {}, "EPSG:4326" );
  };
}

TEST_F( PrivacyRun, deidentifyAccountsForEveryRow )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << log();
  EXPECT_EQ( mResults.value( "VISITS" ).toInt(), 3 );
  EXPECT_EQ( mResults.value( "STUDENTS" ).toInt(), 4 );
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 1 );
  EXPECT_EQ( mResults.value( "LEFT" ).toInt(), 2 );
  EXPECT_EQ( features( "left.csv" ).size(), 2U );
  EXPECT_EQ( QFile::permissions( at( "left.csv" ) ) & ( QFile::ReadGroup | QFile::ReadOther ), 0 );

  const std::vector<QgsFeature> visits = features( "visits.gpkg" );
  ASSERT_EQ( visits.size(), 3U );
  EXPECT_EQ( visits[0].fields().names(),
             ( QStringList{ "fid", "visit", "students", "language", "minutes", "group" } ) );
  QString before;
  for ( const QgsFeature &visit : visits )
  {
    EXPECT_LT( before, visit.attribute( "visit" ).toString() ) << "in the order of the random codes";
    before = visit.attribute( "visit" ).toString();
    EXPECT_EQ( readVisitCode( before.toStdString() ), before.toStdString() );
    if ( visit.attribute( "students" ).toInt() == 2 )
    {
      EXPECT_EQ( visit.attribute( "language" ).toString(), QStringLiteral( "en;es" ) );
      EXPECT_EQ( visit.attribute( "minutes" ).toDouble(), 20 );
      EXPECT_EQ( visit.attribute( "group" ).toString().size(), 3 );
      EXPECT_NEAR( visit.geometry().asPoint().y(), 32.012, 1e-9 );
    }
  }
  const Crosswalk crosswalk =
      openCrosswalk( at( "event.dsxwalk" ).toStdString(), Passphrase( "correct horse" ) );
  ASSERT_EQ( crosswalk.entries.size(), 4U );
  EXPECT_EQ( crosswalk.sealedFields, std::vector<std::string>{ "last" } );
}

// Whether two students without a unit share a door is told by a column, whatever the remark says.
TEST_F( PrivacyRun, aSharedDoorIsToldByAColumnNotByARemark )
{
  struct Case
  {
      const char *columns, *cells;
      int visits;
  };
  for ( const Case &c :
        { Case{ "geo_shared,geo_note", "no|several buildings or units", 1 },
          Case{ "geo_shared,geo_note", "yes|", 2 }, Case{ "geo_shared,geo_note", "yes|varios edificios", 2 },
          Case{ "geo_shared,geo_note", "|", 2 }, // not told: apart
          Case{ "geo_note", "|", 1 },            // of an earlier geocode: any remark keeps them apart
          Case{ "geo_note", "varios edificios", 2 }, Case{ "other", "x", 2 } } )
  {
    SCOPED_TRACE( std::string( c.columns ) + ": " + c.cells );
    mLayer = layer( "Point", "id,geo_status,geo_level,geo_address," + QString( c.columns ), {}, "EPSG:4326" );
    for ( const char *id : { "001", "002" } )
      add( mLayer, QStringLiteral( "POINT(-110.9 32)|%1|matched|point|12 E ELM ST|%2" )
                       .arg( QLatin1String( id ), QLatin1String( c.cells ) ) );
    QVariantMap parameters{ { "INPUT", value( mLayer ) },
                            { "ID", "id" },
                            { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                            { "OUTPUT", at( "visits.gpkg" ) },
                            { "CROSSWALK", at( "event.dsxwalk" ) } };
    QFile::remove( at( "event.dsxwalk" ) ); // an event of its own, so without the other's key
    QFile::remove( at( "event.dsregkey" ) );
    ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
    EXPECT_EQ( mResults.value( "VISITS" ).toInt(), c.visits );
    EXPECT_EQ( said( "has no column geo_shared" ), !QString( c.columns ).startsWith( "geo_shared" ) );
  }
}

TEST_F( PrivacyRun, Privacy02_codesDifferBetweenTwoRunsOnTheSameList )
{
  std::set<QString> codes;
  for ( int round = 0; round < 2; ++round )
  {
    // Onto the first run's crosswalk the codes would be kept.
    QVariantMap parameters = deidentifyParameters();
    parameters["CROSSWALK"] = at( QStringLiteral( "event_%1.dsxwalk" ).arg( round ) );
    ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
    for ( const QgsFeature &visit : features( "visits.gpkg" ) )
      codes.insert( visit.attribute( "visit" ).toString() );
  }
  EXPECT_EQ( codes.size(), 6U );
}

TEST_F( PrivacyRun, Privacy06_neitherVisitsNorLogHoldAValueOfTheList )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << log();
  EXPECT_TRUE( said( "row 3" ) ) << "the language that is none is told by its row";
  EXPECT_TRUE( said( "row 7" ) ) << "and the missing ID by its";
  const std::vector<std::string> markers = { "Qanary", "OAK AVE", "ELM ST", "horse" };
  EXPECT_TRUE( scanBytes( log(), markers ).empty() ) << log();
  for ( const char *file : { "visits.gpkg", "event.dsxwalk" } )
    EXPECT_TRUE( scanBytes( readWhole( at( file ).toStdString() ), markers ).empty() ) << file;
}

TEST_F( PrivacyRun, Privacy07_whateverIsNoClearNoHolds )
{
  for ( const char *answer : { "X", "opted out", "TRUE", "1", "n0" } )
    addRow( QStringLiteral( "%1|x||||%1|Oak|no|matched|point|40 OAK AVE|" ).arg( QLatin1String( answer ) ) );
  for ( const char *answer : { "no", "0", "FALSE" } )
    addRow( QStringLiteral( "%1|x||||%1|Oak|no|matched|point|50 OAK AVE|" ).arg( QLatin1String( answer ) ) );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << log();
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 1 + 5 );
  QVariantMap broken = deidentifyParameters();
  broken["HOLD"] = "\"hold\" + no_such_function()";
  EXPECT_FALSE( run( DeidentifyAlgorithm(), broken ) ) << "a hold that cannot be read stops the run";
}

TEST_F( PrivacyRun, Privacy03_aPassphraseInTheClearIsRefusedUnechoed )
{
  for ( const char *secret :
        { "correct horse", "env:", "http:secret9", "file:/no/secret9", "env:SECRET9_UNSET" } )
  {
    QVariantMap parameters = deidentifyParameters();
    parameters["PASSPHRASE"] = QString::fromLatin1( secret );
    EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) ) << secret;
    EXPECT_FALSE( mSaid.isEmpty() );
    for ( const char *part : { "horse", "secret9", "SECRET9" } )
      EXPECT_FALSE( said( part ) ) << log();
    EXPECT_EQ( files(), QStringList() ) << "nothing half-written";
  }
}

TEST_F( PrivacyRun, keepTakesWhatTellsNothingAndRefusesTheRest )
{
  QVariantMap parameters = deidentifyParameters();
  parameters["KEEP"] = QStringList{ "dog" };
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  EXPECT_TRUE( features( "visits.gpkg" )[0].fields().names().contains( "dog" ) );
  for ( const char *column : { "id", "geo_note", "last", "school", "apt" } )
  {
    parameters["KEEP"] = QStringList{ QString::fromLatin1( column ) };
    EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) ) << column;
    EXPECT_TRUE( said( "KEEP" ) ) << log();
  }
}

TEST_F( PrivacyRun, failuresAreOneSentenceAndLeaveNothing )
{
  QVariantMap parameters = deidentifyParameters();
  parameters["CROSSWALK"] = at( "no/such/folder/event.dsxwalk" );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_EQ( files(), QStringList() );
  parameters = deidentifyParameters();
  const Layer plain = layer( "Point", "id" );
  parameters["INPUT"] = value( plain );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "geo_status" ) ) << log();
}

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

TEST_F( PrivacyRun, aFileOfIdsHoldsAndAnExpressionThatNamesThemIsWarnedOf )
{
  writeWhole( at( "holds.txt" ).toStdString(), "student\n\"003\",custody\r\n0004\n\n" );
  QVariantMap parameters = deidentifyParameters();
  parameters["HOLD_LIST"] = at( "holds.txt" );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  EXPECT_GE( mResults.value( "HELD" ).toInt(), 2 ) << "005 by its column, 003 by the file";
  EXPECT_TRUE( said( "HOLD_LIST: 1 students held" ) && said( "2 of its lines are no ID" ) ) << log();
  for ( const CrosswalkEntry &entry :
        openCrosswalk( at( "event.dsxwalk" ).toStdString(), Passphrase( "correct horse" ) ).entries )
    EXPECT_NE( entry.student, "003" );

  parameters.remove( "HOLD_LIST" );
  parameters["CROSSWALK"] = at( "other.dsxwalk" );
  parameters["HOLD"] = "\"id\" in ('001', '003')";
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  EXPECT_TRUE( said( "HOLD names 2 students by their IDs" ) ) << log();
  EXPECT_FALSE( said( "'003'" ) ) << log();
}

TEST_F( PrivacyRun, whoWasLeftAndWhyIsToldByRow )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << log();
  EXPECT_TRUE( said( "INPUT, row 6: left, no place answers to the address" ) ) << log();
  const std::vector<QgsFeature> left = features( "left.csv" );
  ASSERT_EQ( left.size(), 2U );
  EXPECT_EQ( left[0].attribute( "geo_note" ).toString(), "no such street" );
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
