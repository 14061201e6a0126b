// SPDX-License-Identifier: GPL-2.0-or-later
// What the core asks of the system about its own process; see files.h.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace doorstep::platform
{
  // From the system's secure source.
  void randomBytes( unsigned char *bytes, std::size_t size );

  // A crash of this process leaves no memory on disk, from here on.
  void noCrashDumps();

  struct ApartLimits
  {
      std::size_t memory = 0;    // bytes, beyond what this process has already
      std::size_t answer = 0;    // bytes
      unsigned processor = 0;    // seconds
      unsigned long seconds = 0; // by the clock
  };

  // Where work cannot be done apart, because the system has no such processes or has no room for another.
  enum class Apart
  {
    Done, // or dead, or stopped at a limit: the answer tells
    NoRoom,
    Unknown // this system has no way for it
  };

  // Does the work in a process of its own that has all that this one has, and nothing of which comes back but
  // the answer. However it dies, it says nothing and leaves nothing. answer: empty where it took too long or
  // said too much.
  Apart workApart( const std::function<std::string()> &work, const ApartLimits &limits, std::string &answer );
}
