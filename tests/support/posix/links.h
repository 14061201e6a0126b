// SPDX-License-Identifier: GPL-2.0-or-later
// Symbolic links, where the system lets a test make them.
#pragma once
#include <filesystem>

namespace doorstep::test
{
  // False where it cannot be made: the test is to be skipped.
  inline bool madeLink( const std::filesystem::path &to, const std::filesystem::path &link )
  {
    std::filesystem::create_symlink( to, link );
    return true;
  }
}
