// SPDX-License-Identifier: GPL-2.0-or-later
// Progress and cancel are one callback: it is told the share done, 0 to 1, and answers whether to go on.
#pragma once
#include "base/error.h"

#include <functional>

namespace doorstep
{
  using Progress = std::function<bool( double share )>;

  // Reports and throws Cancelled where the answer is no. An empty callback always goes on.
  inline void report( const Progress &progress, double share )
  {
    if ( progress && !progress( share ) )
      throw Cancelled();
  }

  // The part [from, to] of a larger whole, as a callback for a step of it.
  inline Progress part( const Progress &progress, double from, double to )
  {
    if ( !progress )
      return {};
    return [progress, from, to]( double share ) { return progress( from + ( to - from ) * share ); };
  }
}
