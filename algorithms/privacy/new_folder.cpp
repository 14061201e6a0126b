// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/new_folder.h"

#include "base/error.h"

#include <string>
#include <system_error>

namespace doorstep
{
  void NewFolder::make( const std::filesystem::path &folder, std::string_view parameter )
  {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::path missing = fs::absolute( folder, error ).lexically_normal();
    if ( !missing.has_filename() )
      missing = missing.parent_path(); // "maps/"
    std::vector<fs::path> made;
    for ( ; !missing.empty() && !fs::exists( missing, error ); missing = missing.parent_path() )
      made.push_back( missing );
    for ( auto it = made.rbegin(); it != made.rend(); ++it )
    {
      fs::create_directory( *it, error );
      if ( !error )
        mMade.insert( mMade.begin(), *it );
    }
    if ( !fs::is_directory( folder, error ) )
      throw InputError( std::string( parameter ) + " cannot be made: choose a folder that is writable." );
  }

  NewFolder::~NewFolder()
  {
    std::error_code notEmpty;
    for ( const std::filesystem::path &folder : mMade )
      std::filesystem::remove( folder, notEmpty );
  }
}
