// SPDX-License-Identifier: GPL-2.0-or-later
// Whose eyes a file is for, what a scan takes for a leak in it, and which files no output may take the place
// of.
#include "base/file.h"
#include "processing/deidentify_algorithm.h"
#include "processing/densityclusters_algorithm.h"
#include "processing/scanforleaks_algorithm.h"
#include "teammaps_event.h"

#include <QFileInfo>

namespace doorstep::test
{
  namespace
  {
    class OwnPlaces : public AlgorithmRun
    {
      protected:
        OwnPlaces()
        {
          qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
          for ( int i = 0; i < 6; ++i )
            add( mList, QStringLiteral( "POINT(%1 3560000)|S%2|Qanaryone|matched|point|%2 ELM ST" )
                            .arg( 500000 + 10 * i )
                            .arg( i + 1 ) );
        }

        QVariantMap parameters() const
        {
          return { { "INPUT", value( mList ) },         { "ID", "id" },
                   { "SEALED", QStringList{ "last" } }, { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                   { "OUTPUT", at( "visits.gpkg" ) },   { "CROSSWALK", at( "event.dsxwalk" ) } };
        }
        bool deidentify( const QVariantMap &all ) { return run( DeidentifyAlgorithm(), all ); }

        Layer mList = layer( "Point", "id,last,geo_status,geo_level,geo_address" );
    };

    bool isOwnersAlone( const QString &file )
    {
      return ( QFile::permissions( file ) & ( QFile::ReadGroup | QFile::ReadOther ) ) == 0;
    }
  }

  TEST_F( OwnPlaces, aNameInTheVisitsIsALeakThoughTheyAreTheOwnersAlone )
  {
    ASSERT_TRUE( deidentify( parameters() ) ) << log();
    EXPECT_TRUE( isOwnersAlone( at( "visits.gpkg" ) ) );
    const QVariantMap scan = { { "FOLDER", mFolder.path() },
                               { "CROSSWALK", at( "event.dsxwalk" ) },
                               { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" } };
    EXPECT_TRUE( run( ScanForLeaksAlgorithm(), scan ) ) << log();
    {
      QgsVectorLayer visits( at( "visits.gpkg" ), "visits", "ogr" );
      ASSERT_TRUE( visits.dataProvider()->changeAttributeValues(
          { { 1, { { visits.fields().lookupField( "language" ), "Qanaryone" } } } } ) );
    }
    EXPECT_FALSE( run( ScanForLeaksAlgorithm(), scan ) );
    EXPECT_TRUE( said( "visits.gpkg" ) && !said( "(a confidential file of the event)" ) ) << log();
  }

  TEST_F( OwnPlaces, noOutputTakesThePlaceOfAnEventsBooks )
  {
    ASSERT_TRUE( deidentify( parameters() ) ) << log();
    for ( const char *book : { "doorstep-manifest.csv", "doorstep-releases.dsledger", ".doorstep-packets.csv",
                               "event.dsregkey", "doorstep-wipe-certificate.txt", "Doorstep-Manifest.CSV" } )
      for ( const char *output : { "OUTPUT", "OUTPUT_LEFT", "CROSSWALK" } )
      {
        const std::string before =
            QFileInfo::exists( at( book ) ) ? readWhole( at( book ).toStdString() ) : std::string();
        QVariantMap all = parameters();
        all[output] = at( book );
        EXPECT_FALSE( deidentify( all ) ) << output << ' ' << book;
        EXPECT_TRUE( said( "keeps an event's books" ) ) << log();
        EXPECT_EQ( QFileInfo::exists( at( book ) ) ? readWhole( at( book ).toStdString() ) : std::string(),
                   before );
      }
  }

  TEST_F( OwnPlaces, noOutputTakesThePlaceOfThePassphrase )
  {
    writeWhole( at( "words.csv" ).toStdString(), "correct horse\n" );
    QVariantMap all = parameters();
    all["PASSPHRASE"] = "file:" + at( "words.csv" );
    all["OUTPUT_LEFT"] = at( "words.csv" );
    EXPECT_FALSE( deidentify( all ) );
    EXPECT_TRUE( said( "OUTPUT_LEFT names the file that PASSPHRASE is read from" ) ) << log();
    EXPECT_EQ( readWhole( at( "words.csv" ).toStdString() ), "correct horse\n" );
    all["PASSPHRASE"] = "new:" + at( "new.csv" );
    all["OUTPUT_LEFT"] = at( "new.csv" );
    EXPECT_FALSE( deidentify( all ) ) << log();
    EXPECT_FALSE( QFileInfo::exists( at( "new.csv" ) ) || QFileInfo::exists( at( "event.dsxwalk" ) ) );
  }

  TEST_F( OwnPlaces, theRegistersKeyOfAnotherEventStays )
  {
    ASSERT_TRUE( deidentify( parameters() ) ) << log();
    const std::string key = readWhole( at( "event.dsregkey" ).toStdString() );
    QFile::remove( at( "event.dsxwalk" ) );
    EXPECT_FALSE( deidentify( parameters() ) );
    EXPECT_TRUE( said( "another event (event.dsregkey)" ) ) << log();
    EXPECT_EQ( readWhole( at( "event.dsregkey" ).toStdString() ), key );
    EXPECT_FALSE( QFileInfo::exists( at( "event.dsxwalk" ) ) );
  }

  // Files of other programs under whatever name an output may be given.
  TEST_F( OwnPlaces, noTableTakesThePlaceOfAFileThatIsNoTable )
  {
    for ( const char *name : { "photo.jpg", "letter.docx", "pages.pdf", "event.qgz", "notes.txt",
                               "town.dsref", "page.html", "data.bin", "noending" } )
    {
      writeWhole( at( name ).toStdString(), "somebody's own" );
      QVariantMap all = parameters();
      all["OUTPUT_LEFT"] = at( name );
      deidentify( all );
      EXPECT_EQ( readWhole( at( name ).toStdString() ), "somebody's own" ) << name << '\n' << log();
      QFile::remove( at( "event.dsxwalk" ) );
      QFile::remove( at( "event.dsregkey" ) );
    }
  }

  TEST_F( OwnPlaces, noTableOfSomebodyElseIsReplacedAndAnEarlierOutputIs )
  {
    for ( const char *name : { "students.csv", "students.xlsx", "students.geojson" } )
    {
      std::string text = "id,last\n1,Qanaryone\n";
      if ( QString( name ).endsWith( "geojson" ) )
        text =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":1},"
            "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}]}";
      writeWhole( at( name ).toStdString(), text );
      QVariantMap all = parameters();
      all["OUTPUT"] = at( name );
      EXPECT_FALSE( deidentify( all ) ) << name;
      EXPECT_TRUE( said( "no earlier run of this algorithm has made" ) ) << log();
      EXPECT_EQ( readWhole( at( name ).toStdString() ), text );
    }
    for ( const char *name : { "visits.csv", "visits.gpkg", "visits.shp" } )
      for ( int time = 0; time < 2; ++time )
      {
        QVariantMap all = parameters();
        all["OUTPUT"] = at( name );
        EXPECT_TRUE( deidentify( all ) ) << name << log();
      }
  }

  TEST_F( OwnPlaces, clustersOfHomesAreTheOwnersAlone )
  {
    ASSERT_TRUE( run( DensityClustersAlgorithm(), { { "INPUT", value( mList ) },
                                                    { "METHOD", "dbscan" },
                                                    { "EPS", 30 },
                                                    { "MIN_SIZE", 3 },
                                                    { "OUTPUT", at( "clusters.gpkg" ) } } ) )
        << log();
    EXPECT_TRUE( isOwnersAlone( at( "clusters.gpkg" ) ) );
  }

  namespace
  {
    class OwnPapers : public TeamMapsRun
    {
    };
  }

  TEST_F( OwnPapers, pagesAndProjectsThatShowHomesAreTheOwnersAlone )
  {
    for ( const char *role : { "team", "volunteer", "public" } )
    {
      QVariantMap all = parameters( role );
      all["FOLDER"] = at( role );
      all["PROJECT"] = at( "event.qgz" );
      ASSERT_TRUE( QDir( mFolder.path() ).mkdir( role ) && run( all ) ) << log();
      const QString pages = at( QString( role ) + "/all_" + role + ".pdf" );
      EXPECT_EQ( isOwnersAlone( pages ), QLatin1String( role ) != QLatin1String( "public" ) ) << role;
      EXPECT_TRUE( isOwnersAlone( at( "event_data.gpkg" ) ) && isOwnersAlone( at( "event.qgz" ) ) ) << role;
    }
  }

  TEST_F( OwnPapers, columnsOfStreetsThatWereNotFoundAreTold )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    EXPECT_TRUE( said( "no column of one-way streets was recognised" ) ) << log();
  }
}
