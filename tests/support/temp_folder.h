// SPDX-License-Identifier: GPL-2.0-or-later
// A folder of a test's own that goes with it.
#pragma once
#include <filesystem>
#include <string>
#include <unistd.h>

namespace doorstep
{
  class TempFolder
  {
    public:
      TempFolder()
      {
        std::string name = ( std::filesystem::temp_directory_path() / "doorstep_test_XXXXXX" ).string();
        mPath = ::mkdtemp( name.data() );
      }
      TempFolder( const TempFolder & ) = delete;
      TempFolder &operator=( const TempFolder & ) = delete;
      ~TempFolder()
      {
        std::error_code ignored;
        std::filesystem::remove_all( mPath, ignored );
      }
      std::filesystem::path operator/( const std::string &name ) const { return mPath / name; }
      const std::filesystem::path &path() const { return mPath; }

    private:
      std::filesystem::path mPath;
  };
}
