// SPDX-License-Identifier: GPL-2.0-or-later
// What a run leaves that dies of SIGKILL before it keeps its files.
#pragma once
#include "privacy/file_set.h"

#include <csignal>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace doorstep::test
{
  // folder: where it writes.
  template <class Run> void killedRun( const std::filesystem::path &, Run run )
  {
    const pid_t child = ::fork();
    if ( child == 0 )
    {
      run( *new FileSet ); // not even its end runs
      ::kill( ::getpid(), SIGKILL );
    }
    int status = 0;
    ::waitpid( child, &status, 0 );
    ASSERT_TRUE( WIFSIGNALED( status ) );
  }
}
