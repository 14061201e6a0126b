// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/debrief.h"

#include "base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace doorstep;
using testing::ElementsAre;

namespace
{
  void add( std::vector<DebriefVisit> &visits, int count, std::int32_t zone, const std::string &outcome )
  {
    for ( int i = 0; i < count; ++i )
      visits.push_back( { "code", zone, outcome } );
  }
}

TEST( Privacy15, outcomesAreCountedByGroupsThatReachElevenAndRareOnesJoined )
{
  std::vector<DebriefVisit> visits;
  add( visits, 6, 0, "Home" );
  add( visits, 6, 1, "home " );
  add( visits, 20, 2, "Home" );
  add( visits, 12, 0, "Nobody home" );
  add( visits, 12, 2, "Nobody home" );
  add( visits, 2, 2, "Moved to Mars" );
  add( visits, 12, 1, "" );
  add( visits, 1, -1, "" );
  const std::vector<Neighbours> row = { { 0, 1, 1 }, { 1, 2, 1 } };
  const DebriefCounts result = countOutcomes( visits, 3, row );
  EXPECT_THAT( result.outcomes, ElementsAre( "home", "nobody home", "other", "not reported" ) );
  ASSERT_EQ( result.parts.size(), 3U );
  EXPECT_THAT( result.parts[0], ElementsAre( 0, -1 ) ) << "the visit without a zone joins the smallest group";
  EXPECT_THAT( result.parts[1], ElementsAre( 1 ) );
  EXPECT_THAT( result.counts, ElementsAre( 6, 12, 0, 1, 6, 0, 0, 12, 20, 12, 2, 0 ) );
  for ( std::size_t i = 0; i < result.counts.size(); ++i )
    if ( result.table.cells[i] )
    {
      EXPECT_GE( *result.table.cells[i], SMALLEST_CELL );
    }
  EXPECT_FALSE( result.table.columnTotals[2] ) << "two visits to Mars are nobody's business";
  EXPECT_EQ( result.table.total, 71 );
}

// Counts that were published without a ledger are asked for once the parts are known, and hold back what
// moved.
TEST( Privacy15, countsOfAnEarlierTableHoldBackWhatMovedALittle )
{
  std::vector<DebriefVisit> visits;
  add( visits, 30, 0, "home" );
  add( visits, 30, 0, "nobody home" );
  int asked = 0;
  const EarlierTable earlier = [&]( const DebriefCounts &today )
  {
    ++asked;
    EXPECT_EQ( today.parts.size(), 1U );
    EXPECT_EQ( today.outcomes.size(), 2U );
    return PublishedTable{ 1, 2, { 29, 30 }, { 59 }, { 29, 30 }, 59 };
  };
  const DebriefCounts result = countOutcomes( visits, 1, {}, SMALLEST_CELL, {}, earlier );
  EXPECT_EQ( asked, 1 );
  EXPECT_EQ( countOutcomes( visits, 1, {} ).table.total, 60 );
  EXPECT_EQ( result.table.total, std::nullopt ) << "one more than before is a family";
  EXPECT_EQ( result.table.cells[0], std::nullopt );
}

TEST( Debrief, nothingToCountAndAZoneTooMany )
{
  EXPECT_TRUE( countOutcomes( {}, 0, {} ).parts.empty() );
  const std::vector<DebriefVisit> visits = { { "code", 5, "home" } };
  EXPECT_THROW( countOutcomes( visits, 2, {} ), InputError );
}

TEST( Debrief, studentsHaveTheOutcomeOfTheirVisit )
{
  Crosswalk crosswalk;
  for ( const auto &[student, visit] :
        { std::pair{ "S1", "A" }, { "S2", "A" }, { "S3", "B" }, { "S4", "Z" } } )
  {
    CrosswalkEntry entry;
    entry.student = student;
    entry.visit = visit;
    crosswalk.entries.push_back( entry );
  }
  const std::vector<DebriefVisit> visits = { { "A", 0, "met" }, { "B", 0, "" }, { "C", 0, "moved" } };
  EXPECT_EQ(
      outcomesOfStudents( crosswalk, visits ),
      ( std::map<std::string, std::string>{ { "S1", "met" }, { "S2", "met" }, { "S3", "not reported" } } ) );
}
