#include "morning/travel_cache.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace doorstep
{
  namespace fs = std::filesystem;

  fs::path travelCacheFile( const fs::path &folder, std::uint64_t fingerprint )
  {
    constexpr std::size_t most = 8; // networks; each takes a few megabytes
    char name[48];
    std::snprintf( name, sizeof name, "travel-%016llx.dshier",
                   static_cast<unsigned long long>( fingerprint ) );
    const fs::path file = folder / name;
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
