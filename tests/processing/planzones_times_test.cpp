// SPDX-License-Identifier: GPL-2.0-or-later
// Times of day that families ask for, from the layer of visits to the plan, its changes by hand and its
// report.
#include "base/file.h"
#include "planned_run.h"
#include "processing/editplan_algorithm.h"

#include <map>

using namespace doorstep;

namespace
{
  class PlanZonesTimes : public test::PlanRun
  {
    protected:
      // Visits C1000 … with what stands in earliest|latest|must, in their order; further ones ask for
      // nothing.
      static Layer wishing( QStringList wishes, int count = 12 )
      {
        QStringList rows = visitRows( count );
        for ( int v = 0; v < count; ++v )
          rows[v] += '|' + ( v < wishes.size() ? wishes[v] : QStringLiteral( "||" ) );
        return visits( rows, QStringLiteral( ",earliest,latest,must" ) );
      }
      bool plan( const Layer &visits, const QVariantMap &changed = { { "START", "8:30" } } )
      {
        QVariantMap all{ { "VISITS", value( visits ) },
                         { "STAGING", value( mStaging ) },
                         { "STREETS", value( mStreets ) },
                         { "STEPS", 2000 },
                         { "OUTPUT_VISITS", at( "visits.gpkg" ) },
                         { "OUTPUT_ZONES", at( "zones.gpkg" ) },
                         { "OUTPUT_HTML", at( "plan.html" ) } };
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( PlanZonesAlgorithm(), all );
      }
      std::vector<QgsFeature> planned() const { return features( "visits.gpkg" ); }
      QString note( std::size_t visit ) const { return planned()[visit].attribute( "note" ).toString(); }
      double arrive( std::size_t visit ) const { return planned()[visit].attribute( "arrive" ).toDouble(); }
      std::string report() const { return readWhole( at( "plan.html" ).toStdString() ); }

      Layer mStaging = staging(), mStreets = streets();
  };
}

TEST_F( PlanZonesTimes, areKeptWhereTheyMustBeAndWishesThatAreMissedAreToldWithTheirMinutes )
{
  const Layer visits = wishing( { "not before 10:30||", "|9:00|yes", "9:30|9:45|true", "after 12:45||no",
                                  "después de las 10|hasta las 12:30|", "|8:20|yes" } );
  ASSERT_TRUE( plan( visits ) ) << log();
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 1 );
  EXPECT_GE( arrive( 0 ), 119.5 );
  EXPECT_LE( arrive( 1 ), 30 );
  EXPECT_GE( arrive( 2 ), 60 );
  EXPECT_LE( arrive( 2 ), 75 );
  EXPECT_GE( arrive( 4 ), 89.5 );
  EXPECT_LE( arrive( 4 ), 240 );
  for ( const std::size_t kept : { 0U, 1U, 4U, 7U } )
    EXPECT_TRUE( note( kept ).isEmpty() ) << kept << ": " << note( kept ).toStdString();
  const auto early = static_cast<int>( std::lround( 255 - arrive( 3 ) ) );
  EXPECT_EQ( note( 3 ), QStringLiteral( "%1 minutes earlier than wished" ).arg( early ) );
  EXPECT_EQ( note( 5 ), "no team can be there at its time, and back in the time of a team" );
  EXPECT_TRUE( said( "1 visit begins at another time than wished, by" ) ) << log();
  EXPECT_TRUE( said( "1 of them cannot be reached at the time that they must be" ) ) << log();
  EXPECT_NE( report().find( "4 of 5 visits with a wished time begin as wished; 2 of them must" ),
             std::string::npos );
  EXPECT_NE( report().find( "<td>from 12:45</td>" ), std::string::npos );
  for ( const QgsFeature &visit : planned() )
    EXPECT_EQ( visit.attribute( "start" ).toString(), "8:30" );
  EXPECT_EQ( planned()[4].attribute( "earliest" ).toString(), QString::fromUtf8( "después de las 10" ) );
}

TEST_F( PlanZonesTimes, thatNobodyUnderstandsAreToldByRowAndColumnAndNeverGuessed )
{
  const Layer visits = wishing( { "after dinner||", "|soon|yes", "11:00|9:00|", "10||perhaps", "9.5||",
                                  "10 am to 9 am||yes", "||perhaps" } );
  ASSERT_TRUE( plan( visits ) ) << log();
  EXPECT_TRUE( said( "VISITS, rows 1, 5, 6: earliest is not understood as a time" ) ) << log();
  EXPECT_TRUE( said( "VISITS, row 2: latest is not understood as a time" ) ) << log();
  EXPECT_TRUE( said( "VISITS, row 3: earliest is after latest" ) ) << log();
  EXPECT_TRUE( said( "VISITS, row 4: must is not yes or no" ) ) << log();
  for ( const char *value : { "dinner", "soon", "perhaps" } )
    EXPECT_FALSE( said( value ) );
  const char *notes[] = { "earliest is not understood",
                          "latest is not understood, and it must be kept",
                          "earliest is after latest",
                          "must is not yes or no",
                          "earliest is not understood",
                          "earliest is not understood, and it must be kept",
                          "" };
  for ( std::size_t v = 0; v < std::size( notes ); ++v )
  {
    EXPECT_EQ( note( v ).toStdString(), notes[v] );
    EXPECT_EQ( planned()[v].attribute( "zone" ).toInt() > 0, v != 1 && v != 3 && v != 5 ) << v;
  }
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 3 );
  EXPECT_FALSE( plan( visits, { { "START", "early" } } ) );
  EXPECT_TRUE( said( "START is not a time of day: write it like 8:30." ) ) << log();
}

TEST_F( PlanZonesTimes, withoutAStartAreToldAndChangeNothing )
{
  const Layer asked = wishing( { "not before 11:30||", "|9:00|yes" } ), none = wishing( {} );
  const auto told = [&]
  {
    std::map<QString, std::pair<int, double>> stops;
    for ( const QgsFeature &visit : planned() )
      stops[visit.attribute( "visit" ).toString()] = { visit.attribute( "stop" ).toInt(),
                                                       visit.attribute( "arrive" ).toDouble() };
    return stops;
  };
  ASSERT_TRUE( plan( none, {} ) ) << log();
  const auto before = told();
  const std::string reportBefore = report();
  EXPECT_EQ( planned().front().fields().lookupField( "start" ), -1 );
  ASSERT_TRUE( QFile::remove( at( "plan.html" ) ) && QFile::remove( at( "visits.gpkg" ) ) &&
               QFile::remove( at( "zones.gpkg" ) ) );
  ASSERT_TRUE( plan( asked, {} ) ) << log();
  EXPECT_TRUE(
      said( "VISITS: 2 rows have a time in earliest or latest, and nobody looks at it: give START" ) )
      << log();
  EXPECT_EQ( told(), before );
  EXPECT_EQ( report(), reportBefore );
}

TEST_F( PlanZonesTimes, holdWhereThePlanIsChangedByHand )
{
  // In the middle of an hour that no route without a wait comes to.
  const Layer visits = wishing( { "10:20|10:25|yes" }, 16 );
  ASSERT_TRUE( plan( visits, { { "START", "8:30" }, { "TEAM_MINUTES", 150 }, { "TEAMS", 3 } } ) ) << log();
  EXPECT_GE( arrive( 0 ), 110 );
  EXPECT_LE( arrive( 0 ), 115 );
  const int zone = planned()[0].attribute( "zone" ).toInt();
  QString moved; // the first stop of another zone
  for ( const QgsFeature &visit : planned() )
    if ( visit.attribute( "zone" ).toInt() != zone && visit.attribute( "stop" ).toInt() == 1 )
      moved = visit.attribute( "visit" ).toString();
  const Layer edits =
      layer( "None", "visit,zone:integer", { QStringLiteral( "%1|%2" ).arg( moved ).arg( zone ) } );
  ASSERT_TRUE( run( EditPlanAlgorithm(), { { "VISITS", at( "visits.gpkg" ) },
                                           { "ZONES", at( "zones.gpkg" ) },
                                           { "STAGING", value( mStaging ) },
                                           { "STREETS", value( mStreets ) },
                                           { "TEAM_MINUTES", 150 },
                                           { "EDITS", value( edits ) },
                                           { "OUTPUT_VISITS", at( "visits2.gpkg" ) },
                                           { "OUTPUT_ZONES", at( "zones2.gpkg" ) } } ) )
      << log();
  const QgsFeature after = features( "visits2.gpkg" ).front();
  EXPECT_EQ( after.attribute( "zone" ).toInt(), zone );
  EXPECT_GE( after.attribute( "arrive" ).toDouble(), 110 ) << "the team waits, or comes later";
  EXPECT_EQ( after.attribute( "start" ).toString(), "8:30" );
}
