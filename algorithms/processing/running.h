// SPDX-License-Identifier: GPL-2.0-or-later
// The runs that are under way, so that the plugin can end them before it goes.
#pragma once
#include <qgsfeedback.h>

namespace doorstep
{
  // Lives as long as a run.
  class RunningNow
  {
    public:
      explicit RunningNow( QgsFeedback *feedback );
      ~RunningNow();
      RunningNow( const RunningNow & ) = delete;
      RunningNow &operator=( const RunningNow & ) = delete;
  };

  struct Runs
  {
      int here = 0;      // in the thread that asks: they end only after it has returned to them
      int elsewhere = 0; // in threads of their own
  };
  Runs runs();

  // Asks all to end; from any thread.
  void cancelRuns();
}
