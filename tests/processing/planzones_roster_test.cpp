// SPDX-License-Identifier: GPL-2.0-or-later
// planzones with more or fewer teams than work, and with the languages that they speak.
#include "planzones_run.h"

#include <set>

using namespace doorstep;
using test::PlanZonesRun;

TEST_F( PlanZonesRun, saysWhatWouldDoWhereTeamsAreTooFew )
{
  ASSERT_TRUE( plan( { { "TEAMS", 2 } } ) ) << log();
  const int unserved = mResults.value( "UNSERVED" ).toInt();
  EXPECT_GE( unserved, 40 - 2 * 8 );
  EXPECT_TRUE( said( ( std::to_string( unserved ) + " visits are left without a team; " ).c_str() ) )
      << log();
  EXPECT_TRUE( mSaid.contains( QRegularExpression( "; [67] teams would do; or \\d+ minutes a team" ) ) )
      << log();
  int noted = 0;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "note" ).toString() == "no team has time left for it" )
    {
      ++noted;
      EXPECT_TRUE( visit.attribute( "zone" ).toString().isEmpty() );
      EXPECT_TRUE( visit.attribute( "stop" ).toString().isEmpty() );
    }
  EXPECT_EQ( noted, unserved );
  EXPECT_NE( report().find( "visits without a team" ), std::string::npos );
}

TEST_F( PlanZonesRun, sendsHomesToTeamsThatSpeakTheirLanguage )
{
  QStringList rows;
  for ( int t = 0; t < 7; ++t )
    rows
        << QStringLiteral( "T%1|leader|yes|yes|%2" ).arg( t ).arg( QLatin1String( t == 0 ? "Spanish" : "" ) );
  const QString columns = "team,role,employee,agreement,languages";
  const Layer roster = layer( "None", columns, rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( roster ) } } ) ) << log();
  std::set<int> spanish;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "language" ).toString() == "es" && visit.attribute( "zone" ).toInt() > 0 )
      spanish.insert( visit.attribute( "zone" ).toInt() );
  EXPECT_EQ( spanish.size(), 1U ) << "one team speaks it";

  rows.replaceInStrings( "Spanish", "" );
  const Layer silent = layer( "None", columns, rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( silent ) } } ) ) << log();
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 0 );
  EXPECT_TRUE( said( "No team of the roster speaks Spanish, the language of 8 homes." ) ) << log();
}

TEST_F( PlanZonesRun, saysWhatAnAdviceLeavesOutOfAccount )
{
  QStringList teams;
  for ( int t = 0; t < 9; ++t )
    teams << QStringLiteral( "T%1|leader|yes|yes|%2" ).arg( t ).arg( QLatin1String( t == 0 ? "es" : "" ) );
  const Layer roster = layer( "None", "team,role,employee,agreement,languages", teams );
  QStringList rows;
  for ( const QString &row : visitRows( 40 ) )
    rows << row.section( '|', 0, 2 ) + "|es|";
  mVisits = visits( rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( roster ) } } ) ) << log();
  EXPECT_TRUE(
      mSaid.contains( QRegularExpression( "; [67] teams would do without the limits in ROSTER; or" ) ) )
      << log();
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "zone" ).toString().isEmpty() )
    {
      EXPECT_EQ( visit.attribute( "note" ).toString(),
                 "no team that speaks its language has time left for it" );
    }
}

TEST_F( PlanZonesRun, saysThatTeamsHaveNothingToDo )
{
  QStringList rows = visitRows( 10 );
  rows[1] = rows[0];
  mVisits = visits( rows );
  ASSERT_TRUE( plan( { { "TEAMS", 12 } } ) ) << log();
  EXPECT_TRUE( said( "TEAMS asks for 12 teams, and 10 have a zone: there are no more visits." ) ) << log();
  EXPECT_TRUE( said( "VISITS: 1 rows have the code of an earlier row" ) ) << log();
  const Layer limits = layer( "Point", "staging,teams:integer,group", { point( 600, 610 ) + "|A|8|Z" } );
  mVisits = visits( { rows[2] + "|Q", rows[3] + "|Z", rows[4] + "|" }, ",group" );
  ASSERT_TRUE( plan( { { "STAGING", value( limits ) } } ) ) << log();
  EXPECT_TRUE( said( "VISITS: 1 rows have a group that no place of STAGING has" ) ) << log();
}
