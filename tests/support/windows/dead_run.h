// SPDX-License-Identifier: GPL-2.0-or-later
// What a run leaves that dies before it keeps its files: a copy of a living one's, which nobody holds.
#pragma once
#include "privacy/file_set.h"

namespace doorstep::test
{
  // folder: where it writes.
  template <class Run> void killedRun( const std::filesystem::path &folder, Run run )
  {
    FileSet files;
    run( files );
    std::filesystem::path work;
    for ( const auto &entry : std::filesystem::directory_iterator( folder ) )
      if ( entry.path().filename().string().starts_with( WORK_FOLDER_PREFIX ) )
        work = entry.path();
    std::filesystem::path left = work;
    left += "0";
    std::filesystem::copy( work, left, std::filesystem::copy_options::recursive );
  }
}
