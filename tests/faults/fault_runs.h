// SPDX-License-Identifier: GPL-2.0-or-later
// Runs of something in a child process with a fault at its n-th call, and what the folder is like afterwards.
//   FaultTable table( "geocode" );
//   for ( … ) { const RunEnd end = runWithFault( folder, FaultKind::Kill, n, [&] { return run(); } ); … }
// DOORSTEP_SOAK=whole takes every n, DOORSTEP_SOAK=sample ten times as many as a test has time for.
#pragma once
#include "faults.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace doorstep::test
{
  enum class RunEnd
  {
    Success, // as the run itself says
    Error,
    Killed
  };

  // run() says whether it succeeded. calls: how many there were, where it lived to tell.
  template <class Run>
  RunEnd runWithFault( const std::filesystem::path &folder, FaultKind kind, long at, Run run,
                       long *calls = nullptr )
  {
    int told[2];
    if ( ::pipe( told ) != 0 )
      return RunEnd::Error;
    const pid_t child = ::fork();
    if ( child == 0 )
    {
      ::alarm( 120 );
      beginFaults( folder.string(), kind, at );
      bool good = false;
      try
      {
        good = run();
      }
      catch ( const std::exception & )
      {
      }
      const long count = endFaults();
      [[maybe_unused]] const ssize_t ignored = ::write( told[1], &count, sizeof( count ) );
      ::_exit( good ? 0 : 1 );
    }
    ::close( told[1] );
    long count = 0;
    [[maybe_unused]] const ssize_t ignored = ::read( told[0], &count, sizeof( count ) );
    ::close( told[0] );
    int status = 0;
    ::waitpid( child, &status, 0 );
    if ( calls )
      *calls = count;
    return WIFSIGNALED( status )        ? RunEnd::Killed
           : WEXITSTATUS( status ) == 0 ? RunEnd::Success
                                        : RunEnd::Error;
  }

  inline bool soaking()
  {
    return std::getenv( "DOORSTEP_SOAK" ) != nullptr;
  }

  // How many of the calls are tried, where a test has time for so many.
  inline long momentsOf( long inATest, long calls )
  {
    const std::string soak = soaking() ? std::getenv( "DOORSTEP_SOAK" ) : "";
    const long wanted = soak == "whole" ? calls : soak.empty() ? inATest : 10 * inATest;
    return std::max( 1L, std::min( wanted, calls ) );
  }

  // The row of metadata/decisions/trust.md: every column but the first three must be 0.
  struct FaultTable
  {
      explicit FaultTable( const char *of ) : what( of ) {}
      ~FaultTable()
      {
        std::cout << "| " << what << " | " << runs << " | " << kills << " | " << halfWritten << " | " << lost
                  << " | " << leftOver << " | " << falseSuccesses << " |\n";
      }
      const char *what;
      int runs = 0, kills = 0, halfWritten = 0, lost = 0, leftOver = 0, falseSuccesses = 0;
  };
}
