// SPDX-License-Identifier: GPL-2.0-or-later
// What teammaps makes of layers that are not as planzones writes them.
#include "teammaps_event.h"

namespace doorstep::test
{
  namespace
  {
    class TeamMapsLayers : public TeamMapsRun
    {
      protected:
        // One draft zone: enough to see whether it is read and drawn.
        QVariantMap draft( const char *role = "team" ) const
        {
          QVariantMap all = parameters( role );
          all.remove( "ROSTER" );
          all.remove( "REGISTER" );
          return all;
        }
    };

    const char *const nothings[][2] = { { "Point", "" },
                                        { "Point", "POINT EMPTY" },
                                        { "MultiPoint", "MULTIPOINT EMPTY" },
                                        { "MultiPoint", "MULTIPOINT(1 1,nan nan)" },
                                        { "LineString", "LINESTRING EMPTY" },
                                        { "LineString", "LINESTRING(504000 3565000,504100 3565000)" },
                                        { "Polygon", "POLYGON EMPTY" } };
  }

  // As planzones takes it, so that a county's own columns are read on the pages too.
  TEST_F( TeamMapsLayers, columnsOfStreetsAreTakenAsTyped )
  {
    QVariantMap all = draft();
    all["STREET_FIELDS"] = "name=nowhere";
    expectRefused( all, "STREET_FIELDS" );
  }

  TEST_F( TeamMapsLayers, emptyGeometryIsRefusedWhereAPlaceIsNeeded )
  {
    for ( const auto &[kind, wkt] : nothings )
    {
      SCOPED_TRACE( wkt );
      const QString row = QString( wkt ) + '|';
      const Layer zones = layer( kind, "zone:integer,staging", { row + "1|Central School" } );
      const Layer visits = layer( kind, "visit,zone:integer,stop:integer", { row + "A1|1|1" } );
      const Layer staging = layer( kind, "staging", { row + "Central School" } );
      QVariantMap bad = draft();
      bad["ZONES"] = value( zones );
      expectRefused( bad, "ZONES, row 1: no area" );
      bad = draft();
      bad["VISITS"] = value( visits );
      expectRefused( bad, "VISITS: no row has a position" );
      bad = draft();
      bad["STAGING"] = value( staging );
      expectRefused( bad, "STAGING, row 1: no position" );
    }
    // As the files come that hold them.
    for ( const char *nothing : { R"({"type":"MultiPoint","coordinates":[]})",
                                  R"({"type":"GeometryCollection","geometries":[]})", "null" } )
      for ( const char *parameter : { "ZONES", "VISITS", "STAGING" } )
      {
        SCOPED_TRACE( std::string( parameter ) + nothing );
        const QString file = at( "nothing.geojson" );
        writeWhole( file.toStdString(),
                    R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)" +
                        std::string( nothing ) +
                        R"(,"properties":{"zone":1,"visit":"A1","stop":1,"staging":"Central School"}}]})" );
        mOwn << "nothing.geojson";
        QVariantMap bad = draft();
        bad[parameter] = file;
        expectRefused( bad, parameter );
      }
    // One row among good ones.
    QgsFeature lost( mVisits->fields() );
    lost.setAttribute( 0, "LOST" );
    lost.setAttribute( 1, 1 );
    lost.setAttribute( 2, 9 );
    ASSERT_TRUE( mVisits->dataProvider()->addFeature( lost ) );
    expectRefused( draft(), "VISITS, row 13: no position" );
  }

  TEST_F( TeamMapsLayers, emptyGeometryIsLeftOutWhereItIsOnlyDrawn )
  {
    std::vector<Layer> layers;
    QVariantList context;
    for ( const auto &[kind, wkt] : nothings )
    {
      layers.push_back( layer( kind, "name", { QString( wkt ) + "|Park" } ) );
      context << value( layers.back() );
    }
    QVariantMap all = draft();
    all["CONTEXT"] = context;
    ASSERT_TRUE( run( all ) ) << log();
    for ( const Layer &nothing : layers )
      for ( const char *parameter : { "ROUTES", "STREETS" } )
      {
        SCOPED_TRACE( parameter );
        const Layer named =
            layer( nothing->wkbType() == Qgis::WkbType::LineString ? "LineString" : "MultiPoint",
                   "zone:integer,name", { "|1|Elm St" } );
        all = draft( "public" );
        all[parameter] = value( named );
        ASSERT_TRUE( run( all ) ) << log();
      }
  }

  // A stray row is kept by planzones without a zone: it is on no page, and moves none.
  TEST_F( TeamMapsLayers, oneStrayPointTurnsNoPage )
  {
    ASSERT_TRUE( run( draft() ) ) << log();
    const std::string before = readWhole( at( "maps/zone_01_team_T1.pdf" ).toStdString() );
    for ( const char *where : { "POINT(0 0)", "POINT(-3000000 9000000)" } )
      add( mVisits, QString( where ) + "|STRAY|||||" );
    ASSERT_TRUE( run( draft() ) ) << log();
    EXPECT_EQ( readWhole( at( "maps/zone_01_team_T1.pdf" ).toStdString() ), before );
  }
}
