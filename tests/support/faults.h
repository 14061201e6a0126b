// SPDX-License-Identifier: GPL-2.0-or-later
// Faults of the disk at will: the calls that write below a folder are counted, and the n-th of them fails, as
// on a full disk or a broken one, or is where the process is killed. faults.cpp has the calls themselves
// (write, rename, fsync …), which whoever links it calls in place of the C library's, QGIS and SQLite
// included.
#pragma once
#include <string>

namespace doorstep::test
{
  enum class FaultKind
  {
    Count,    // none: how many calls are there?
    FailOnce, // the n-th fails
    FailOn,   // the n-th and all that write after it: a full disk
    FailSync, // the n-th fsync fails, and nothing else is counted
    Kill,     // SIGKILL before the n-th
    Keep      // ftruncate and unlink do nothing: what was written can be looked at
  };

  void beginFaults( const std::string &folder, FaultKind kind, long at );
  // The number of calls since; faults end.
  long endFaults();
}
