// Files that appear whole or not at all: written beside their place, flushed to disk, then renamed.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace doorstep
{
  // Writes bytes to path, replacing a file that is there only once all is on disk. With ownerOnly the file is
  // readable by its owner alone (mode 0600). Throws InputError (folder missing, not writable, disk full).
  void writeWhole( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly = false );

  // All bytes of a file. Throws InputError where it cannot be read.
  std::string readWhole( const std::filesystem::path &path );
}
