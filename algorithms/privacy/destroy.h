// SPDX-License-Identifier: GPL-2.0-or-later
// How a file is destroyed: overwritten with random bytes that reach the disk, cut to nothing, and removed.
// What has a second name elsewhere, or is a link, loses its name alone: its content is not only the event's.
#pragma once
#include <cstdint>
#include <filesystem>

namespace doorstep
{
  enum class Destruction : std::uint8_t
  {
    Destroyed,
    AlreadyGone,
    UnlinkedOnly, // a symbolic link, or something that is no plain file
    SecondName,   // the content lives on under another name
    Failed
  };

  // isKey: the head of a sealed file, which holds the salt of its key, is overwritten and on disk before the
  // rest is touched. A folder is Failed.
  Destruction destroyFile( const std::filesystem::path &file, bool isKey = false );

  // A folder with all that is in it, links not followed; last of all the file called so. False where
  // something is left. anyway: what cannot be overwritten is removed all the same.
  bool destroyFolder( const std::filesystem::path &folder, const char *last, bool anyway );
}
