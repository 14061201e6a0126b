// SPDX-License-Identifier: GPL-2.0-or-later
// Names of files that are open, and symbolic links, where the system lets a test make them.
#pragma once
#include <filesystem>

namespace doorstep::test
{
  // Whether the name of a file that somebody holds open goes when it is removed, and not when it is closed.
  inline constexpr bool NAMES_GO_WHILE_OPEN = true;

  // False where it cannot be made: the test is to be skipped.
  inline bool madeLink( const std::filesystem::path &to, const std::filesystem::path &link )
  {
    std::filesystem::create_symlink( to, link );
    return true;
  }
}
