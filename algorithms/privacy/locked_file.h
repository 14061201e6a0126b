// SPDX-License-Identifier: GPL-2.0-or-later
// A file that several processes append to in turn: open under an exclusive lock that lasts as long as the
// object.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace doorstep
{
  class LockedFile
  {
    public:
      // Makes the file (mode 0600) where there is none; waits for the lock. what names it in messages. Throws
      // InputError; a symbolic link is refused.
      LockedFile( const std::filesystem::path &path, std::string what );
      LockedFile( const LockedFile & ) = delete;
      LockedFile &operator=( const LockedFile & ) = delete;
      ~LockedFile();

      std::string read() const;
      // In one write, flushed to disk; on failure the file is as before. Throws InputError.
      void append( std::string_view bytes );

    private:
      std::string mWhat;
      int mFile = -1;
  };
}
