// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of a test's own that goes with it.
#pragma once
#include "base/file.h"
#include "base/path_text.h"

#include <filesystem>
#include <string>

namespace doorstep
{
  class TempFolder
  {
    public:
      TempFolder() : mPath( std::filesystem::temp_directory_path() / ( "doorstep_test_" + randomName() ) )
      {
        std::filesystem::create_directory( mPath );
      }
      TempFolder( const TempFolder & ) = delete;
      TempFolder &operator=( const TempFolder & ) = delete;
      ~TempFolder()
      {
        std::error_code ignored;
        std::filesystem::remove_all( mPath, ignored );
      }
      std::filesystem::path operator/( const std::string &name ) const { return mPath / pathOf( name ); }
      const std::filesystem::path &path() const { return mPath; }

    private:
      std::filesystem::path mPath;
  };
}
