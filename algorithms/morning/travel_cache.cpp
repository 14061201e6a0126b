// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/travel_cache.h"

#include <algorithm>
#include <string>
#include <vector>

namespace doorstep
{
  namespace fs = std::filesystem;

  fs::path travelCacheFile( const fs::path &folder, const Fingerprint &fingerprint )
  {
    constexpr std::size_t most = 8;   // networks; each takes a few megabytes
    constexpr std::size_t named = 16; // bytes of the fingerprint; the file holds all of it
    std::string name = "travel-";
    for ( std::size_t i = 0; i < named; ++i )
    {
      const unsigned byte = fingerprint[i];
      for ( const unsigned half : { byte >> 4U, byte & 15U } )
        name += "0123456789abcdef"[half];
    }
    const fs::path file = folder / ( name + ".dshier" );
    std::error_code error;
    fs::create_directories( folder, error );
    if ( fs::exists( file, error ) )
    {
      fs::last_write_time( file, fs::file_time_type::clock::now(), error ); // used again
      return file;
    }
    std::vector<std::pair<fs::file_time_type, fs::path>> kept;
    for ( fs::directory_iterator it( folder, error ), end; !error && it != end; it.increment( error ) )
      if ( it->path().extension() == ".dshier" )
        kept.emplace_back( it->last_write_time( error ), it->path() );
    std::sort( kept.begin(), kept.end() );
    for ( std::size_t i = 0; i + most <= kept.size(); ++i )
      fs::remove( kept[i].second, error );
    return file;
  }
}
