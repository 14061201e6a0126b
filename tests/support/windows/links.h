// SPDX-License-Identifier: GPL-2.0-or-later
// Names of files that are open, and symbolic links, where the system lets a test make them: wine does not,
// nor does a Windows without its developer mode.
#pragma once
#include "base/platform/files.h"
#include "base/platform/windows/system.h"

#include <filesystem>

namespace doorstep::test
{
  // Whether the name of a file that somebody holds open goes when it is removed, and not when it is closed:
  // not under wine, nor before Windows 10.
  inline constexpr bool NAMES_GO_WHILE_OPEN = false;

  // False where it cannot be made: the test is to be skipped.
  inline bool madeLink( const std::filesystem::path &to, const std::filesystem::path &link )
  {
    constexpr DWORD withoutRights = 2;
    const DWORD folder = std::filesystem::is_directory( to ) ? SYMBOLIC_LINK_FLAG_DIRECTORY : 0;
    return ::CreateSymbolicLinkW( link.c_str(), to.c_str(), folder | withoutRights ) != 0 &&
           platform::infoOf( link ).value_or( platform::FileInfo() ).kind == platform::FileKind::Link;
  }
}
