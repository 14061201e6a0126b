// SPDX-License-Identifier: GPL-2.0-or-later
// Teams with minutes of their own, from the roster's table to the plan and to who gets which zone; and what
// the report tells of other numbers of teams.
#include "base/file.h"
#include "planned_run.h"
#include "processing/assignteams_algorithm.h"

using namespace doorstep;

namespace
{
  class PlanZonesTeams : public test::PlannedRun
  {
    protected:
      void SetUp() override {}

      // Seven teams with what stands in minutes.
      static Layer roster( const QStringList &minutes )
      {
        QStringList rows;
        for ( int t = 0; t < 7; ++t )
          rows << QStringLiteral( "T%1|leader|yes|yes|%2" ).arg( t ).arg( minutes.value( t ) );
        return layer( "None", "team,role,employee,agreement,minutes", rows );
      }
  };
}

TEST_F( PlanZonesTeams, withMinutesOfTheirOwnGetZonesThatFitThem )
{
  const Layer teams = roster( { "", "60", "", "75.5" } );
  ASSERT_TRUE( plan( { { "ROSTER", value( teams ) }, { "TEAMS", 7 } } ) ) << log();
  int within60 = 0, within75 = 0;
  for ( const QgsFeature &zone : features( "zones.gpkg" ) )
  {
    const double minutes = zone.attribute( "minutes" ).toDouble();
    EXPECT_LE( minutes, 120 );
    within60 += minutes <= 60 ? 1 : 0;
    within75 += minutes <= 75.5 ? 1 : 0;
  }
  EXPECT_GE( within60, 1 );
  EXPECT_GE( within75, 2 );
  ASSERT_EQ( mResults.value( "ZONES" ).toInt(), 7 );

  ASSERT_TRUE( run( AssignTeamsAlgorithm(), { { "ZONES", at( "zones.gpkg" ) },
                                              { "VISITS", at( "visits.gpkg" ) },
                                              { "ROSTER", value( teams ) },
                                              { "OUTPUT", at( "assigned.gpkg" ) } } ) )
      << log();
  for ( const QgsFeature &zone : features( "assigned.gpkg" ) )
  {
    const QString team = zone.attribute( "team" ).toString();
    EXPECT_FALSE( team.isEmpty() ) << zone.attribute( "missing" ).toString().toStdString();
    const double most = team == "T1" ? 60 : team == "T3" ? 75.5 : 120;
    EXPECT_LE( zone.attribute( "minutes" ).toDouble(), most ) << team.toStdString();
  }
}

TEST_F( PlanZonesTeams, whoseMinutesAreNoNumberAreRefusedByTheRow )
{
  for ( const char *wrong : { "until 11", "0", "-5", "nan" } )
  {
    const Layer teams = roster( { "", "", wrong } );
    EXPECT_FALSE( plan( { { "ROSTER", value( teams ) } } ) ) << wrong;
    EXPECT_TRUE( said( "ROSTER, row 3: minutes is not a number over 0; leave it empty" ) ) << log();
  }
  EXPECT_EQ( files(), QStringList() );
}

TEST_F( PlanZonesTeams, otherNumbersOfThemStandInTheReportWhereItIsAskedFor )
{
  EXPECT_FALSE( plan( { { "WHAT_IF", true } } ) );
  EXPECT_TRUE( said( "WHAT_IF stands in the report: give OUTPUT_HTML, or leave it off." ) ) << log();
  ASSERT_TRUE( plan( { { "WHAT_IF", true }, { "OUTPUT_HTML", at( "plan.html" ) } } ) ) << log();
  const std::string report = readWhole( at( "plan.html" ).toStdString() );
  const int zones = mResults.value( "ZONES" ).toInt();
  EXPECT_NE( report.find( "<h2>What if</h2>" ), std::string::npos );
  for ( int teams = zones - 3; teams <= zones + 3; ++teams )
    EXPECT_NE( report.find( ">" + std::to_string( teams ) + " teams</text>" ), std::string::npos ) << teams;
  for ( const char *minutes : { "90", "105", "120", "135", "150" } )
    EXPECT_NE( report.find( std::string( ">" ) + minutes + " min</text>" ), std::string::npos ) << minutes;
}

TEST_F( PlanZonesTeams, whoMakesFewVisitsGetsNoMore )
{
  QStringList rows;
  for ( int t = 0; t < 8; ++t )
    rows << QStringLiteral( "T%1|leader|yes|yes|%2" )
                .arg( t )
                .arg( t < 2 ? QStringLiteral( "3" ) : QString() );
  const Layer teams = layer( "None", "team,role,employee,agreement,max_visits", rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( teams ) }, { "TEAMS", 8 } } ) ) << log();
  int small = 0, all = 0;
  for ( const QgsFeature &zone : features( "zones.gpkg" ) )
  {
    small += zone.attribute( "visits" ).toInt() <= 3 ? 1 : 0;
    all += zone.attribute( "visits" ).toInt();
  }
  EXPECT_EQ( all, 40 );
  EXPECT_GE( small, 2 );
  ASSERT_TRUE( run( AssignTeamsAlgorithm(), { { "ZONES", at( "zones.gpkg" ) },
                                              { "VISITS", at( "visits.gpkg" ) },
                                              { "ROSTER", value( teams ) },
                                              { "OUTPUT", at( "teams.gpkg" ) } } ) )
      << log();
  for ( const QgsFeature &zone : features( "teams.gpkg" ) )
  {
    const QString team = zone.attribute( "team" ).toString();
    EXPECT_FALSE( team.isEmpty() );
    if ( team == QLatin1String( "T0" ) || team == QLatin1String( "T1" ) )
      EXPECT_LE( zone.attribute( "visits" ).toInt(), 3 );
  }
  const Layer wrong = layer( "None", "team,role,employee,agreement,max_visits", { "T0|leader|yes|yes|2.5" } );
  EXPECT_FALSE( plan( { { "ROSTER", value( wrong ) } } ) );
  EXPECT_TRUE( said( "ROSTER, row 1: max_visits is not a whole number over 0" ) ) << log();
}
