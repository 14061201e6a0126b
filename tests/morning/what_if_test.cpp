// SPDX-License-Identifier: GPL-2.0-or-later
// What other numbers of teams, and other minutes, would serve.
#include "base/random.h"
#include "morning/plan_morning.h"
#include "morning/report.h"

#include <gmock/gmock.h>

using namespace doorstep;
using testing::HasSubstr;

namespace
{
  // Homes on a square of 6 km around the staging place; straight lines.
  PlanQuestion square( int visits )
  {
    PlanQuestion question;
    Random random( 7 );
    for ( int v = 0; v < visits; ++v )
    {
      PlanVisit visit;
      visit.position = { random.between( 0, 6000 ), random.between( 0, 6000 ) };
      visit.code = "C" + std::to_string( 1000 + v );
      question.visits.push_back( visit );
    }
    question.stagings.push_back( { { 3000, 3000 }, "School", "", 0, 1 } );
    question.steps = 20000;
    question.asksWhatIf = true;
    return question;
  }
}

TEST( WhatIf, tellsWhatEachNumberOfTeamsAndMinutesServes )
{
  PlanQuestion question = square( 60 );
  question.teams = 5;
  const PlanAnswer answer = planMorning( question );
  ASSERT_EQ( answer.zones.size(), 5U );
  ASSERT_TRUE( answer.whatIf );
  const WhatIf &grid = *answer.whatIf;
  EXPECT_EQ( grid.teams, ( std::vector<std::int32_t>{ 2, 3, 4, 5, 6, 7, 8 } ) );
  EXPECT_EQ( grid.minutes, ( std::vector<double>{ 180, 210, 240, 270, 300 } ) );
  EXPECT_EQ( grid.visits, 60 );
  const auto served = [&]( std::size_t row, std::size_t column ) { return grid.served[row * 7 + column]; };
  for ( std::size_t row = 0; row < 5; ++row )
    for ( std::size_t column = 0; column < 7; ++column )
    {
      // Doors alone: a team has no more than its minutes.
      const auto most =
          static_cast<std::int32_t>( grid.teams[column] * std::floor( grid.minutes[row] / 15 ) );
      EXPECT_LE( served( row, column ), std::min( 60, most ) ) << row << " " << column;
      EXPECT_GE( served( row, column ), std::min( 60, most / 2 ) ) << row << " " << column;
      if ( column > 0 )
      {
        EXPECT_GE( served( row, column ), served( row, column - 1 ) );
      }
      if ( row > 0 )
      {
        EXPECT_GE( served( row, column ), served( row - 1, column ) );
      }
    }
  EXPECT_EQ( served( 2, 3 ), 60 - answer.unserved ) << "the plan itself";
  EXPECT_EQ( served( 4, 6 ), 60 );
  // The same as a plan of its own says.
  question.teams = 3;
  question.asksWhatIf = false;
  const PlanAnswer fewer = planMorning( question );
  EXPECT_FALSE( fewer.whatIf );
  EXPECT_NEAR( served( 2, 1 ), 60 - fewer.unserved, 2 );
}

TEST( WhatIf, isAPictureInTheReportOnlyWhereItIsAskedFor )
{
  PlanQuestion question = square( 20 );
  const PlanAnswer answer = planMorning( question );
  const std::string report = planReport( question, answer );
  EXPECT_THAT( report, HasSubstr( "<h2>What if</h2>" ) );
  EXPECT_THAT( report, HasSubstr( "aria-label=\"Visits left, by teams and minutes\"" ) );
  EXPECT_THAT( report, HasSubstr( ">240 min</text>" ) );
  EXPECT_THAT( report, HasSubstr( ">all</text>" ) );
  EXPECT_THAT( report, HasSubstr( ">1 team</text>" ) );
  question.asksWhatIf = false;
  PlanAnswer plain = planMorning( question );
  const std::string without = planReport( question, plain );
  EXPECT_EQ( without.find( "What if" ), std::string::npos );
  plain.whatIf = answer.whatIf;
  EXPECT_EQ( planReport( question, plain ), report ) << "the same plan";
}
