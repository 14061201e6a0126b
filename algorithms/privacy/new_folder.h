// SPDX-License-Identifier: GPL-2.0-or-later
// A folder that a run makes for its files, and that goes again where it writes none.
#pragma once
#include <filesystem>
#include <string_view>
#include <vector>

namespace doorstep
{
  // Makes a folder with those above it; when this goes, those that it made and that are still empty go too.
  class NewFolder
  {
    public:
      NewFolder() = default;
      NewFolder( const NewFolder & ) = delete;
      NewFolder &operator=( const NewFolder & ) = delete;
      ~NewFolder();
      // Throws InputError, naming the parameter.
      void make( const std::filesystem::path &folder, std::string_view parameter );

    private:
      std::vector<std::filesystem::path> mMade; // the innermost first
  };
}
