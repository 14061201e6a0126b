// SPDX-License-Identifier: GPL-2.0-or-later
// Files that appear whole or not at all: written beside their place, flushed to disk, then renamed.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace doorstep
{
  // Writes bytes to path, replacing a file that is there only once all is on disk. With ownerOnly the file is
  // readable by its owner alone (mode 0600). Throws InputError (folder missing, not writable, disk full).
  void writeWhole( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly = false );

  // Writes a file that must not be there yet, nor be a link (O_EXCL, O_NOFOLLOW); on disk when it returns,
  // and gone where that fails. Throws InputError.
  void writeNew( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly );

  // What others wrote, or the names in a folder, are on disk when these return. Throw InputError.
  void syncFile( const std::filesystem::path &path );
  void syncFolder( const std::filesystem::path &folder );

  // Twelve random hex digits, for names that no two runs share.
  std::string randomName();

  // All bytes of a file. Throws InputError where it cannot be read.
  std::string readWhole( const std::filesystem::path &path );
}
