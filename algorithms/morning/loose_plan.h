// SPDX-License-Identifier: GPL-2.0-or-later
// The plan with travel alone that a plan is compared with, to say what compactness costs. Half of the plan's
// steps are taken for it, on another core while the plan's own bounds are stated, where there is one: the
// same plan either way.
#pragma once
#include "zone/zone_problem.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>

namespace doorstep
{
  class LooseSearch
  {
    public:
      LooseSearch( std::uint64_t seed, double secondsAtMost );
      LooseSearch( const LooseSearch & ) = delete;
      LooseSearch &operator=( const LooseSearch & ) = delete;
      ~LooseSearch();

      // Begins, once; steps: of the plan that was found.
      void begin( const ZoneProblem &problem, std::int64_t steps );
      // Waits for what was begun, or searches where it was begun with other steps or not. Throws Cancelled.
      ZonePlan take( const ZoneProblem &problem, std::int64_t steps, const Progress &progress );

    private:
      ZonePlan search( ZoneProblem problem, std::int64_t steps, Progress progress ) const;

      std::uint64_t mSeed;
      double mSecondsAtMost;
      std::chrono::steady_clock::time_point mStart = std::chrono::steady_clock::now();
      std::atomic<bool> mStopped = false;
      std::int64_t mSteps = 0;
      std::future<ZonePlan> mFound;
  };
}
