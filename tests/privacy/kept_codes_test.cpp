// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/kept_codes.h"

#include "privacy/deidentify.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace doorstep;

namespace
{
  ListedStudent student( const char *id, const char *address, bool held = false )
  {
    ListedStudent row;
    row.id = id;
    row.status = ListStatus::Matched;
    row.level = "point";
    row.position = Point{ 1, 2 };
    row.address = address;
    row.held = held;
    return row;
  }

  std::map<std::string, std::string> codes( const Deidentified &result )
  {
    std::map<std::string, std::string> of;
    for ( const CrosswalkEntry &entry : result.crosswalk.entries )
      of[entry.student] = entry.visit;
    return of;
  }
}

TEST( KeptCodes, whoIsKnownKeepsTheCodeAndWhoIsNewGetsANewOne )
{
  const std::vector<ListedStudent> first = { student( "1", "12 ELM ST" ), student( "2", "12 ELM ST" ),
                                             student( "3", "20 OAK AVE" ), student( "4", "30 OAK AVE" ) };
  Deidentified before = deidentify( first, {} );
  before.crosswalk.event = "the event";
  const auto old = codes( before );
  // 3 moved in with a new sibling 5; 4 is gone from the list; 6 is new.
  const std::vector<ListedStudent> second = { student( "6", "9 NEW RD" ), student( "5", "40 OAK AVE" ),
                                              student( "3", "40 OAK AVE" ), student( "2", "12 ELM ST" ),
                                              student( "1", "12 ELM ST" ) };
  const Deidentified after = deidentify( second, {}, &before.crosswalk );
  const auto now = codes( after );
  EXPECT_EQ( after.crosswalk.event, "the event" );
  for ( const char *id : { "1", "2", "3", "4" } )
    EXPECT_EQ( now.at( id ), old.at( id ) ) << id;
  EXPECT_EQ( now.at( "5" ), old.at( "3" ) );
  const std::set<std::string> had = { old.at( "1" ), old.at( "3" ), old.at( "4" ) };
  EXPECT_FALSE( had.contains( now.at( "6" ) ) ) << "nor is it one of whoever left";
  EXPECT_EQ( after.visits.size(), 3U );
}

TEST( KeptCodes, aSplitHouseholdKeepsTheCodeAtItsDoor )
{
  const Deidentified before = deidentify(
      std::vector{ student( "1", "12 ELM ST" ), student( "2", "12 ELM ST" ), student( "3", "12 ELM ST" ) },
      {} );
  const Deidentified after = deidentify(
      std::vector{ student( "1", "7 FAR RD" ), student( "2", "7 FAR RD" ), student( "3", "12 ELM ST" ) }, {},
      &before.crosswalk );
  const auto old = codes( before ), now = codes( after );
  EXPECT_EQ( now.at( "3" ), old.at( "3" ) );
  EXPECT_NE( now.at( "1" ), old.at( "1" ) );
  EXPECT_EQ( now.at( "1" ), now.at( "2" ) );
}

TEST( KeptCodes, whoIsNoLongerVisitedStandsOnNoVisitedCode )
{
  const Deidentified before = deidentify(
      std::vector{ student( "1", "12 ELM ST" ), student( "2", "12 ELM ST" ), student( "3", "20 OAK AVE" ) },
      {} );
  // 2 withdrew; the household of 3 is held.
  const Deidentified after = deidentify(
      std::vector{ student( "1", "12 ELM ST" ), student( "3", "20 OAK AVE", true ) }, {}, &before.crosswalk );
  const auto old = codes( before ), now = codes( after );
  EXPECT_EQ( now.at( "1" ), old.at( "1" ) );
  EXPECT_FALSE( now.contains( "2" ) ) << "else a leader's page would name a student who is not on the list";
  EXPECT_EQ( now.at( "3" ), old.at( "3" ) ) << "for the day on which the hold ends";
}
