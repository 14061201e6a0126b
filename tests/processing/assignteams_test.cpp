// SPDX-License-Identifier: GPL-2.0-or-later
// assignteams as QGIS runs it.
#include "processing/assignteams_algorithm.h"

#include "plan_run.h"

#include <map>

using namespace doorstep;

namespace
{
  const QString ROSTER_COLUMNS = "team,staging,member,role,employee,"
                                 "languages,agreement,vehicle";

  class AssignTeamsRun : public test::PlanRun
  {
    protected:
      bool assign( const QStringList &rosterRows )
      {
        const Layer roster = layer( "None", ROSTER_COLUMNS, rosterRows );
        return run( AssignTeamsAlgorithm(), { { "ZONES", value( mZones ) },
                                              { "VISITS", value( mVisits ) },
                                              { "ROSTER", value( roster ) },
                                              { "OUTPUT", at( "zones.gpkg" ) } } );
      }
      // "team/leader/missing" by zone.
      std::map<int, QString> choices() const
      {
        std::map<int, QString> all;
        for ( const QgsFeature &zone : features( "zones.gpkg" ) )
          all[zone.attribute( "zone" ).toInt()] = zone.attribute( "team" ).toString() + '/' +
                                                  zone.attribute( "leader" ).toString() + '/' +
                                                  zone.attribute( "missing" ).toString();
        return all;
      }

      Layer mZones = layer( "MultiPolygon", "zone:integer,staging,km:double,team",
                            { "MULTIPOLYGON(((0 0,9 0,9 9,0 0)))|1|North|2|old",
                              "MULTIPOLYGON(((9 9,20 9,20 20,9 9)))|2|North|2|",
                              "MULTIPOLYGON(((30 9,40 9,40 20,30 9)))|3|South|12|" } );
      Layer mVisits = layer( "None", "visit,zone:integer,language,pin_team",
                             { "A|1|en|", "B|2|es|", "C|2|Spanish|", "D|3|en;es|", "E|||" } );
  };
}

TEST_F( AssignTeamsRun, givesTheOutputsOfTheContract )
{
  ASSERT_TRUE( assign( { "Red||Ann|leader|yes|es|yes|", "Blue||Bob|leader|yes||2026-09-01|van",
                         "Blue||Cy|volunteer|no||yes|", "Green|South|Dee|leader|yes||yes|car" } ) )
      << log();
  EXPECT_EQ( columns( features( "zones.gpkg" ) ),
             ( QStringList{ "zone", "staging", "km", "team", "leader", "missing" } ) );
  EXPECT_EQ( choices(),
             ( std::map<int, QString>{ { 1, "Blue/Bob/" }, { 2, "Red/Ann/" }, { 3, "Green/Dee/" } } ) );
  EXPECT_EQ( mResults.value( "ASSIGNED" ).toInt(), 3 );
  EXPECT_EQ( mResults.value( "LACKING" ).toInt(), 0 );
}

TEST_F( AssignTeamsRun, tellsWhatIsMissing )
{
  ASSERT_TRUE( assign(
      { "Red||Ann|leader|no|es|yes|", "Blue|North|Bob|leader|yes||yes|", "Grey||Ed|leader|yes||no|" } ) );
  EXPECT_EQ( choices(),
             ( std::map<int, QString>{
                 { 1, "Blue/Bob/" },
                 { 2, "//Zone 2 has no team: none is left that may go out from its staging place" },
                 { 3, "//Zone 3 has no team: none is left that may go out from its staging place" } } ) );
  EXPECT_TRUE( said( "the team of row 1 has no employee as leader and gets no zone" ) ) << log();
  EXPECT_TRUE( said( "the team of row 3 has a member without a recorded agreement and gets no zone" ) );
  EXPECT_FALSE( said( "Ann" ) ) << "no name in the log";
  EXPECT_EQ( mResults.value( "LACKING" ).toInt(), 2 );

  ASSERT_TRUE( assign(
      { "Red||Ann|leader|yes||yes|", "Blue||Bob|leader|yes||yes|", "Green||Dee|leader|yes||yes|" } ) );
  EXPECT_TRUE( choices()[2].endsWith( "Zone 2 has 2 Spanish-speaking homes and no team that speaks it" ) )
      << choices()[2].toStdString();
  EXPECT_TRUE( choices()[3].endsWith( "Zone 3 takes 12 km and no team left has a vehicle" ) )
      << choices()[3].toStdString();
}

TEST_F( AssignTeamsRun, zonesKeepTheTeamsOfAnEarlierRun )
{
  const QStringList roster = { "Red||Ann|leader|yes|es|yes|car", "Blue||Bob|leader|yes||yes|van",
                               "Grey||Ed|leader|yes||yes|car" };
  const Layer earlier = layer( "None", "zone:integer,team", { "1|Red", "2|Green", "3|Blue" } );
  const auto again = [&]( const QStringList &rows )
  {
    const Layer table = layer( "None", ROSTER_COLUMNS, rows );
    return run( AssignTeamsAlgorithm(), { { "ZONES", value( mZones ) },
                                          { "VISITS", value( mVisits ) },
                                          { "ROSTER", value( table ) },
                                          { "PREVIOUS", value( earlier ) },
                                          { "OUTPUT", at( "zones.gpkg" ) } } );
  };
  ASSERT_TRUE( again( roster ) ) << log();
  EXPECT_TRUE( choices()[1].startsWith( "Red/Ann/" ) && choices()[3].startsWith( "Blue/Bob/" ) );
  EXPECT_TRUE( choices()[2].startsWith( "Grey/Ed/" ) ) << "Green is absent";
  const Layer nameless = layer( "None", "zone:integer", { "1" } );
  EXPECT_FALSE( run( AssignTeamsAlgorithm(), { { "ZONES", value( mZones ) },
                                               { "VISITS", value( mVisits ) },
                                               { "PREVIOUS", value( earlier ) },
                                               { "OUTPUT", at( "none.gpkg" ) } } ) );
  EXPECT_TRUE( said( "PREVIOUS needs ROSTER" ) ) << log();
}

TEST_F( AssignTeamsRun, leavesPinnedVisitsWithTheirTeam )
{
  mVisits =
      layer( "None", "visit,zone:integer,language,pin_team", { "A|1|en|Green", "B|2|es|", "C|3|en|Red" } );
  const QStringList roster = { "Red||Ann|leader|yes|es|yes|", "Blue||Bob|leader|yes||yes|van",
                               "Green||Dee|leader|yes||yes|car" };
  ASSERT_TRUE( assign( roster ) ) << log();
  EXPECT_EQ( choices()[1], "Green/Dee/" );
  EXPECT_TRUE( choices()[2].startsWith( "Blue/Bob/" ) );
  EXPECT_TRUE( choices()[3].startsWith( "Red/Ann/" ) );
  mVisits = layer( "None", "visit,zone:integer,language,pin_team",
                   { "A|1|en|Green", "B|1|en|Red", "C|2|en|Black" } );
  ASSERT_TRUE( assign( roster ) ) << log();
  EXPECT_EQ( choices()[1], "//Zone 1 has visits that are pinned to different teams" );
  EXPECT_EQ( choices()[2],
             "//Zone 2 has no team: the one that its visits are pinned to may not go out there" );
}

TEST_F( AssignTeamsRun, refusesInWordsAndLeavesNothing )
{
  const QStringList roster = { "Red||Ann|leader|yes|es|yes|" };
  mVisits = layer( "None", "visit", { "A" } );
  EXPECT_FALSE( assign( roster ) );
  EXPECT_TRUE( said( "VISITS has no column zone: give the visits that planzones made." ) ) << log();
  mVisits = layer( "None", "visit,zone:integer", { "A|1" } );
  EXPECT_FALSE( assign( {} ) );
  EXPECT_TRUE( said( "ROSTER has no rows with a team." ) ) << log();
  mZones = layer( "MultiPolygon", "zone:integer", {} );
  EXPECT_FALSE( assign( roster ) );
  EXPECT_TRUE( said( "ZONES has no rows" ) ) << log();
  mZones = layer( "MultiPolygon", "name", {} );
  EXPECT_FALSE( assign( roster ) );
  EXPECT_TRUE( said( "ZONES has no column zone" ) ) << log();
  EXPECT_EQ( files(), QStringList() );
}
