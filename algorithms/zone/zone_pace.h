// SPDX-License-Identifier: GPL-2.0-or-later
// How far the search has come and when it must end: after its steps, or when time or the user says so.
#pragma once
#include "zone/zone_problem.h"

#include <chrono>
#include <cstdint>
#include <ctime>

namespace doorstep
{
  class Pace
  {
    public:
      Pace( const SolveOptions &options, std::int64_t steps );

      // Counts a step; the clock and the user are asked now and then.
      void step()
      {
        if ( ( ++mDone & 127 ) == 0 )
          look();
      }
      // Counts one that is worth so many.
      void step( std::int64_t worth )
      {
        mDone += worth;
        look();
      }
      // 0 to 1 over the whole search: of its steps or, where time will not suffice for them, of what time
      // there is.
      double share() const
      {
        const double ofSteps = mPaced ? 0 : static_cast<double>( mDone ) / static_cast<double>( mSteps );
        return ofSteps > mShare ? ofSteps : mShare;
      }
      bool over( double untilShare ) const { return mStopped || share() >= untilShare; }
      bool stopped() const { return mStopped; }
      bool cut() const { return mCut; }
      bool cancelled() const { return mCancelled; }
      std::int64_t done() const { return mDone; }
      std::int64_t steps() const { return mSteps; }
      void look();
      double elapsed() const; // seconds since the start

    private:
      const SolveOptions &mOptions;
      std::int64_t mSteps, mDone = 0;
      std::chrono::steady_clock::time_point mStart;
      std::clock_t mProcessorStart;
      double mShare = 0;
      bool mPaced, mStopped = false, mCut = false, mCancelled = false;
  };

  // base to the power of an exponent in [0, 1], by square roots alone: the same on any machine.
  double rootPower( double base, double exponent );

  // Random numbers of the exponential distribution with mean 1, from a table made by exact operations.
  class Exponential
  {
    public:
      Exponential();
      double operator[]( std::uint32_t random ) const { return mTable[random >> 20U]; }

    private:
      double mTable[4096];
  };
}
