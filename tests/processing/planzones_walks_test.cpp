// SPDX-License-Identifier: GPL-2.0-or-later
// WALK_METERS and PARKING_MINUTES as QGIS runs planzones, and what editplan and teammaps make of such a plan.
#include "planzones_run.h"
#include "processing/editplan_algorithm.h"
#include "processing/teammaps_algorithm.h"

#include <gtest/gtest.h>

#include <map>

using namespace doorstep;

namespace
{
  class PlanZonesWalks : public test::PlanZonesRun
  {
    protected:
      // Three rows of homes 25 m apart among the others.
      void SetUp() override
      {
        QStringList rows = visitRows( 20 );
        for ( int home = 0; home < 18; ++home )
          rows << point( 210 + 25 * ( home % 6 ), 318 + 300 * ( home / 6 ) ) +
                      QStringLiteral( "|H%1|1||" ).arg( 100 + home );
        mVisits = visits( rows );
      }
      bool walk( const QVariantMap &more = {} )
      {
        QVariantMap all{ { "WALK_METERS", 250 }, { "MINUTES", 6 } };
        for ( auto it = more.begin(); it != more.end(); ++it )
          all[it.key()] = it.value();
        return plan( all );
      }
      QVariantMap asTables() const
      {
        return { { "OUTPUT_VISITS", at( "visits.gpkg" ) }, { "OUTPUT_DIRECTIONS", at( "directions.gpkg" ) } };
      }
      bool has( const QString &file, const char *field ) const
      {
        return features( file ).front().fields().lookupField( QLatin1String( field ) ) >= 0;
      }
      std::map<int, double> minutesOfZones( const QString &file ) const
      {
        std::map<int, double> minutes;
        for ( const QgsFeature &zone : features( file ) )
          minutes[zone.attribute( "zone" ).toInt()] = zone.attribute( "minutes" ).toDouble();
        return minutes;
      }
      bool edit( const QStringList &rows, const QString &zones = QStringLiteral( "zones.gpkg" ) )
      {
        const Layer table = layer( "None", "visit,zone:integer", rows );
        return run( EditPlanAlgorithm(), { { "VISITS", at( "visits.gpkg" ) },
                                           { "ZONES", at( zones.toLatin1() ) },
                                           { "ROUTES", at( "routes.gpkg" ) },
                                           { "DIRECTIONS", at( "directions.gpkg" ) },
                                           { "STAGING", value( mStaging ) },
                                           { "STREETS", value( mStreets ) },
                                           { "TEAM_MINUTES", 120 },
                                           { "EDITS", value( table ) },
                                           { "OUTPUT_VISITS", at( "visits2.gpkg" ) },
                                           { "OUTPUT_ZONES", at( "zones2.gpkg" ) },
                                           { "OUTPUT_ROUTES", at( "routes2.gpkg" ) },
                                           { "OUTPUT_DIRECTIONS", at( "directions2.gpkg" ) } } );
      }
  };
}

TEST_F( PlanZonesWalks, tellsInItsLayersWhatIsWalked )
{
  ASSERT_TRUE( walk() ) << log();
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 0 );
  // Each zone's routes in their order, from where the one before ended.
  std::map<int, double> walked, minutes;
  std::map<int, int> walks;
  for ( const QgsFeature &route : features( "routes.gpkg" ) )
  {
    const int zone = route.attribute( "zone" ).toInt();
    const QString mode = route.attribute( "mode" ).toString();
    ASSERT_TRUE( mode == "walked" || mode == "driven" ) << mode.toStdString();
    walks[zone] += mode == "walked" ? 1 : 0;
    walked[zone] += mode == "walked" ? 1000 * route.attribute( "km" ).toDouble() : 0;
    minutes[zone] += route.attribute( "minutes" ).toDouble();
  }
  std::map<int, double> told;
  for ( const QgsFeature &step : features( "directions.csv" ) )
    told[step.attribute( "zone" ).toInt()] += step.attribute( "minutes" ).toDouble();
  std::map<int, double> doors;
  int onFoot = 0;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
  {
    doors[visit.attribute( "zone" ).toInt()] += visit.attribute( "minutes" ).toDouble();
    const int car = visit.attribute( "car_at" ).toInt(), stop = visit.attribute( "stop" ).toInt();
    EXPECT_GE( car, 1 );
    EXPECT_LE( car, stop );
    onFoot += car < stop ? 1 : 0;
  }
  EXPECT_GE( onFoot, 8 );
  int moves = 0;
  for ( const QgsFeature &zone : features( "zones.gpkg" ) )
  {
    const int number = zone.attribute( "zone" ).toInt();
    EXPECT_NEAR( minutes[number] + doors[number], zone.attribute( "minutes" ).toDouble(), 1.5 );
    EXPECT_NEAR( told[number] + doors[number], zone.attribute( "minutes" ).toDouble(), 2.5 );
    EXPECT_NEAR( walked[number], zone.attribute( "walked_m" ).toDouble(), 6.0 * walks[number] + 1 );
    EXPECT_LE( zone.attribute( "minutes" ).toDouble(), 120 );
    EXPECT_EQ( zone.attribute( "walk_limit" ).toDouble(), 250 );
    EXPECT_EQ( zone.attribute( "parking" ).toDouble(), 1 );
    moves += zone.attribute( "car_moves" ).toInt();
  }
  // To each stop that is not walked to, and home.
  EXPECT_EQ( moves, 38 - onFoot + mResults.value( "ZONES" ).toInt() );
  EXPECT_NE( report().find( std::to_string( onFoot ) + " of 38 visits are reached on foot" ),
             std::string::npos );
}

TEST_F( PlanZonesWalks, offNothingIsSaidOfIt )
{
  ASSERT_TRUE( plan( { { "PARKING_MINUTES", 9 } } ) ) << log();
  EXPECT_FALSE( has( "visits.csv", "car_at" ) );
  EXPECT_FALSE( has( "zones.gpkg", "walk_limit" ) );
  EXPECT_FALSE( has( "routes.gpkg", "mode" ) );
  EXPECT_FALSE( has( "directions.csv", "mode" ) );
  EXPECT_EQ( report().find( "On foot" ), std::string::npos );
}

TEST_F( PlanZonesWalks, editplanWalksAsThePlanDid )
{
  ASSERT_TRUE( walk( asTables() ) ) << log();
  const std::map<int, double> before = minutesOfZones( "zones.gpkg" );
  ASSERT_GE( before.size(), 2U );
  ASSERT_TRUE( edit( {} ) ) << log();
  EXPECT_FALSE( said( "take other minutes" ) ) << log();
  // There and back again: every figure is as it was planned.
  QString code;
  int from = 0, to = 0;
  for ( const QgsFeature &visit : features( "visits.gpkg" ) )
    if ( visit.attribute( "car_at" ).toInt() < visit.attribute( "stop" ).toInt() )
    {
      code = visit.attribute( "visit" ).toString();
      from = visit.attribute( "zone" ).toInt();
    }
  to = before.begin()->first == from ? std::next( before.begin() )->first : before.begin()->first;
  ASSERT_TRUE( edit( { code + QStringLiteral( "|%1" ).arg( to ) } ) ) << log();
  EXPECT_FALSE( said( "take other minutes" ) ) << log();
  int onFoot = 0;
  for ( const QgsFeature &visit : features( "visits2.gpkg" ) )
    onFoot += visit.attribute( "zone" ).toInt() == from &&
                      visit.attribute( "car_at" ).toInt() < visit.attribute( "stop" ).toInt()
                  ? 1
                  : 0;
  EXPECT_GT( onFoot, 0 ); // the zone was made anew, and its team still walks
  for ( const QgsFeature &zone : features( "zones2.gpkg" ) )
  {
    EXPECT_EQ( zone.attribute( "walk_limit" ).toDouble(), 250 );
    double minutes = 0;
    for ( const QgsFeature &visit : features( "visits2.gpkg" ) )
      if ( visit.attribute( "zone" ) == zone.attribute( "zone" ) )
        minutes += visit.attribute( "minutes" ).toDouble();
    for ( const QgsFeature &route : features( "routes2.gpkg" ) )
      if ( route.attribute( "zone" ) == zone.attribute( "zone" ) )
        minutes += route.attribute( "minutes" ).toDouble();
    EXPECT_NEAR( minutes, zone.attribute( "minutes" ).toDouble(), 1.5 );
  }
}

TEST_F( PlanZonesWalks, itsPagesArePrinted )
{
  ASSERT_TRUE( walk( asTables() ) ) << log();
  for ( const char *role : { "team", "volunteer" } )
    ASSERT_TRUE( run( TeamMapsAlgorithm(), { { "VISITS", at( "visits.gpkg" ) },
                                             { "ZONES", at( "zones.gpkg" ) },
                                             { "ROUTES", at( "routes.gpkg" ) },
                                             { "DIRECTIONS", at( "directions.gpkg" ) },
                                             { "STREETS", value( mStreets ) },
                                             { "STAGING", value( mStaging ) },
                                             { "ROLE", role },
                                             { "EVENT", "Test" },
                                             { "FOLDER", at( role ) } } ) )
        << log();
}
