// SPDX-License-Identifier: GPL-2.0-or-later
// Whether nobody but its owner can read a file, or enter a folder.
#pragma once
#include <filesystem>
#include <sys/stat.h>

namespace doorstep::test
{
  inline bool isOwnersAlone( const std::filesystem::path &path )
  {
    struct stat status = {};
    return ::lstat( path.c_str(), &status ) == 0 &&
           ( status.st_mode & 0777U ) == ( S_ISDIR( status.st_mode ) ? 0700U : 0600U );
  }

  // What is private then is so by its own mode.
  inline void letOthersRead()
  {
    ::umask( 022 );
  }
}
