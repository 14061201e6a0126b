// deidentify, debrief and wipe as QGIS runs them.
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "privacy/leak_scan.h"
#include "privacy/roles.h"
#include "privacy/visit_code.h"
#include "processing/debrief_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/privacy_passphrase.h"
#include "processing/wipe_algorithm.h"
#include "qgis_environment.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <set>

using namespace doorstep;

namespace
{
  // One row of a geocoded list, its values joined by |.
  const QString COLUMNS =
      QStringLiteral( "id|last|apt|lang|mins|hold|school|dog|geo_status|geo_level|geo_address|geo_note" );
  const QStringList ROWS = {
      QStringLiteral( "001|Qanaryone||Spanish|20||Oak|yes|matched|point|12 E ELM ST|" ),
      QStringLiteral( "002|Qanaryone||es;en|||Oak|yes|matched|point|12 E ELM ST|" ),
      QStringLiteral( "003|Qanarytwo|Apt 4|Qanarytongue|||Elm|no|matched|unit|20 OAK AVE|" ),
      QStringLiteral( "004|Qanarythree||||||no|matched|point|20 OAK AVE|" ),
      QStringLiteral( "005|Qanaryfour||||yes|Elm|no|matched|point|30 OAK AVE|" ),
      QStringLiteral( "006|Qanaryfive||||||no|unmatched|||no such street" ),
      QStringLiteral( "|Qanarysix||||||no|matched|point|31 OAK AVE|" ) };

  class PrivacyRun : public testing::Test
  {
    protected:
      PrivacyRun()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        mLayer = std::make_unique<QgsVectorLayer>(
            QStringLiteral( "Point?crs=EPSG:4326&field=" ) +
                QString( COLUMNS ).replace( '|', QStringLiteral( ":string&field=" ) ) +
                QStringLiteral( ":string" ),
            QStringLiteral( "list" ), QStringLiteral( "memory" ) );
        for ( int i = 0; i < ROWS.size(); ++i )
          addRow( ROWS[i], i );
      }

      void addRow( const QString &text, int place )
      {
        QgsFeature feature( mLayer->fields() );
        const QStringList values = text.split( '|' );
        for ( int c = 0; c < values.size(); ++c )
          feature.setAttribute( c, values[c].isEmpty() ? QVariant() : QVariant( values[c] ) );
        // Rows of one address share its point.
        if ( !values[10].isEmpty() )
          feature.setGeometry( QgsGeometry::fromPointXY(
              QgsPointXY( -110.9, 32 + 0.001 * static_cast<double>( values[10].left( 2 ).toInt() ) ) ) );
        Q_UNUSED( place )
        ASSERT_TRUE( mLayer->dataProvider()->addFeature( feature ) );
      }

      QString at( const QString &name ) const { return mFolder.filePath( name ); }

      QVariantMap deidentifyParameters() const
      {
        return { { "INPUT", QVariant::fromValue( static_cast<QgsMapLayer *>( mLayer.get() ) ) },
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

      // Runs it as QGIS does, the parameters checked first; the log is mSaid. False where it was refused or
      // failed.
      bool run( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
      {
        QgsProcessingContext context;
        QgsProcessingFeedback feedback( false );
        QString refused;
        const std::unique_ptr<QgsProcessingAlgorithm> instance( algorithm.create() );
        bool good = instance->checkParameterValues( parameters, context, &refused );
        if ( good )
          mResults = instance->run( parameters, context, &feedback, &good );
        mSaid = refused + feedback.textLog();
        return good;
      }

      std::vector<QgsFeature> features( const QString &file ) const
      {
        QgsVectorLayer layer( file, QStringLiteral( "read" ), QStringLiteral( "ogr" ) );
        std::vector<QgsFeature> all;
        QgsFeatureIterator iterator = layer.getFeatures();
        QgsFeature feature;
        while ( iterator.nextFeature( feature ) )
          all.push_back( feature );
        return all;
      }

      QTemporaryDir mFolder;
      std::unique_ptr<QgsVectorLayer> mLayer;
      QVariantMap mResults;
      QString mSaid;
  };
}

TEST_F( PrivacyRun, deidentifyAccountsForEveryRow )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << mSaid.toStdString();
  EXPECT_EQ( mResults.value( "VISITS" ).toInt(), 3 );
  EXPECT_EQ( mResults.value( "STUDENTS" ).toInt(), 4 );
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 1 );
  EXPECT_EQ( mResults.value( "LEFT" ).toInt(), 2 );
  EXPECT_EQ( features( at( "left.csv" ) ).size(), 2U );
  EXPECT_EQ( QFile::permissions( at( "left.csv" ) ) & ( QFile::ReadGroup | QFile::ReadOther ), 0 );

  const std::vector<QgsFeature> visits = features( at( "visits.gpkg" ) );
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

TEST_F( PrivacyRun, Privacy02_codesDifferBetweenTwoRunsOnTheSameList )
{
  std::set<QString> codes;
  for ( int round = 0; round < 2; ++round )
  {
    ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << mSaid.toStdString();
    for ( const QgsFeature &visit : features( at( "visits.gpkg" ) ) )
      codes.insert( visit.attribute( "visit" ).toString() );
  }
  EXPECT_EQ( codes.size(), 6U );
}

TEST_F( PrivacyRun, Privacy06_neitherVisitsNorLogHoldAValueOfTheList )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << mSaid.toStdString();
  EXPECT_NE( mSaid.indexOf( "row 3" ), -1 ) << "the language that is none is told by its row";
  EXPECT_NE( mSaid.indexOf( "row 7" ), -1 ) << "and the missing ID by its";
  const std::vector<std::string> markers = { "Qanary", "OAK AVE", "ELM ST", "horse" };
  EXPECT_TRUE( scanBytes( mSaid.toStdString(), markers ).empty() ) << mSaid.toStdString();
  for ( const char *file : { "visits.gpkg", "event.dsxwalk" } )
    EXPECT_TRUE( scanBytes( readWhole( at( file ).toStdString() ), markers ).empty() ) << file;
}

TEST_F( PrivacyRun, Privacy07_whateverIsNoClearNoHolds )
{
  for ( const char *said : { "X", "opted out", "TRUE", "1", "n0" } )
    addRow( QStringLiteral( "%1|x||||%1|Oak|no|matched|point|40 OAK AVE|" ).arg( QLatin1String( said ) ), 9 );
  for ( const char *said : { "no", "0", "FALSE" } )
    addRow( QStringLiteral( "%1|x||||%1|Oak|no|matched|point|50 OAK AVE|" ).arg( QLatin1String( said ) ), 9 );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentifyParameters() ) ) << mSaid.toStdString();
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
      EXPECT_FALSE( mSaid.contains( QLatin1String( part ) ) ) << mSaid.toStdString();
    EXPECT_TRUE( QDir( mFolder.path() ).isEmpty() ) << "nothing half-written";
  }
}

TEST_F( PrivacyRun, keepTakesWhatTellsNothingAndRefusesTheRest )
{
  QVariantMap parameters = deidentifyParameters();
  parameters["KEEP"] = QStringList{ "dog" };
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << mSaid.toStdString();
  EXPECT_TRUE( features( at( "visits.gpkg" ) )[0].fields().names().contains( "dog" ) );
  for ( const char *column : { "id", "geo_note", "last", "school", "apt" } )
  {
    parameters["KEEP"] = QStringList{ QString::fromLatin1( column ) };
    EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) ) << column;
    EXPECT_TRUE( mSaid.contains( QStringLiteral( "KEEP" ) ) ) << mSaid.toStdString();
  }
}

TEST_F( PrivacyRun, failuresAreOneSentenceAndLeaveNothing )
{
  QVariantMap parameters = deidentifyParameters();
  parameters["CROSSWALK"] = at( "no/such/folder/event.dsxwalk" );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( QDir( mFolder.path() ).isEmpty() )
      << QDir( mFolder.path() ).entryList().join( ' ' ).toStdString();
  parameters = deidentifyParameters();
  QgsVectorLayer plain( QStringLiteral( "Point?crs=EPSG:4326&field=id:string" ), QStringLiteral( "plain" ),
                        QStringLiteral( "memory" ) );
  parameters["INPUT"] = QVariant::fromValue( static_cast<QgsMapLayer *>( &plain ) );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( mSaid.contains( QStringLiteral( "geo_status" ) ) ) << mSaid.toStdString();
}

TEST_F( PrivacyRun, Privacy15_debriefPublishesNoSmallCount )
{
  // Two zones side by side, 14 and 9 visits: the second joins the first.
  QgsVectorLayer zones( QStringLiteral( "Polygon?crs=EPSG:32612&field=zone:integer" ),
                        QStringLiteral( "zones" ), QStringLiteral( "memory" ) );
  QgsVectorLayer visits( QStringLiteral( "Point?crs=EPSG:32612&field=visit:string&field=zone:integer" ),
                         QStringLiteral( "visits" ), QStringLiteral( "memory" ) );
  QgsVectorLayer outcomes( QStringLiteral( "NoGeometry?field=visit:string&field=outcome:string" ),
                           QStringLiteral( "outcomes" ), QStringLiteral( "memory" ) );
  for ( int zone = 1; zone <= 2; ++zone )
  {
    QgsFeature area( zones.fields() );
    area.setAttribute( 0, zone );
    area.setGeometry( QgsGeometry::fromRect( QgsRectangle( zone * 100, 0, zone * 100 + 100, 100 ) ) );
    zones.dataProvider()->addFeature( area );
  }
  const std::vector<std::string> codes = drawVisitCodes( 23 );
  for ( std::size_t i = 0; i < codes.size(); ++i )
  {
    QgsFeature visit( visits.fields() );
    visit.setAttribute( 0, QString::fromStdString( codes[i] ) );
    visit.setAttribute( 1, i < 14 ? 1 : 2 );
    visits.dataProvider()->addFeature( visit );
    QgsFeature outcome( outcomes.fields() );
    outcome.setAttribute( 0, QString::fromStdString( codes[i] ).toLower() );
    outcome.setAttribute( 1, i < 12 ? "home" : i < 20 ? "nobody" : "moved away" );
    outcomes.dataProvider()->addFeature( outcome );
  }
  const auto layer = []( QgsVectorLayer &one )
  { return QVariant::fromValue( static_cast<QgsMapLayer *>( &one ) ); };
  const QVariantMap parameters = { { "OUTCOMES", layer( outcomes ) },
                                   { "VISITS", layer( visits ) },
                                   { "ZONES", layer( zones ) },
                                   { "OUTPUT", at( "counts.csv" ) } };
  ASSERT_TRUE( run( DebriefAlgorithm(), parameters ) ) << mSaid.toStdString();
  EXPECT_EQ( mResults.value( "REPORTED" ).toInt(), 23 );
  QStringList lines;
  for ( const QgsFeature &row : features( at( "counts.csv" ) ) )
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

  QgsFeature wrong( outcomes.fields() );
  wrong.setAttribute( 0, "K2-2222" );
  wrong.setAttribute( 1, "home" );
  outcomes.dataProvider()->addFeature( wrong );
  EXPECT_FALSE( run( DebriefAlgorithm(), parameters ) );
  EXPECT_TRUE( mSaid.contains( QStringLiteral( "row 24" ) ) ) << mSaid.toStdString();
}

TEST_F( PrivacyRun, Privacy16_wipeEndsTheEventAndCertifiesIt )
{
  QVariantMap parameters = deidentifyParameters();
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << mSaid.toStdString();
  writeWhole( at( "mine.txt" ).toStdString(), "not the event's" );
  ASSERT_TRUE( run( WipeAlgorithm(), { { "FOLDER", mFolder.path() } } ) ) << mSaid.toStdString();
  EXPECT_EQ( mResults.value( "FILES" ).toInt(), 3 );
  EXPECT_EQ( QDir( mFolder.path() ).entryList( QDir::Files ),
             ( QStringList{ "doorstep-wipe-certificate.txt", "mine.txt" } ) );
  EXPECT_FALSE( run( WipeAlgorithm(), { { "FOLDER", mFolder.path() } } ) );
  EXPECT_TRUE( mSaid.contains( QStringLiteral( "manifest" ) ) ) << mSaid.toStdString();
}
