// SPDX-License-Identifier: GPL-2.0-or-later
// Whole plans on small street maps drawn at random: none crashes, and each is what it says.
#include "plan_checks.h"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace doorstep;
using namespace doorstep::test;

TEST( AnyPlan, holdsOnAnyStreetMap )
{
  const std::uint64_t plans = countAsked( "DOORSTEP_PLANS", 150 );
  for ( std::uint64_t seed = 1; seed <= plans; ++seed )
    ASSERT_EQ( wrongInPlan( anyMap( seed ), seed % 3 == 0 ? 0 : 15 ), "" ) << "seed " << seed;
}

TEST( AnyPlan, homesRoundTheBulbOfACourt )
{
  for ( std::uint64_t seed = 1; seed <= 60; ++seed )
    ASSERT_EQ( wrongInPlan( courtMap( seed ), 15 ), "" ) << "seed " << seed;
}

TEST( AnyPlan, saysWhichNamesWereTakenForFreeways )
{
  // No column of classes: a house nearer to I 10 than to its frontage road.
  StreetMap map;
  map.lines.resize( 3 );
  map.lines[0].points = { { -2000, 100 }, { 4000, 100 } };
  map.lines[0].name = "I 10";
  map.lines[0].feature = 41;
  map.lines[1].points = { { 0, 0 }, { 800, 0 } };
  map.lines[1].name = "E Frontage Rd";
  map.lines[2].points = { { 0, 100 }, { 0, 0 }, { 0, -400 } };
  map.lines[2].name = "N A Ave";
  map.places = { { 0, -390 }, { 400, 70 } };
  const PlanAnswer answer = planMorning( questionOn( map, 15 ) );
  ASSERT_EQ( answer.zones.size(), 1U );
  EXPECT_NE( answer.zones[0].directions[1].text.en().find( "onto E Frontage Rd" ), std::string::npos )
      << answer.zones[0].directions[1].text.en();
  const auto told =
      std::find_if( answer.warnings.begin(), answer.warnings.end(),
                    []( const std::string &w ) { return w.find( "freeway" ) != std::string::npos; } );
  ASSERT_NE( told, answer.warnings.end() );
  EXPECT_NE( told->find( "feature 41" ), std::string::npos ) << *told;
}
