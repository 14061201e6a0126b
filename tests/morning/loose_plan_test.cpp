// SPDX-License-Identifier: GPL-2.0-or-later
// The plan that compactness is compared with is the same beside the first plan's bounds and after them.
#include "morning/loose_plan.h"

#include <gtest/gtest.h>

#include <cmath>

namespace doorstep
{
  namespace
  {
    // A staging place among homes on a grid that is not quite one.
    ZoneProblem town( int homes )
    {
      ZoneProblem problem;
      problem.stagings.push_back( { { 0, 0 }, 0 } );
      std::vector<Point> places{ { 0, 0 } };
      for ( int i = 0; i < homes; ++i )
      {
        const Point home{ 700.0 * ( i % 7 ) - 2100 + 37 * ( i % 3 ),
                          600.0 * ( i / 7 ) - 1500 + 53 * ( i % 5 ) };
        places.push_back( home );
        ZoneVisit visit;
        visit.position = home;
        visit.service = Minutes{ 15 };
        visit.code = "V" + std::to_string( i );
        problem.visits.push_back( visit );
      }
      problem.travel.size = places.size();
      for ( const Point &from : places )
        for ( const Point &to : places )
          problem.travel.minutes.push_back(
              static_cast<float>( ( std::abs( from.x - to.x ) + std::abs( from.y - to.y ) ) / 500 ) );
      problem.budget = Minutes{ 120 };
      return problem;
    }

    std::vector<std::vector<std::int32_t>> visitsOf( const ZonePlan &plan )
    {
      std::vector<std::vector<std::int32_t>> visits;
      for ( const ZoneRoute &route : plan.routes )
        visits.push_back( route.visits );
      return visits;
    }
  }

  TEST( LoosePlan, itIsTheSameBesideAnotherSearchAndAlone )
  {
    const ZoneProblem problem = town( 40 );
    SolveOptions options;
    options.steps = 5000;
    const ZonePlan alone = LooseSearch( 1, 60 ).take( problem, 10000, {} );
    LooseSearch beside( 1, 60 );
    options.found = [&]( std::int64_t steps )
    {
      EXPECT_EQ( steps, 5000 );
      beside.begin( problem, 10000 );
    };
    solveZones( problem, options );
    const ZonePlan taken = beside.take( problem, 10000, {} );
    EXPECT_EQ( taken.steps, 5000 );
    EXPECT_GT( taken.routes.size(), 4U );
    EXPECT_EQ( visitsOf( taken ), visitsOf( alone ) );
  }

  TEST( LoosePlan, withOtherStepsItIsSearchedForAnew )
  {
    const ZoneProblem problem = town( 30 );
    LooseSearch search( 1, 60 );
    search.begin( problem, 4000 );
    EXPECT_EQ( search.take( problem, 6000, {} ).steps, 3000 );
  }

  TEST( LoosePlan, itEndsWithWhoeverAskedForIt )
  {
    const ZoneProblem problem = town( 60 );
    const auto start = std::chrono::steady_clock::now();
    {
      LooseSearch search( 1, 600 );
      search.begin( problem, 2'000'000'000 );
      EXPECT_THROW( search.take( problem, 2'000'000'000, []( double ) { return false; } ), Cancelled );
    }
    const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - start;
    EXPECT_LT( gone.count(), 30 );
  }

  TEST( LoosePlan, aSearchThatIsCutHasNoneBesideIt )
  {
    const ZoneProblem problem = town( 30 );
    SolveOptions options;
    bool isTold = false;
    options.found = [&]( std::int64_t ) { isTold = true; };
    options.steps = 2000;
    options.advises = false;
    solveZones( problem, options );
    EXPECT_FALSE( isTold );
    options.advises = true;
    options.progress = []( double ) { return false; };
    EXPECT_TRUE( solveZones( problem, options ).cancelled );
    EXPECT_FALSE( isTold );
  }
}
