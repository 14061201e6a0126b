// SPDX-License-Identifier: GPL-2.0-or-later
#include "team/team_assignment.h"

#include "base/optimal_assignment.h"
#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace doorstep;

namespace
{
  RosterRow row( const char *team, const char *role, const char *employee, const char *agreement,
                 std::vector<std::string> languages = {}, const char *vehicle = "car",
                 const char *staging = "" )
  {
    return { team, staging, "", role, employee, agreement, vehicle, "", std::move( languages ), 1 };
  }

  std::vector<std::int32_t> teamsOf( const std::vector<TeamChoice> &choices )
  {
    std::vector<std::int32_t> teams;
    for ( const TeamChoice &choice : choices )
      teams.push_back( choice.team );
    return teams;
  }
}

TEST( Roster, readsYesNoAndDates )
{
  for ( const char *yes : { "yes", "Yes ", "Y", "TRUE", "1", "x", "sí", "2026-03-04", "3/4/2026", "4.3.26",
                            "2026-03-04T10:00:00Z" } )
    EXPECT_TRUE( saysYes( yes ) ) << yes;
  for ( const char *no : { "", "no", "N", "false", "0", "pending", "2026", "-", "not yet 3/4" } )
    EXPECT_FALSE( saysYes( no ) ) << no;
}

TEST( Roster, namesLanguages )
{
  EXPECT_EQ( languageName( "es" ), "Spanish" );
  EXPECT_EQ( languageName( "so" ), "Somali" );
  EXPECT_EQ( languageName( "qq" ), "qq" );
}

// Requirement 8: a leader who is an employee, and every member's agreement.
TEST( Privacy08, onlyWholeTeamsMayGoOut )
{
  const std::vector<RosterRow> rows{ row( "A", "Leader", "yes", "yes", { "es" } ),
                                     row( "A", "volunteer", "no", "2026-01-05", { "so", "es" } ),
                                     row( "B", "leader", "no", "yes" ),
                                     row( "B", "driver", "yes", "yes" ),
                                     row( "C", "driver", "yes", "yes" ),
                                     row( "D", "team leader", "yes", "yes" ),
                                     row( "D", "volunteer", "no", "" ),
                                     row( " ", "leader", "yes", "yes" ) };
  const Roster roster = readRoster( rows );
  ASSERT_EQ( roster.teams.size(), 4U );
  EXPECT_EQ( roster.teams[0].hindrance, TeamHindrance::None );
  EXPECT_EQ( roster.teams[0].leader, 0 );
  EXPECT_EQ( roster.teams[0].languages, ( std::vector<std::string>{ "es", "so" } ) );
  EXPECT_EQ( roster.teams[1].hindrance, TeamHindrance::LeaderNotEmployee );
  EXPECT_EQ( roster.teams[2].hindrance, TeamHindrance::NoLeader );
  EXPECT_EQ( roster.teams[3].hindrance, TeamHindrance::NoAgreement );
  EXPECT_EQ( inWords( roster.teams[3].hindrance ), "has a member without a recorded agreement" );

  const std::vector<TeamZone> zones{ { 1, "", 1, {} }, { 2, "", 1, {} } };
  EXPECT_EQ( teamsOf( assignTeams( zones, roster ) ), ( std::vector<std::int32_t>{ 0, -1 } ) );
}

// Against all permutations.
TEST( OptimalAssignment, isOptimal )
{
  for ( std::uint64_t seed = 1; seed <= 40; ++seed )
  {
    Random random( seed );
    const std::size_t rows = 2 + random.below( 4 ), columns = rows + random.below( 3 );
    std::vector<RankedCost> costs( rows * columns );
    for ( RankedCost &cost : costs )
      for ( std::size_t p = 0; p < 2; ++p )
        cost.places[p] = random.below( 4 ) - 1;
    const auto cost = [&]( std::size_t r, std::size_t c ) { return costs[r * columns + c]; };
    std::vector<std::size_t> order( columns );
    std::iota( order.begin(), order.end(), 0U );
    RankedCost best;
    best.places.fill( 1000000 );
    do
    {
      RankedCost sum;
      for ( std::size_t r = 0; r < rows; ++r )
        sum += cost( r, order[r] );
      best = std::min( best, sum );
    } while ( std::next_permutation( order.begin(), order.end() ) );

    RankedCost found;
    std::vector<char> used( columns, 0 );
    const std::vector<std::int32_t> columnOf = optimalAssignment( rows, columns, cost );
    for ( std::size_t r = 0; r < rows; ++r )
    {
      const auto c = static_cast<std::size_t>( columnOf[r] );
      EXPECT_FALSE( used[c] );
      used[c] = 1;
      found += cost( r, c );
    }
    EXPECT_EQ( found, best ) << "seed " << seed;
  }
}

TEST( TeamAssignment, goesByLanguage )
{
  const Roster roster = readRoster( std::vector<RosterRow>{ row( "A", "leader", "yes", "yes" ),
                                                            row( "B", "leader", "yes", "yes", { "es" } ),
                                                            row( "C", "leader", "yes", "yes", { "so" } ) } );
  const std::vector<TeamZone> zones{ { 1, "", 10, { { "es", 2 }, { "en", 6 } } },
                                     { 2, "", 10, { { "en", 8 } } },
                                     { 3, "", 10, { { "so", 1 } } } };
  const std::vector<TeamChoice> choices = assignTeams( zones, roster );
  EXPECT_EQ( teamsOf( choices ), ( std::vector<std::int32_t>{ 1, 0, 2 } ) );
  for ( const TeamChoice &choice : choices )
    EXPECT_EQ( choice.missing, "" );
}

TEST( TeamAssignment, saysWhatIsMissing )
{
  const Roster roster = readRoster( std::vector<RosterRow>{ row( "A", "leader", "yes", "yes", { "es" } ),
                                                            row( "B", "leader", "yes", "yes", {}, "" ) } );
  const std::vector<TeamZone> zones{
      { 11, "", 2, { { "es", 4 } } }, { 12, "", 14.2, { { "es", 3 }, { "so", 1 } } }, { 13, "", 2, {} } };
  const std::vector<TeamChoice> choices = assignTeams( zones, roster );
  EXPECT_EQ( teamsOf( choices ), ( std::vector<std::int32_t>{ 0, -1, 1 } ) );
  EXPECT_EQ( choices[0].missing, "" );
  EXPECT_EQ( choices[1].missing, "Zone 12 has no team: none is left that may go out from its staging place" );

  const std::vector<TeamChoice> two = assignTeams( std::span( zones ).first( 2 ), roster );
  EXPECT_EQ( teamsOf( two ), ( std::vector<std::int32_t>{ 0, 1 } ) );
  EXPECT_EQ( two[1].missing,
             "Zone 12 has 3 Spanish-speaking homes and no team left that speaks it; Zone 12 has 1 "
             "Somali-speaking home and no team that speaks it; Zone 12 takes 14 km and no team "
             "left has a vehicle" );
}

TEST( TeamAssignment, keepsTeamsAtTheirStagingAndHearsWishes )
{
  std::vector<RosterRow> rows{ row( "A", "leader", "yes", "yes", {}, "car", "North" ),
                               row( "B", "leader", "yes", "yes", {}, "car", "South" ),
                               row( "C", "leader", "yes", "yes", {}, "car", "South" ) };
  rows[1].wishes = "4, 9";
  const Roster roster = readRoster( rows );
  const std::vector<TeamZone> zones{ { 3, "South", 1, {} }, { 4, "South", 1, {} }, { 5, "North", 1, {} } };
  EXPECT_EQ( teamsOf( assignTeams( zones, roster ) ), ( std::vector<std::int32_t>{ 2, 1, 0 } ) );
}

TEST( TeamAssignment, givesATeamThatLeavesEarlyAZoneThatItHasTimeFor )
{
  std::vector<RosterRow> rows{ row( "A", "leader", "yes", "yes" ), row( "A", "member", "yes", "yes" ),
                               row( "B", "leader", "yes", "yes" ) };
  rows[0].minutes = 180;
  rows[1].minutes = 150;
  const Roster roster = readRoster( rows );
  EXPECT_EQ( roster.teams[0].minutes, 150 );
  EXPECT_EQ( roster.teams[1].minutes, std::nullopt );
  std::vector<TeamZone> zones{ { 1, "", 1, {} }, { 2, "", 1, {} } };
  zones[0].minutes = 236;
  zones[1].minutes = 150.04; // to a tenth
  EXPECT_EQ( teamsOf( assignTeams( zones, roster ) ), ( std::vector<std::int32_t>{ 1, 0 } ) );
  zones[1].minutes = 151;
  const std::vector<TeamChoice> choices = assignTeams( zones, roster );
  EXPECT_EQ( teamsOf( choices ), ( std::vector<std::int32_t>{ -1, 1 } ) );
  EXPECT_EQ( choices[0].missing,
             "Zone 1 has no team: none is left that may go out from its staging place and "
             "has its 236 minutes" );
}

TEST( TeamAssignment, aZoneKeepsItsEarlierTeamBeforeAllButHavingOne )
{
  const std::vector<RosterRow> rows{ row( "A", "leader", "yes", "yes" ),
                                     row( "B", "leader", "yes", "yes", { "es" } ),
                                     row( "C", "leader", "yes", "yes" ) };
  std::vector<TeamZone> zones{ { 1, "", 1, { { "es", 3 } } }, { 2, "", 1, {} }, { 3, "", 1, {} } };
  EXPECT_EQ( teamsOf( assignTeams( zones, readRoster( rows ) ) ), ( std::vector<std::int32_t>{ 1, 0, 2 } ) );
  zones[0].earlierTeam = "C";
  zones[1].earlierTeam = "b";
  zones[2].earlierTeam = "absent";
  EXPECT_EQ( teamsOf( assignTeams( zones, readRoster( rows ) ) ), ( std::vector<std::int32_t>{ 2, 1, 0 } ) );
  // A zone that only C may take has it, though C's own goes to the team that is left.
  zones[2].pinnedTeams = { "C" };
  EXPECT_EQ( teamsOf( assignTeams( zones, readRoster( rows ) ) ), ( std::vector<std::int32_t>{ 0, 1, 2 } ) );
}

TEST( TeamAssignment, takesTeamsInOrderWhereAllAreEqual )
{
  const Roster roster = readRoster( std::vector<RosterRow>{ row( "A", "leader", "yes", "yes" ),
                                                            row( "B", "leader", "yes", "yes" ),
                                                            row( "C", "leader", "yes", "yes" ) } );
  const std::vector<TeamZone> zones{ { 1, "", 1, {} }, { 2, "", 1, {} }, { 3, "", 1, {} } };
  EXPECT_EQ( teamsOf( assignTeams( zones, roster ) ), ( std::vector<std::int32_t>{ 0, 1, 2 } ) );
}

TEST( TeamAssignment, teamsWhosePlaceSendsNoneLeaveFromAny )
{
  const Roster roster =
      readRoster( std::vector<RosterRow>{ row( "A", "leader", "yes", "yes", {}, "car", "mid" ),
                                          row( "B", "leader", "yes", "yes", { "es" }, "car", "Moon" ),
                                          row( "C", "leader", "yes", "yes", {}, "car", "Moon" ),
                                          row( "D", "leader", "yes", "yes", {}, "car", "East" ) } );
  const std::vector<TeamZone> zones{ { 1, "Mid", 1, {} },
                                     { 2, "Mid", 1, { { "es", 3 } } },
                                     { 3, "Mid", 1, {} },
                                     { 4, "East", 1, { { "es", 1 } } } };
  const std::vector<TeamChoice> choices = assignTeams( zones, roster );
  EXPECT_EQ( teamsOf( choices ), ( std::vector<std::int32_t>{ 0, 1, 2, 3 } ) );
  EXPECT_EQ( choices[1].missing, "" );
  EXPECT_EQ( teamsOf( assignTeams( std::span( zones ).first( 1 ), roster ) ), std::vector<std::int32_t>{ 0 } )
      << "its own first";
}

TEST( TeamAssignment, aHomeIsCountedForEnglishOrItsFirstLanguage )
{
  EXPECT_EQ( countedLanguage( {} ), "" );
  EXPECT_EQ( countedLanguage( { "vi", "so" } ), "vi" );
  EXPECT_EQ( countedLanguage( { "vi", "en" } ), "en" );
}

TEST( TeamAssignment, aZoneGoesToATeamThatMakesAllOfItsVisits )
{
  std::vector<RosterRow> rows{ row( "Few", "leader", "yes", "yes" ), row( "Many", "leader", "yes", "yes" ) };
  rows[0].visitsAtMost = 6;
  const Roster roster = readRoster( rows );
  ASSERT_EQ( roster.teams[0].visitsAtMost, 6 );
  EXPECT_FALSE( roster.teams[1].visitsAtMost );
  std::vector<TeamZone> zones( 2 );
  zones[0].zone = 1;
  zones[0].visits = 7;
  zones[1].zone = 2;
  zones[1].visits = 6;
  EXPECT_EQ( teamsOf( assignTeams( zones, roster ) ), ( std::vector<std::int32_t>{ 1, 0 } ) );
  zones[1].visits = 7;
  const std::vector<TeamChoice> choices = assignTeams( zones, roster );
  EXPECT_EQ( teamsOf( choices ), ( std::vector<std::int32_t>{ -1, 1 } ) );
  EXPECT_EQ( choices[0].missing,
             "Zone 1 has no team: none is left that may go out from its staging place and "
             "makes its 7 visits in its time" );
}
