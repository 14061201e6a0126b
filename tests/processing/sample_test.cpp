// SPDX-License-Identifier: GPL-2.0-or-later
// samplecity through QGIS: the GeoPackage opens with the columns that users have, and nothing half-written
// stays.
#include "processing/samplecity_algorithm.h"

#include "algorithm_run.h"

#include <QFile>

#include <csignal>
#include <sys/resource.h>

using namespace doorstep;

namespace
{
  class SampleCityRun : public test::AlgorithmRun
  {
    protected:
      bool make( const QString &folder, double cancelAt = 200 )
      {
        return run( SampleCityAlgorithm(),
                    { { "HOUSEHOLDS", 60 }, { "ADDRESSES", 2000 }, { "SEED", 3 }, { "FOLDER", folder } },
                    cancelAt );
      }
      QStringList entries() const
      {
        return QDir( mFolder.path() ).entryList( QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot );
      }
  };
}

TEST_F( SampleCityRun, writesLayersThatQgisReads )
{
  ASSERT_TRUE( make( mFolder.path() ) ) << log();
  EXPECT_EQ( mResults.value( QStringLiteral( "POINTS" ) ).toInt(), 2000 );
  EXPECT_EQ( mResults.value( QStringLiteral( "STUDENTS" ) ).toInt(), 60 );
  EXPECT_EQ( files(),
             ( QStringList{ "README.txt", "city.gpkg", "roster.csv", "students.csv", "truth.csv" } ) );

  const auto written = [&]( const char *name )
  {
    return std::make_unique<QgsVectorLayer>(
        QStringLiteral( "%1|layername=%2" )
            .arg( mResults.value( QStringLiteral( "CITY" ) ).toString(), QString::fromLatin1( name ) ),
        QString::fromLatin1( name ) );
  };
  const auto points = written( "address_points" );
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

  const auto streets = written( "streets" );
  ASSERT_TRUE( streets->isValid() );
  EXPECT_EQ( streets->featureCount(), mResults.value( QStringLiteral( "SEGMENTS" ) ).toLongLong() );
  for ( const char *column : { "TLID", "FULLNAME", "LFROMHN", "LTOHN", "RFROMHN", "RTOHN", "ZIPL", "ZIPR",
                               "PARITYL", "PARITYR", "ROAD_MTFCC", "MTFCC", "ONEWAY", "SPEEDLIMIT" } )
    EXPECT_GE( streets->fields().lookupField( QString::fromLatin1( column ) ), 0 ) << column;
  for ( const char *name : { "schools", "staging", "parks", "water", "wash", "rail", "buildings",
                             "municipalities", "zipcodes" } )
  {
    const auto other = written( name );
    ASSERT_TRUE( other->isValid() ) << name;
    EXPECT_GT( other->featureCount(), 0 ) << name;
    QgsFeature area;
    for ( QgsFeatureIterator all = other->getFeatures(); all.nextFeature( area ); )
      EXPECT_TRUE( area.geometry().isGeosValid() ) << name;
  }
}

TEST_F( SampleCityRun, leavesNothingWhenCancelled )
{
  for ( const double share : { 0.0, 60.0 } )
  {
    EXPECT_FALSE( make( mFolder.path(), share ) ) << share;
    EXPECT_EQ( entries(), QStringList() ) << share;
  }
}

TEST_F( SampleCityRun, refusesAFolderThatIsAFile )
{
  QFile file( at( "taken" ) );
  ASSERT_TRUE( file.open( QIODevice::WriteOnly ) );
  file.close();
  EXPECT_FALSE( make( file.fileName() ) );
  EXPECT_EQ( files(), QStringList{ "taken" } );
}

TEST_F( SampleCityRun, aFullDiskLeavesNoFolder )
{
  // A file may not grow, as on a full disk.
  rlimit before{};
  ASSERT_EQ( getrlimit( RLIMIT_FSIZE, &before ), 0 );
  rlimit full = before;
  full.rlim_cur = 20'000;
  const auto handler = std::signal( SIGXFSZ, SIG_IGN );
  ASSERT_EQ( setrlimit( RLIMIT_FSIZE, &full ), 0 );
  const bool made = make( at( "new/city" ) );
  setrlimit( RLIMIT_FSIZE, &before );
  std::signal( SIGXFSZ, handler == SIG_ERR ? SIG_DFL : handler );
  EXPECT_FALSE( made );
  EXPECT_FALSE( mSaid.isEmpty() );
  EXPECT_EQ( entries(), QStringList() );
}
