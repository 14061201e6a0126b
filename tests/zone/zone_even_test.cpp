// SPDX-License-Identifier: GPL-2.0-or-later
// How even plans are: the fewest teams share what they have to do where that costs little, and what TEAMS say
// is as short as can be, unless shape comes first.
#include "zone/zone_even.h"

#include "zone/zone_shape.h"
#include "zone_cases.h"

#include <gmock/gmock.h>

using namespace doorstep;

namespace
{
  struct Lengths
  {
      double longest = 0, shortest = 1e9, travel = 0;
      std::size_t teams = 0;
      ZonePlan plan;
  };

  // advises: as planzones asks; without, the plan is left as the search by itself ends.
  Lengths solved( const ZoneProblem &problem, bool advises )
  {
    SolveOptions options;
    options.advises = advises;
    options.steps = 60000;
    Lengths lengths;
    lengths.plan = solveZones( problem, options );
    EXPECT_THAT( zone_cases::problemsOf( problem, lengths.plan ), testing::IsEmpty() );
    EXPECT_TRUE( lengths.plan.unserved.empty() );
    lengths.teams = lengths.plan.routes.size();
    for ( const ZoneRoute &route : lengths.plan.routes )
    {
      lengths.longest = std::max( lengths.longest, route.total.value() );
      lengths.shortest = std::min( lengths.shortest, route.total.value() );
      lengths.travel += route.travel.value();
    }
    return lengths;
  }

  void expectSame( const ZonePlan &a, const ZonePlan &b )
  {
    ASSERT_EQ( a.routes.size(), b.routes.size() );
    for ( std::size_t r = 0; r < a.routes.size(); ++r )
      EXPECT_EQ( a.routes[r].visits, b.routes[r].visits );
  }
}

TEST( ZoneEven, theFewestTeamsShareTheirWorkWhereThatCostsLittle )
{
  // One team would be at home after 98 minutes while another takes 234.
  const ZoneProblem problem = zone_cases::morning( 60, 4 );
  const Lengths found = solved( problem, false ), even = solved( problem, true );
  ASSERT_LT( found.shortest, 0.5 * found.longest );
  EXPECT_EQ( even.teams, found.teams );
  EXPECT_LT( even.longest, found.longest - 8 );
  EXPECT_GT( even.shortest, found.shortest + 50 );
  EXPECT_LE( even.travel, ( 1 + EVEN_PRICE ) * found.travel );
}

TEST( ZoneEven, whatIsEvenOrWouldCostMuchStays )
{
  // The first is even enough; the second has a short route that only detours would fill.
  for ( const std::uint64_t seed : { 5, 3 } )
  {
    const ZoneProblem problem = zone_cases::morning( seed == 5 ? 100 : 60, seed );
    expectSame( solved( problem, false ).plan, solved( problem, true ).plan );
  }
  // Least travel is asked for.
  ZoneProblem loose = zone_cases::morning( 60, 4 );
  loose.compactness = 0;
  expectSame( solved( loose, false ).plan, solved( loose, true ).plan );
}

TEST( ZoneEven, onlyWhereShapeComesFirstMayTheLongestRouteBeLonger )
{
  EXPECT_EQ( evenTolerance( 0 ), 0 );
  EXPECT_EQ( evenTolerance( 0.5 ), 0 ) << "as it is by default";
  EXPECT_DOUBLE_EQ( evenTolerance( 0.75 ), 0.05 );
  EXPECT_DOUBLE_EQ( evenTolerance( 1 ), 0.1 );

  ZoneProblem problem = zone_cases::morning( 150, 1 );
  problem.teamCount = 15;
  const Lengths even = solved( problem, true );
  problem.compactness = 1;
  const Lengths shaped = solved( problem, true );
  EXPECT_EQ( shaped.teams, 15U );
  EXPECT_LE( shaped.longest, 1.12 * even.longest );
  EXPECT_GE( shaped.shortest, 0.78 * even.shortest ) << "no team is left with little";
  EXPECT_LE( shareInOtherHulls( problem, shaped.plan ), shareInOtherHulls( problem, even.plan ) );
  EXPECT_LT( shaped.travel, even.travel );
}
