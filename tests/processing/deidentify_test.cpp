// SPDX-License-Identifier: GPL-2.0-or-later
// deidentify as QGIS runs it.
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "privacy/leak_scan.h"
#include "privacy/roles.h"
#include "privacy/visit_code.h"
#include "privacy_run.h"
#include "processing/privacy_passphrase.h"
#include "processing/running.h"

#include <set>

using namespace doorstep;
using test::PrivacyRun;

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

TEST_F( PrivacyRun, aFileOfIdsHoldsAndAnExpressionThatNamesThemIsWarnedOf )
{
  writeWhole( at( "holds.txt" ).toStdString(), "student\n\"003\",custody\r\n0004\n\n" );
  QVariantMap parameters = deidentifyParameters();
  parameters["HOLD_LIST"] = at( "holds.txt" );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  EXPECT_GE( mResults.value( "HELD" ).toInt(), 3 ) << "005 by its column, 003 and 004 by the file";
  EXPECT_TRUE( said( "HOLD_LIST: 2 students held" ) && said( "1 of its lines are no ID" ) ) << log();
  EXPECT_TRUE( said( "1 rows of INPUT are held whose ID differs from its line in zeros" ) ) << log();
  for ( const CrosswalkEntry &entry :
        openCrosswalk( at( "event.dsxwalk" ).toStdString(), Passphrase( "correct horse" ) ).entries )
    EXPECT_TRUE( entry.student != "003" && entry.student != "004" ) << entry.student;

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
