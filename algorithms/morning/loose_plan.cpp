// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/loose_plan.h"

#include "base/parallel.h"

#include <algorithm>

namespace doorstep
{
  LooseSearch::LooseSearch( std::uint64_t seed, double secondsAtMost )
      : mSeed( seed ), mSecondsAtMost( secondsAtMost )
  {
  }

  LooseSearch::~LooseSearch()
  {
    mStopped = true;
    if ( mFound.valid() )
      mFound.wait();
  }

  void LooseSearch::begin( const ZoneProblem &problem, std::int64_t steps )
  {
    if ( mFound.valid() || coreCount() < 2 )
      return;
    mSteps = steps;
    mFound = std::async( std::launch::async, [this, problem, steps]
                         { return search( problem, steps, [this]( double ) { return !mStopped; } ); } );
  }

  ZonePlan LooseSearch::take( const ZoneProblem &problem, std::int64_t steps, const Progress &progress )
  {
    if ( !mFound.valid() || mSteps != steps )
      return search( problem, steps, progress );
    while ( mFound.wait_for( std::chrono::milliseconds( 100 ) ) != std::future_status::ready )
      report( progress, 0.5 );
    return mFound.get();
  }

  ZonePlan LooseSearch::search( ZoneProblem problem, std::int64_t steps, Progress progress ) const
  {
    const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - mStart;
    problem.compactness = 0;
    SolveOptions options;
    options.steps = std::max<std::int64_t>( steps / 2, 1 );
    options.seed = mSeed;
    options.secondsAtMost = mSecondsAtMost - gone.count();
    options.progress = std::move( progress );
    // Its routes alone are asked for.
    options.advises = false;
    ZonePlan plan = solveZones( problem, options );
    if ( plan.cancelled )
      throw Cancelled();
    return plan;
  }
}
