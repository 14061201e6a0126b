// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_pace.h"

#include <cmath>

namespace doorstep
{
  Pace::Pace( const SolveOptions &options, std::int64_t steps )
      : mOptions( options ),
        mSteps( steps > 0 ? steps : 1 ),
        mStart( std::chrono::steady_clock::now() ),
        mProcessorStart( std::clock() ),
        mPaced( options.pacedSeconds > 0 )
  {
    look();
  }

  double Pace::elapsed() const
  {
    if ( mOptions.pacedByProcessor )
      return static_cast<double>( std::clock() - mProcessorStart ) / CLOCKS_PER_SEC;
    return std::chrono::duration<double>( std::chrono::steady_clock::now() - mStart ).count();
  }

  void Pace::look()
  {
    const double now = elapsed();
    if ( mPaced )
      mShare = now / mOptions.pacedSeconds;
    // Time counts only once three tenths of it are gone, so that it is of no consequence to a search that has
    // far fewer steps to do; the rest is hurried through all its phases instead of being cut off in an early
    // one.
    else if ( now > 0.3 * mOptions.secondsAtMost )
    {
      const double ofTime = ( now / mOptions.secondsAtMost - 0.3 ) / 0.7;
      if ( ofTime > share() )
      {
        mShare = ofTime;
        mCut = true;
      }
    }
    if ( now >= mOptions.secondsAtMost )
      mCut = mStopped = true;
    if ( mOptions.progress && !mOptions.progress( share() < 1 ? share() : 1 ) )
      mCancelled = mStopped = true;
  }

  double rootPower( double base, double exponent )
  {
    double result = 1, root = base;
    for ( int bit = 0; bit < 24; ++bit )
    {
      root = std::sqrt( root );
      exponent *= 2;
      if ( exponent >= 1 )
      {
        result *= root;
        exponent -= 1;
      }
    }
    return result;
  }

  Exponential::Exponential()
  {
    // -ln u for the middle of each interval: u = m * 2^-k with m in [1, 2), ln m = 2 atanh( (m-1) / (m+1) ).
    const double ln2 = 0.693147180559945309417;
    for ( int i = 0; i < 4096; ++i )
    {
      double u = ( i + 0.5 ) / 4096, halvings = 0;
      for ( ; u < 1; u *= 2 )
        halvings += 1;
      const double z = ( u - 1 ) / ( u + 1 );
      double term = z, sum = 0;
      for ( int n = 1; n < 60; n += 2 )
      {
        sum += term / n;
        term *= z * z;
      }
      mTable[i] = halvings * ln2 - 2 * sum;
    }
  }
}
