// samplecity through QGIS: the GeoPackage opens with the columns that users have, and nothing half-written
// stays.
#include "processing/samplecity_algorithm.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingfeedback.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace doorstep;

namespace
{
  QVariantMap run( const QString &folder, QgsProcessingFeedback &feedback, bool &ok, int addresses = 2000 )
  {
    QgsProcessingContext context;
    const std::unique_ptr<QgsProcessingAlgorithm> algorithm( SampleCityAlgorithm().create() );
    return algorithm->run( { { QStringLiteral( "HOUSEHOLDS" ), 60 },
                             { QStringLiteral( "ADDRESSES" ), addresses },
                             { QStringLiteral( "SEED" ), 3 },
                             { QStringLiteral( "FOLDER" ), folder } },
                           context, &feedback, &ok );
  }

  QStringList filesOf( const QString &folder )
  {
    return QDir( folder ).entryList( QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name );
  }
}

TEST( SampleCityAlgorithm, writesLayersThatQgisReads )
{
  const QTemporaryDir folder;
  QgsProcessingFeedback feedback;
  bool ok = false;
  const QVariantMap results = run( folder.path(), feedback, ok );
  ASSERT_TRUE( ok );
  EXPECT_EQ( results.value( QStringLiteral( "POINTS" ) ).toInt(), 2000 );
  EXPECT_EQ( results.value( QStringLiteral( "STUDENTS" ) ).toInt(), 60 );
  const QStringList files = { "README.txt", "city.gpkg", "roster.csv", "students.csv", "truth.csv" };
  EXPECT_EQ( filesOf( folder.path() ), files );

  const auto layer = [&]( const char *name )
  {
    return std::make_unique<QgsVectorLayer>(
        QStringLiteral( "%1|layername=%2" )
            .arg( results.value( QStringLiteral( "CITY" ) ).toString(), QString::fromLatin1( name ) ),
        QString::fromLatin1( name ) );
  };
  const auto points = layer( "address_points" );
  ASSERT_TRUE( points->isValid() );
  EXPECT_EQ( points->featureCount(), 2000 );
  EXPECT_EQ( points->crs().authid(), QStringLiteral( "EPSG:2868" ) );
  for ( const char *column :
        { "ADDRESS", "STREET_NO", "STREET", "STREET_DIR", "STREET_NAM", "AD_STREET", "AD_SUFFIX", "ZIPCODE",
          "ZIPCITY", "CITY_ID", "CODE", "PARCEL", "UNIT", "LON", "LAT", "SOURCE" } )
    EXPECT_GE( points->fields().lookupField( QString::fromLatin1( column ) ), 0 ) << column;
  QgsFeature feature;
  ASSERT_TRUE( points->getFeatures().nextFeature( feature ) );
  EXPECT_EQ( feature.attribute( QStringLiteral( "SOURCE" ) ).toString(), QStringLiteral( "SYNTHETIC" ) );
  EXPECT_NEAR( feature.attribute( QStringLiteral( "LAT" ) ).toDouble(), 31.95, 0.2 );

  const auto streets = layer( "streets" );
  ASSERT_TRUE( streets->isValid() );
  EXPECT_EQ( streets->featureCount(), results.value( QStringLiteral( "SEGMENTS" ) ).toLongLong() );
  for ( const char *column : { "TLID", "FULLNAME", "LFROMHN", "LTOHN", "RFROMHN", "RTOHN", "ZIPL", "ZIPR",
                               "PARITYL", "PARITYR", "ROAD_MTFCC", "MTFCC", "ONEWAY", "SPEEDLIMIT" } )
    EXPECT_GE( streets->fields().lookupField( QString::fromLatin1( column ) ), 0 ) << column;
  for ( const char *name : { "schools", "staging", "parks", "water", "wash", "rail", "buildings",
                             "municipalities", "zipcodes" } )
  {
    const auto other = layer( name );
    ASSERT_TRUE( other->isValid() ) << name;
    EXPECT_GT( other->featureCount(), 0 ) << name;
    QgsFeature area;
    for ( QgsFeatureIterator all = other->getFeatures(); all.nextFeature( area ); )
      EXPECT_TRUE( area.geometry().isGeosValid() ) << name;
  }
}

TEST( SampleCityAlgorithm, leavesNothingWhenCancelled )
{
  const QTemporaryDir folder;
  QgsProcessingFeedback feedback;
  feedback.cancel();
  bool ok = true;
  run( folder.path(), feedback, ok );
  EXPECT_FALSE( ok );
  EXPECT_TRUE( filesOf( folder.path() ).isEmpty() );
}

TEST( SampleCityAlgorithm, refusesAFolderThatIsAFile )
{
  const QTemporaryDir folder;
  QFile file( folder.filePath( QStringLiteral( "taken" ) ) );
  ASSERT_TRUE( file.open( QIODevice::WriteOnly ) );
  file.close();
  QgsProcessingFeedback feedback;
  bool ok = true;
  run( file.fileName(), feedback, ok );
  EXPECT_FALSE( ok );
  EXPECT_EQ( filesOf( folder.path() ), QStringList{ QStringLiteral( "taken" ) } );
}

TEST( SampleCityAlgorithm, aFullDiskLeavesNoFolder )
{
  const QTemporaryDir folder;
  const QString made = folder.filePath( QStringLiteral( "new/city" ) );
  // A file may not grow, as on a full disk.
  rlimit before{};
  ASSERT_EQ( getrlimit( RLIMIT_FSIZE, &before ), 0 );
  rlimit full = before;
  full.rlim_cur = 20'000;
  const auto handler = std::signal( SIGXFSZ, SIG_IGN );
  ASSERT_EQ( setrlimit( RLIMIT_FSIZE, &full ), 0 );
  QgsProcessingFeedback feedback( false );
  bool ok = true;
  run( made, feedback, ok );
  setrlimit( RLIMIT_FSIZE, &before );
  std::signal( SIGXFSZ, handler == SIG_ERR ? SIG_DFL : handler );
  EXPECT_FALSE( ok );
  EXPECT_FALSE( feedback.textLog().isEmpty() );
  EXPECT_EQ( filesOf( folder.path() ), QStringList() );
}
