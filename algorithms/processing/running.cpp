// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/running.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

namespace doorstep
{
  namespace
  {
    struct Run
    {
        const RunningNow *run;
        QgsFeedback *feedback;
        std::thread::id thread;
    };

    std::recursive_mutex &guard() // cancelling may call back into whoever listens
    {
      static std::recursive_mutex mutex;
      return mutex;
    }

    std::vector<Run> &all()
    {
      static std::vector<Run> runs;
      return runs;
    }
  }

  RunningNow::RunningNow( QgsFeedback *feedback )
  {
    const std::lock_guard lock( guard() );
    all().push_back( { this, feedback, std::this_thread::get_id() } );
  }

  RunningNow::~RunningNow()
  {
    const std::lock_guard lock( guard() );
    all().erase(
        std::remove_if( all().begin(), all().end(), [this]( const Run &run ) { return run.run == this; } ),
        all().end() );
  }

  Runs runs()
  {
    const std::lock_guard lock( guard() );
    Runs count;
    for ( const Run &run : all() )
      ++( run.thread == std::this_thread::get_id() ? count.here : count.elsewhere );
    return count;
  }

  void cancelRuns()
  {
    const std::lock_guard lock( guard() );
    for ( const Run &run : all() )
      if ( run.feedback )
        run.feedback->cancel();
  }
}
