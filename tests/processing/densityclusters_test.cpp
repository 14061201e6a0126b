// SPDX-License-Identifier: GPL-2.0-or-later
// densityclusters as QGIS runs it.
#include "processing/densityclusters_algorithm.h"

#include "plan_run.h"

#include <map>

using namespace doorstep;

namespace
{
  class DensityClustersRun : public test::PlanRun
  {
    protected:
      // Twelve points along each of two streets 100 m apart, and one far off; they keep their columns.
      static Layer points()
      {
        QStringList rows;
        for ( int i = 0; i < 24; ++i )
          rows << point( 300 + 10 * ( i % 12 ), i < 12 ? 405 : 595 ) + QStringLiteral( "|P%1|9" ).arg( i );
        rows << point( 1190, 5 ) + "|far|9";
        rows << "|nowhere|9";
        return layer( "Point", "name,cluster_id:integer", rows );
      }
      bool find( const QString &method, const QVariantMap &more = {} )
      {
        QVariantMap all{
            { "INPUT", value( mPoints ) }, { "METHOD", method }, { "OUTPUT", at( "out.gpkg" ) } };
        for ( auto it = more.begin(); it != more.end(); ++it )
          all[it.key()] = it.value();
        return run( DensityClustersAlgorithm(), all );
      }
      Layer mPoints = points();
  };
}

TEST_F( DensityClustersRun, givesTheOutputsOfTheContract )
{
  for ( const char *method : { "dbscan", "hdbscan", "0", "1" } )
  {
    ASSERT_TRUE( find( method, { { "EPS", 30 }, { "MIN_SIZE", 4 } } ) ) << log();
    const auto rows = features( "out.gpkg" );
    EXPECT_EQ( columns( rows ), ( QStringList{ "name", "cluster_id", "cluster_size", "probability" } ) );
    ASSERT_EQ( rows.size(), 26U );
    for ( std::size_t i = 0; i < 24; ++i )
    {
      EXPECT_EQ( rows[i].attribute( "cluster_id" ).toInt(), i < 12 ? 1 : 2 ) << method;
      EXPECT_EQ( rows[i].attribute( "cluster_size" ).toInt(), 12 );
      EXPECT_GT( rows[i].attribute( "probability" ).toDouble(), 0 );
      EXPECT_LE( rows[i].attribute( "probability" ).toDouble(), 1 );
    }
    for ( std::size_t i = 24; i < 26; ++i )
    {
      EXPECT_TRUE( rows[i].attribute( "cluster_id" ).isNull() );
      EXPECT_TRUE( rows[i].attribute( "cluster_size" ).isNull() );
      EXPECT_EQ( rows[i].attribute( "probability" ).toDouble(), 0 );
    }
    EXPECT_EQ( mResults.value( "CLUSTERS" ).toInt(), 2 );
    EXPECT_EQ( mResults.value( "NOISE" ).toInt(), 2 );
    EXPECT_TRUE( said( "INPUT: 1 rows have no position" ) ) << log();
  }
}

TEST_F( DensityClustersRun, measuresAlongStreetsWhereTheyAreGiven )
{
  // Two streets that meet only 500 m away: back to back in a straight line, far apart by car.
  const Layer walls =
      layer( "LineString", "name",
             { "LINESTRING(500000 3560400,500800 3560400)|A", "LINESTRING(500000 3560450,500800 3560450)|B",
               "LINESTRING(500800 3560400,500800 3560450)|C" } );
  QStringList rows;
  for ( int i = 0; i < 24; ++i )
    rows << point( 300 + 10 * ( i % 12 ), i < 12 ? 405 : 445 ) + QStringLiteral( "|P%1|" ).arg( i );
  mPoints = layer( "Point", "name,x:integer", rows );
  ASSERT_TRUE( find( "dbscan", { { "EPS", 60 }, { "MIN_SIZE", 4 } } ) );
  EXPECT_EQ( mResults.value( "CLUSTERS" ).toInt(), 1 );
  ASSERT_TRUE( find( "dbscan", { { "EPS", 60 }, { "MIN_SIZE", 4 }, { "STREETS", value( walls ) } } ) );
  EXPECT_EQ( mResults.value( "CLUSTERS" ).toInt(), 2 );
}

TEST_F( DensityClustersRun, refusesInWordsAndLeavesNothing )
{
  EXPECT_FALSE( find( "kmeans" ) );
  EXPECT_FALSE( find( "2" ) );
  EXPECT_FALSE( find( "-1" ) );
  mPoints = layer( "Point", "name", {} );
  EXPECT_FALSE( find( "dbscan" ) );
  EXPECT_TRUE( said( "INPUT has no rows" ) ) << log();
  mPoints = layer( "Point", "name", { point( 1, 1 ) + "|A" }, "" );
  EXPECT_FALSE( find( "dbscan" ) );
  EXPECT_TRUE( said( "INPUT has no coordinate reference system" ) ) << log();
  EXPECT_EQ( files(), QStringList() );
}
