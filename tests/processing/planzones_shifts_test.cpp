// SPDX-License-Identifier: GPL-2.0-or-later
// Plans of several shifts in layers: read from a table, written into every layer, kept when teams are
// assigned, a plan is changed by hand, and a plan is made again.
#include "base/file.h"
#include "planned_run.h"
#include "processing/assignteams_algorithm.h"
#include "processing/editplan_algorithm.h"

#include <map>
#include <set>

using namespace doorstep;

namespace
{
  class PlanZonesShifts : public test::PlannedRun
  {
    protected:
      void SetUp() override {}

      static Layer table( const QStringList &rows )
      {
        return layer( "None", "shift,start,minutes,teams", rows );
      }
      bool planTwo( const QVariantMap &changed = {} )
      {
        QVariantMap all{ { "SHIFTS", value( mShifts ) }, { "OUTPUT_HTML", at( "plan.html" ) } };
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return plan( all );
      }
      // Of a layer with zones, by zone.
      std::map<int, std::set<QString>> shifts( const char *file, const char *column = "shift" ) const
      {
        std::map<int, std::set<QString>> found;
        for ( const QgsFeature &row : features( file ) )
          if ( !row.attribute( "zone" ).isNull() )
            found[row.attribute( "zone" ).toInt()].insert( row.attribute( column ).toString() );
        return found;
      }
      static std::set<QString> valuesOf( const std::map<int, std::set<QString>> &byZone )
      {
        std::set<QString> values;
        for ( const auto &[zone, texts] : byZone )
          values.insert( texts.begin(), texts.end() );
        return values;
      }

      Layer mShifts = table( { "Saturday 14 March|9:00|150|3", "Tuesday 17 March|17:30||4" } );
  };
}

TEST_F( PlanZonesShifts, everyLayerSaysTheShiftOfEachZone )
{
  ASSERT_TRUE( planTwo() ) << log();
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 0 );
  const auto ofZones = shifts( "zones.gpkg" );
  EXPECT_EQ( valuesOf( ofZones ), ( std::set<QString>{ "Saturday 14 March", "Tuesday 17 March" } ) );
  for ( const auto &[zone, shift] : ofZones )
    EXPECT_EQ( shift.size(), 1U ) << zone;
  for ( const char *file : { "visits.gpkg", "routes.gpkg", "directions.gpkg" } )
    EXPECT_EQ( shifts( file ), ofZones ) << file;
  EXPECT_EQ( shifts( "visits.gpkg", "start" ), shifts( "zones.gpkg", "start" ) );
  int saturday = 0;
  for ( const QgsFeature &zone : features( "zones.gpkg" ) )
  {
    const bool isFirst = zone.attribute( "shift" ).toString() == "Saturday 14 March";
    saturday += isFirst ? 1 : 0;
    EXPECT_EQ( zone.attribute( "start" ).toString(), isFirst ? "9:00" : "17:30" );
    // Tuesday's are those of TEAM_MINUTES.
    EXPECT_EQ( zone.attribute( "shift_minutes" ).toDouble(), isFirst ? 150 : 120 );
    EXPECT_LE( zone.attribute( "minutes" ).toDouble(), isFirst ? 150.05 : 120.05 );
  }
  EXPECT_EQ( saturday, 3 );
  EXPECT_TRUE( said( "Shift Saturday 14 March has zones: 3, visits: " ) ) << log();
  EXPECT_NE( readWhole( at( "plan.html" ).toStdString() ).find( "Tuesday 17 March: 17:30, 120 minutes" ),
             std::string::npos );
}

TEST_F( PlanZonesShifts, withoutTheTableNoLayerSpeaksOfThem )
{
  ASSERT_TRUE( plan() ) << log();
  for ( const char *file : { "visits.gpkg", "zones.gpkg", "routes.gpkg", "directions.gpkg" } )
    EXPECT_LT( features( file ).front().fields().lookupField( "shift" ), 0 ) << file;
}

TEST_F( PlanZonesShifts, timesAreWrittenAsTheyWereUnderstood )
{
  QStringList rows = visitRows( 40 );
  for ( int v = 0; v < 40; ++v )
    rows[v] += v == 7 ? "|after 6|" : v == 8 ? "||until 10" : v == 9 ? "|after supper|" : "||";
  const Layer asked = visits( rows, ",earliest,latest" );
  ASSERT_TRUE( planTwo( { { "VISITS", value( asked ) } } ) ) << log();
  const std::vector<QgsFeature> planned = features( "visits.gpkg" );
  EXPECT_EQ( planned[7].attribute( "earliest" ).toString(), "6:00 pm" );
  EXPECT_EQ( planned[7].attribute( "shift" ).toString(), "Tuesday 17 March" );
  EXPECT_GE( planned[7].attribute( "arrive" ).toDouble(), 29.9 ); // after 17:30
  EXPECT_EQ( planned[8].attribute( "latest" ).toString(), "10:00 am" );
  EXPECT_EQ( planned[8].attribute( "shift" ).toString(), "Saturday 14 March" );
  EXPECT_EQ( planned[9].attribute( "earliest" ).toString(), "after supper" );
}

TEST_F( PlanZonesShifts, aTeamHasAZoneInEachShiftThatItComesTo )
{
  QStringList rows;
  for ( const char *team :
        { "A|Saturday 14 March", "B|", "C|tuesday 17 march", "D|Saturday 14 March; Tuesday 17 March", "E|" } )
  {
    const QStringList parts = QString( team ).split( '|' );
    rows << parts[0] + "|leader|yes|yes|" + parts[1];
  }
  const Layer roster = layer( "None", "team,role,employee,agreement,shift", rows );
  ASSERT_TRUE( planTwo( { { "ROSTER", value( roster ) } } ) ) << log();
  ASSERT_TRUE( run( AssignTeamsAlgorithm(), { { "ZONES", at( "zones.gpkg" ) },
                                              { "VISITS", at( "visits.gpkg" ) },
                                              { "ROSTER", value( roster ) },
                                              { "OUTPUT", at( "teams.gpkg" ) } } ) )
      << log();
  std::map<QString, std::set<QString>> teams;
  std::size_t zones = 0;
  for ( const QgsFeature &zone : features( "teams.gpkg" ) )
  {
    ++zones;
    const QString team = zone.attribute( "team" ).toString(), shift = zone.attribute( "shift" ).toString();
    EXPECT_FALSE( team.isEmpty() ) << zone.attribute( "missing" ).toString().toStdString();
    EXPECT_TRUE( teams[shift].insert( team ).second ) << "a team twice in one shift";
  }
  EXPECT_GT( zones, 4U );
  EXPECT_FALSE( teams["Saturday 14 March"].count( "C" ) );
  EXPECT_FALSE( teams["Tuesday 17 March"].count( "A" ) );
}

TEST_F( PlanZonesShifts, aPlanChangedByHandOrMadeAgainKeepsZonesInTheirShifts )
{
  ASSERT_TRUE( planTwo() ) << log();
  const auto before = shifts( "zones.gpkg" );
  std::map<QString, std::pair<int, QString>> wasIn;
  QString moved;
  int into = 0;
  for ( const QgsFeature &visit : features( "visits.gpkg" ) )
  {
    wasIn[visit.attribute( "visit" ).toString()] = { visit.attribute( "zone" ).toInt(),
                                                     visit.attribute( "shift" ).toString() };
    if ( visit.attribute( "shift" ).toString() == "Saturday 14 March" )
      moved = visit.attribute( "visit" ).toString();
    else
      into = visit.attribute( "zone" ).toInt();
  }
  const Layer edits = layer( "None", "visit,zone:integer", { moved + '|' + QString::number( into ) } );
  ASSERT_TRUE( run( EditPlanAlgorithm(), { { "VISITS", at( "visits.gpkg" ) },
                                           { "ZONES", at( "zones.gpkg" ) },
                                           { "ROUTES", at( "routes.gpkg" ) },
                                           { "DIRECTIONS", at( "directions.gpkg" ) },
                                           { "STAGING", value( mStaging ) },
                                           { "STREETS", value( mStreets ) },
                                           { "EDITS", value( edits ) },
                                           { "OUTPUT_VISITS", at( "visits2.gpkg" ) },
                                           { "OUTPUT_ZONES", at( "zones2.gpkg" ) },
                                           { "OUTPUT_ROUTES", at( "routes2.gpkg" ) },
                                           { "OUTPUT_DIRECTIONS", at( "directions2.gpkg" ) } } ) )
      << log();
  EXPECT_EQ( shifts( "zones2.gpkg" ), before );
  EXPECT_FALSE( said( "take other minutes" ) ) << log();
  for ( const char *file : { "visits2.gpkg", "routes2.gpkg", "directions2.gpkg" } )
    EXPECT_EQ( shifts( file ), before ) << file;
  for ( const QgsFeature &visit : features( "visits2.gpkg" ) )
    if ( visit.attribute( "visit" ).toString() == moved )
    {
      EXPECT_EQ( visit.attribute( "shift" ).toString(), "Tuesday 17 March" );
      EXPECT_EQ( visit.attribute( "start" ).toString(), "17:30" );
    }

  QStringList rows = visitRows( 41 ); // one more
  const Layer more = visits( rows );
  const QString earlier = at( "earlier.gpkg" );
  ASSERT_TRUE( QFile::copy( at( "visits.gpkg" ), earlier ) );
  ASSERT_TRUE( planTwo( { { "VISITS", value( more ) }, { "PREVIOUS", earlier } } ) ) << log();
  int changed = 0;
  for ( const QgsFeature &visit : features( "visits.gpkg" ) )
    if ( const auto was = wasIn.find( visit.attribute( "visit" ).toString() ); was != wasIn.end() )
    {
      EXPECT_EQ( visit.attribute( "shift" ).toString(), was->second.second );
      changed += visit.attribute( "zone" ).toInt() != was->second.first ? 1 : 0;
    }
  EXPECT_LE( changed, 3 );

  ASSERT_FALSE( plan( { { "VISITS", value( more ) }, { "PREVIOUS", earlier } } ) );
  EXPECT_TRUE( said( "its shift is none of SHIFTS" ) ) << log();
}

TEST_F( PlanZonesShifts, aRowThatSaysNoShiftIsRefusedByItsNumber )
{
  for ( const auto &[rows, refusal] :
        { std::pair{ QStringList{ "Saturday|9:00||", "|17:00||" }, "SHIFTS, row 2: it has no name in shift" },
          std::pair{ QStringList{ "Saturday|morning||" }, "SHIFTS, row 1: start is no time of day" },
          std::pair{ QStringList{ "Saturday|9:00|long|" }, "SHIFTS, row 1: minutes is not a number" },
          std::pair{ QStringList{ "Saturday|9:00||a few" }, "SHIFTS, row 1: teams is not a whole number" },
          std::pair{ QStringList{ "Sat;Sun|9:00||" }, "SHIFTS, row 1: shift is a name of up to 60 letters" },
          std::pair{ QStringList{ "Saturday|9:00||", "saturday|17:00||" },
                     "SHIFTS, row 2: row 1 has the same name" } } )
  {
    const Layer shifts = table( rows );
    EXPECT_FALSE( plan( { { "SHIFTS", value( shifts ) } } ) );
    EXPECT_TRUE( said( refusal ) ) << refusal << '\n' << log();
  }
}
