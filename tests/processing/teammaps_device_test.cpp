// SPDX-License-Identifier: GPL-2.0-or-later
// Codes and route for the leader's device: what is in them, who gets them, and that they go with the packet.
#include "privacy/manifest.h"
#include "processing/wipe_algorithm.h"
#include "teammaps_event.h"

namespace doorstep::test
{
  namespace
  {
    const QString FIRST = QStringLiteral( "maps/zone_01_team_T1_leader_copy_1" );

    // "name longitude latitude" of each row, a line's by its first and last point.
    QStringList rowsOf( const QString &file, const char *layerName, const char *nameField )
    {
      const QgsVectorLayer layer( file + QStringLiteral( "|layername=" ) + QLatin1String( layerName ),
                                  QStringLiteral( "rows" ), QStringLiteral( "ogr" ) );
      EXPECT_TRUE( layer.isValid() ) << file.toStdString() << ' ' << layerName;
      EXPECT_EQ( layer.crs().authid(), QStringLiteral( "EPSG:4326" ) );
      QStringList rows;
      QgsFeatureIterator all = layer.getFeatures();
      for ( QgsFeature row; all.nextFeature( row ); )
      {
        QString text = row.attribute( nameField ).toString();
        const auto add = [&]( const QgsPoint &at )
        { text += QStringLiteral( " %1 %2" ).arg( at.x(), 0, 'f', 5 ).arg( at.y(), 0, 'f', 5 ); };
        const QgsGeometry geometry = row.geometry();
        QgsPoint last;
        int points = 0;
        for ( auto v = geometry.vertices_begin(); v != geometry.vertices_end(); ++v, ++points )
        {
          last = *v;
          if ( points == 0 )
            add( last );
        }
        if ( points > 1 )
          add( last );
        rows << text;
      }
      return rows;
    }

    // As the plan's layers have it.
    QString inDegrees( double x, double y )
    {
      const QgsCoordinateTransform degrees( QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:32612" ) ),
                                            QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ),
                                            QgsCoordinateTransformContext() );
      const QgsPointXY at = degrees.transform( x, y );
      return QStringLiteral( " %1 %2" ).arg( at.x(), 0, 'f', 5 ).arg( at.y(), 0, 'f', 5 );
    }
  }

  TEST_F( TeamMapsRun, aLeadersDeviceGetsCodesAndRouteAndNoName )
  {
    QVariantMap device = leaderParameters();
    device["DEVICE"] = true;
    ASSERT_TRUE( run( device ) ) << log();
    EXPECT_EQ( files().filter( QStringLiteral( ".gpx" ) ).size(), 3 );
    EXPECT_EQ( files().filter( QStringLiteral( ".kml" ) ).size(), 3 );
    QStringList places{ "Central School" + inDegrees( EAST, NORTH ) };
    for ( int stop = 1; stop <= 4; ++stop )
      places << QStringLiteral( "%1 Z1-S%1" ).arg( stop ) + inDegrees( EAST + 110.0 * stop, NORTH + 134 );
    const QStringList route{ "Team T1 · Zone 1" + inDegrees( EAST, NORTH ) +
                             inDegrees( EAST + 440, NORTH + 120 ) };
    EXPECT_EQ( rowsOf( at( FIRST + ".gpx" ), "waypoints", "name" ), places );
    EXPECT_EQ( rowsOf( at( FIRST + ".gpx" ), "tracks", "name" ), route );
    EXPECT_EQ( rowsOf( at( FIRST + ".kml" ), "stops", "Name" ), places );
    EXPECT_EQ( rowsOf( at( FIRST + ".kml" ), "route", "Name" ), route );
    for ( const char *ending : { ".gpx", ".kml" } )
    {
      const std::string text = readWhole( at( FIRST + ending ).toStdString() );
      for ( const char *secret : { "Firstname", "5TH ST", "SIS", "ring twice", "Z2-", "Lead1", "4B" } )
        EXPECT_EQ( text.find( secret ), std::string::npos ) << secret << " in " << ending;
      EXPECT_EQ( QFile::permissions( at( FIRST + ending ) ) & ( QFile::ReadGroup | QFile::ReadOther ), 0 );
    }
    for ( const RegisterEntry &entry : Register( at( "register.csv" ).toStdString() ).entries() )
      EXPECT_EQ( entry.purpose, "Home visits; also as GPX and KML for a device" );
    EXPECT_EQ( openEntries(), 3 );
  }

  TEST_F( TeamMapsRun, deviceFilesAreNobodyElsesAndNotThereUnlessAskedFor )
  {
    ASSERT_TRUE( run( leaderParameters() ) ) << log();
    EXPECT_EQ( files().filter( QRegularExpression( QStringLiteral( "gpx|kml" ) ) ), QStringList() );
    EXPECT_EQ( Register( at( "register.csv" ).toStdString() ).entries().front().purpose, "Home visits" );
    const QStringList before = files();
    for ( const char *role : { "team", "volunteer", "public" } )
    {
      QVariantMap other = parameters( role );
      other["DEVICE"] = true;
      EXPECT_FALSE( run( other ) ) << role;
      EXPECT_TRUE( said( "DEVICE is for ROLE=leader alone" ) ) << log();
    }
    QVariantMap nowhere = leaderParameters();
    nowhere["DEVICE"] = true;
    nowhere.remove( QStringLiteral( "FOLDER" ) );
    nowhere["OUTPUT"] = at( "all.pdf" );
    EXPECT_FALSE( run( nowhere ) );
    EXPECT_TRUE( said( "DEVICE needs FOLDER" ) ) << log();
    EXPECT_EQ( files(), before );
  }

  TEST_F( TeamMapsRun, Privacy16_DeviceFilesGoWithTheirPacketAndWithTheEvent )
  {
    ASSERT_TRUE( recordFile( mFolder.path().toStdString(), at( "event.dsxwalk" ).toStdString(),
                             FileKind::Crosswalk ) );
    QVariantMap device = leaderParameters();
    device["DEVICE"] = true;
    ASSERT_TRUE( run( device ) ) << log();
    EXPECT_FALSE( said( "destroy them by hand" ) ) << log();
    const std::vector<ManifestEntry> listed = readManifest( mFolder.path().toStdString() );
    for ( const char *ending : { ".gpx", ".kml" } )
      EXPECT_EQ( std::count( listed.begin(), listed.end(),
                             ManifestEntry{ FileKind::Confidential, ( FIRST + ending ).toStdString() } ),
                 1 )
          << ending;
    // Another plan: its packet leaves, and what lies beside it.
    set( mVisits, "visit", "Z1-NEW", "visit", codeOf( 1, 4 ) );
    mCrosswalk.entries[3].visit = "Z1-NEW";
    device = leaderParameters();
    device["DEVICE"] = true;
    ASSERT_TRUE( run( device ) ) << log();
    for ( const char *ending : { ".pdf", ".gpx", ".kml" } )
      EXPECT_FALSE( QFile::exists( at( FIRST + ending ) ) ) << ending;
    const QString second = QStringLiteral( "maps/zone_01_team_T1_leader_copy_2" );
    EXPECT_TRUE( rowsOf( at( second + ".gpx" ), "waypoints", "name" ).last().startsWith( "4 Z1-NEW " ) );

    ASSERT_TRUE( AlgorithmRun::run( WipeAlgorithm(), { { "FOLDER", mFolder.path() } } ) ) << log();
    EXPECT_EQ( files().filter( QRegularExpression( QStringLiteral( "gpx|kml|pdf" ) ) ), QStringList() );
  }
}
