// SPDX-License-Identifier: GPL-2.0-or-later
// Layers whose geometry is none: every parameter of every algorithm that takes a layer is given each of them,
// and says in a sentence what is wrong, or goes on without the row. It never crashes.
#include "base/file.h"
#include "plan_run.h"
#include "privacy/visit_code.h"
#include "processing/assignteams_algorithm.h"
#include "processing/buildreference_algorithm.h"
#include "processing/debrief_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/densityclusters_algorithm.h"
#include "processing/planzones_algorithm.h"
#include "processing/teammaps_algorithm.h"

#include <functional>
#include <limits>

namespace doorstep::test
{
  namespace
  {
    // As a file has them, which a layer in memory does not take.
    const char *const JSON_GEOMETRIES[] = {
        "null",
        R"({"type":"MultiPoint","coordinates":[]})",
        R"({"type":"LineString","coordinates":[]})",
        R"({"type":"Polygon","coordinates":[]})",
        R"({"type":"Point","coordinates":[NaN,NaN]})",
        R"({"type":"GeometryCollection","geometries":[]})",
        R"({"type":"GeometryCollection","geometries":[{"type":"MultiPoint",)"
        R"("coordinates":[]}]})" };

    constexpr double NO_NUMBER = std::numeric_limits<double>::quiet_NaN();
    constexpr double ENDLESS = std::numeric_limits<double>::infinity();

    struct Hostile
    {
        const char *name, *kind;
        std::function<QgsGeometry()> geometry; // none: a layer without rows
    };

    QgsGeometry wkt( const char *text )
    {
      return QgsGeometry::fromWkt( QLatin1String( text ) );
    }

    std::vector<Hostile> hostiles()
    {
      return {
          { "no rows", "Point", {} },
          { "no rows of lines", "LineString", {} },
          { "null", "Point", [] { return QgsGeometry(); } },
          { "null polygon", "MultiPolygon", [] { return QgsGeometry(); } },
          { "empty point", "Point", [] { return wkt( "POINT EMPTY" ); } },
          { "empty points", "MultiPoint", [] { return wkt( "MULTIPOINT EMPTY" ); } },
          { "empty line", "LineString", [] { return wkt( "LINESTRING EMPTY" ); } },
          { "empty lines", "MultiLineString", [] { return wkt( "MULTILINESTRING EMPTY" ); } },
          { "line of one point", "LineString",
            [] {
              return QgsGeometry::fromPolylineXY( { { 500000, 3560000 } } );
            } },
          { "empty polygon", "Polygon", [] { return wkt( "POLYGON EMPTY" ); } },
          { "polygon without area", "Polygon",
            [] { return wkt( "POLYGON((500000 3560000,500100 3560000,500000 3560000))" ); } },
          { "NaN point", "Point",
            [] {
              return QgsGeometry::fromPointXY( { NO_NUMBER, 3560000 } );
            } },
          { "endless point", "Point",
            [] {
              return QgsGeometry::fromPointXY( { ENDLESS, -ENDLESS } );
            } },
          { "NaN among points", "MultiPoint",
            [] {
              return QgsGeometry::fromMultiPointXY( { { 500000, 3560000 }, { NO_NUMBER, NO_NUMBER } } );
            } },
          { "NaN in a line", "LineString",
            [] {
              return QgsGeometry::fromPolylineXY( { { 500000, 3560000 }, { NO_NUMBER, 1 }, { 500100, 3560000 } } );
            } },
          { "NaN in a polygon", "Polygon",
            []
            {
              return QgsGeometry::fromPolygonXY(
                  { { { 500000, 3560000 }, { NO_NUMBER, NO_NUMBER }, { 500100, 3560100 }, { 500000, 3560000 } } } );
            } } };
    }

    // A row that would be good but for its geometry.
    QgsVectorLayer *hostileLayer( const Hostile &hostile, const QString &columns, const QVariantList &cells )
    {
      QString uri = QLatin1String( hostile.kind ) + QStringLiteral( "?crs=EPSG:32612" );
      for ( const QString &column : columns.split( ',' ) )
        uri += QStringLiteral( "&field=" ) + column + ( column.contains( ':' ) ? "" : ":string" );
      auto *layer = new QgsVectorLayer( uri, QStringLiteral( "hostile" ), QStringLiteral( "memory" ) );
      EXPECT_TRUE( layer->isValid() ) << hostile.name;
      if ( !hostile.geometry )
        return layer;
      QgsFeature feature( layer->fields() );
      for ( int i = 0; i < cells.size(); ++i )
        feature.setAttribute( i, cells[i] );
      if ( const QgsGeometry geometry = hostile.geometry(); !geometry.isNull() )
        feature.setGeometry( geometry );
      EXPECT_TRUE( layer->dataProvider()->addFeature( feature ) ) << hostile.name;
      return layer;
    }

    QString jsonLayer( const char *geometry, const QString &columns, const QVariantList &cells )
    {
      const QStringList names = columns.split( ',' );
      QStringList properties;
      for ( int i = 0; i < cells.size(); ++i )
        properties << '"' + names[i].section( ':', 0, 0 ) + QStringLiteral( "\":" ) +
                          ( names[i].contains( ':' ) ? cells[i].toString()
                                                     : '"' + cells[i].toString() + '"' );
      return QStringLiteral( R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)" ) +
             QLatin1String( geometry ) + QStringLiteral( R"(,"properties":{)" ) + properties.join( ',' ) +
             QStringLiteral( "}}]}" );
    }

    class EmptyGeometry : public PlanRun
    {
      protected:
        // With the parameter replaced, or, where the layer may be a list, joined to it.
        void tryAll( const QgsProcessingAlgorithm &algorithm, const QVariantMap &good, const char *parameter,
                     const QString &columns, const QVariantList &cells )
        {
          for ( const Hostile &hostile : hostiles() )
          {
            SCOPED_TRACE( algorithm.name().toStdString() + ", " + parameter + ": " + hostile.name );
            const std::unique_ptr<QgsVectorLayer> layer( hostileLayer( hostile, columns, cells ) );
            QVariantMap parameters = good;
            parameters[parameter] = QVariant::fromValue( static_cast<QgsMapLayer *>( layer.get() ) );
            if ( !run( algorithm, parameters ) )
              EXPECT_TRUE( said( parameter ) ) << log();
            EXPECT_FALSE( said( "nan" ) || said( "NaN" ) ) << log();
          }
          for ( const char *geometry : JSON_GEOMETRIES )
          {
            SCOPED_TRACE( algorithm.name().toStdString() + ", " + parameter + ": " + geometry );
            const QString file = at( "hostile.geojson" );
            writeWhole( file.toStdString(), jsonLayer( geometry, columns, cells ).toStdString() );
            QVariantMap parameters = good;
            parameters[parameter] = file;
            if ( !run( algorithm, parameters ) )
              EXPECT_TRUE( said( parameter ) ) << log();
          }
        }

        QVariantMap plan() const
        {
          return { { "VISITS", value( mVisits ) }, { "STAGING", value( mStaging ) },
                   { "TEAM_MINUTES", 200 },        { "STEPS", 50 },
                   { "OUTPUT_VISITS", "memory:" }, { "OUTPUT_ZONES", "memory:" },
                   { "OUTPUT_ROUTES", "memory:" }, { "OUTPUT_DIRECTIONS", "memory:" } };
        }

        Layer mVisits = visits( visitRows( 6 ) );
        Layer mStaging = staging();
        Layer mStreets = streets();
    };
  }

  TEST_F( EmptyGeometry, inEveryLayerOfPlanzones )
  {
    tryAll( PlanZonesAlgorithm(), plan(), "VISITS", "visit,minutes:double", { "C1", 15 } );
    tryAll( PlanZonesAlgorithm(), plan(), "STAGING", "staging", { "Oak" } );
    tryAll( PlanZonesAlgorithm(), plan(), "STREETS", "name", { "Elm St" } );
    tryAll( PlanZonesAlgorithm(), plan(), "HOUSES", "number", { "12" } );
    tryAll( PlanZonesAlgorithm(), plan(), "PREVIOUS", "visit,zone:integer", { "C1000", 1 } );
  }

  // A row without a place stays in the output, with its reason.
  TEST_F( EmptyGeometry, aVisitWithoutAPlaceKeepsItsRow )
  {
    for ( const Hostile &hostile : hostiles() )
      if ( hostile.geometry && QLatin1String( hostile.kind ) == QLatin1String( "Point" ) )
      {
        SCOPED_TRACE( hostile.name );
        const Layer all = visits( visitRows( 6 ) );
        QgsFeature bad( all->fields() );
        bad.setAttribute( 0, "LOST" );
        if ( const QgsGeometry geometry = hostile.geometry(); !geometry.isNull() )
          bad.setGeometry( geometry );
        ASSERT_TRUE( all->dataProvider()->addFeature( bad ) );
        QVariantMap parameters = plan();
        parameters["VISITS"] = value( all );
        parameters["OUTPUT_VISITS"] = at( "visits.geojson" );
        ASSERT_TRUE( run( PlanZonesAlgorithm(), parameters ) ) << log();
        const auto rows = features( "visits.geojson" );
        ASSERT_EQ( rows.size(), 7U );
        EXPECT_EQ( rows.back().attribute( "visit" ).toString(), "LOST" );
        EXPECT_TRUE( rows.back().attribute( "zone" ).isNull() );
        EXPECT_EQ( rows.back().attribute( "note" ).toString(), "no position, or one far from all others" );
        EXPECT_TRUE( said( "VISITS: 1 rows have no position" ) ) << log();
      }
  }

  TEST_F( EmptyGeometry, inDensityclusters )
  {
    const QVariantMap good{
        { "INPUT", value( mVisits ) }, { "MIN_SIZE", 2 }, { "EPS", 100 }, { "OUTPUT", "memory:" } };
    tryAll( DensityClustersAlgorithm(), good, "INPUT", "visit", { "C1" } );
    tryAll( DensityClustersAlgorithm(), good, "STREETS", "name", { "Elm St" } );
  }

  TEST_F( EmptyGeometry, inEveryLayerOfTheOthers )
  {
    qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
    tryAll( BuildReferenceAlgorithm(), { { "STREETS", value( mStreets ) }, { "OUTPUT", at( "a.dsref" ) } },
            "ADDRESS_POINTS", "number,street", { "12", "Elm St" } );
    const Layer points = layer( "Point", "number,street", { point( 1, 1 ) + "|12|Elm St" } );
    tryAll( BuildReferenceAlgorithm(),
            { { "ADDRESS_POINTS", value( points ) }, { "OUTPUT", at( "a.dsref" ) } }, "STREETS",
            "fullname,l_from,l_to,r_from,r_to", { "Elm St", "1", "99", "2", "98" } );
    tryAll( BuildReferenceAlgorithm(),
            { { "ADDRESS_POINTS", value( points ) }, { "OUTPUT", at( "a.dsref" ) } }, "MUNICIPALITIES",
            "name", { "Tucson" } );
    tryAll( DeidentifyAlgorithm(),
            { { "ID", "id" },
              { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
              { "OUTPUT", at( "visits.gpkg" ) },
              { "CROSSWALK", at( "event.dsxwalk" ) } },
            "INPUT", "id,geo_status,geo_level,geo_address,geo_shared",
            { "1", "matched", "point", "1 ELM ST", "no" } );

    const Layer zones = layer( "MultiPolygon", "zone:integer,staging",
                               { "MULTIPOLYGON(((500000 3560000,501000 3560000,500000 3561000,500000 "
                                 "3560000)))|1|Oak" } );
    const QString code = QString::fromStdString( drawVisitCodes( 1 )[0] );
    const Layer visited = layer( "Point", "visit,zone:integer", { point( 9, 9 ) + '|' + code + "|1" } );
    const Layer outcomes = layer( "None", "visit,outcome", {} );
    tryAll( AssignTeamsAlgorithm(), { { "VISITS", value( visited ) }, { "OUTPUT", "memory:" } }, "ZONES",
            "zone:integer,staging", { 1, "Oak" } );
    tryAll( AssignTeamsAlgorithm(), { { "ZONES", value( zones ) }, { "OUTPUT", "memory:" } }, "VISITS",
            "visit,zone:integer", { "C1", 1 } );
    const QVariantMap counts{ { "OUTCOMES", value( outcomes ) }, { "OUTPUT", "memory:" } };
    QVariantMap good = counts;
    good["VISITS"] = value( visited );
    tryAll( DebriefAlgorithm(), good, "ZONES", "zone:integer", { 1 } );
    good["ZONES"] = value( zones );
    tryAll( DebriefAlgorithm(), good, "VISITS", "visit,zone:integer", { code, 1 } );
  }
}
