// SPDX-License-Identifier: GPL-2.0-or-later
// Published instances and made-up mornings at fixed steps: the same on any machine.
#include "vrp_instance.h"
#include "zone/zone_shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

using namespace doorstep;

namespace
{
  struct Reference
  {
      const char *file;
      double best;    // known
      double percent; // above it at most
      std::int64_t steps;
  };

  // What GoogleTest names a case by; else by its bytes, which are an address.
  void PrintTo( const Reference &reference, std::ostream *out )
  {
    *out << reference.file;
  }

  std::filesystem::path shared( const std::string &file )
  {
    return std::filesystem::path( DOORSTEP_SHARED_DATA ) / "vrp" / file;
  }

  class RoutingInstance : public testing::TestWithParam<Reference>
  {
  };

  ZonePlan solve( const VrpInstance &instance, std::int64_t steps )
  {
    SolveOptions options;
    options.steps = steps;
    return solveZones( instance.problem, options );
  }
}

TEST_P( RoutingInstance, isNearTheBestKnown )
{
  const Reference &reference = GetParam();
  if ( !std::filesystem::exists( shared( reference.file ) ) )
    GTEST_SKIP() << "The shared routing instances are not here.";
  const VrpInstance instance = readVrpInstance( shared( reference.file ) );
  const ZonePlan plan = solve( instance, reference.steps );
  EXPECT_TRUE( instance.feasible( plan ) );
  EXPECT_GE( instance.cost( plan ), reference.best - 0.01 );
  EXPECT_LE( instance.cost( plan ), reference.best * ( 1 + reference.percent / 100 ) );
}

INSTANTIATE_TEST_SUITE_P( Published, RoutingInstance,
                          testing::Values( Reference{ "CMT6.vrp", 555.43, 0.01, 100000 },
                                           Reference{ "CMT8.vrp", 865.94, 0.2, 150000 },
                                           Reference{ "X-n101-k25.vrp", 27591, 0.2, 500000 },
                                           Reference{ "X-n303-k21.vrp", 21736, 2.5, 200000 } ) );

TEST( Mornings, fewTeamsThatDoNotOverlap )
{
  if ( !std::filesystem::exists( shared( "morning-176.txt" ) ) )
    GTEST_SKIP() << "The shared mornings are not here.";
  VrpInstance instance = readVrpInstance( shared( "morning-176.txt" ) );
  const ZonePlan plan = solve( instance, 60000 );
  EXPECT_TRUE( instance.feasible( plan ) );
  EXPECT_EQ( plan.routes.size(), 11U );
  EXPECT_LT( shareInOtherHulls( instance.problem, plan ), 0.08 );
  EXPECT_LT( instance.cost( plan ), 1.1 * 177 );
  instance.problem.compactness = 0;
  const ZonePlan cheap = solve( instance, 60000 );
  EXPECT_EQ( cheap.routes.size(), 11U );
  EXPECT_LT( instance.cost( cheap ), 1.01 * 177 );
}
