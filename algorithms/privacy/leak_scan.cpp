#include "privacy/leak_scan.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/leak_patterns.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 6; // a zip in a zip …

    class Scan
    {
      public:
        explicit Scan( std::span<const std::string> markers ) : mPatterns( markers ) {}

        void look( const std::filesystem::path &file, std::string_view bytes, const std::string &where,
                   int depth )
        {
          mPatterns.find( bytes,
                          [&]( std::size_t marker, std::string_view encoding )
                          {
                            const std::string said =
                                where.ends_with( "pdf text" ) ? "pdf text" : std::string( encoding );
                            if ( mSeen.emplace( file.string(), where, said, marker ).second )
                              mHits.push_back( { file, where, said, marker } );
                          } );
          if ( depth == DEEPEST )
            return;
          for ( const Unpacked &part : unpack( bytes ) )
            look( file, part.bytes, where == "bytes" ? part.where : where + " > " + part.where, depth + 1 );
        }

        void lookAtFile( const std::filesystem::path &file )
        {
          look( file, file.filename().string(), "file name", DEEPEST );
          try
          {
            look( file, readWhole( file ), "bytes", 0 );
          }
          catch ( const InputError & )
          {
            mHits.push_back( { file, "bytes", "unreadable", 0 } );
          }
        }

        std::vector<LeakHit> hits() { return std::move( mHits ); }

      private:
        LeakPatterns mPatterns;
        std::vector<LeakHit> mHits;
        std::set<std::tuple<std::string, std::string, std::string, std::size_t>> mSeen;
    };
  }

  std::vector<LeakHit> scanBytes( std::string_view bytes, std::span<const std::string> markers )
  {
    Scan scan( markers );
    scan.look( {}, bytes, "bytes", 0 );
    return scan.hits();
  }

  std::vector<LeakHit> scanForLeaks( std::span<const std::filesystem::path> roots,
                                     std::span<const std::string> markers )
  {
    namespace fs = std::filesystem;
    Scan scan( markers );
    for ( const fs::path &root : roots )
    {
      if ( !fs::is_directory( fs::symlink_status( root ) ) )
      {
        scan.lookAtFile( root );
        continue;
      }
      std::vector<fs::path> files;
      for ( const fs::directory_entry &entry : fs::recursive_directory_iterator( root ) )
        if ( entry.is_directory() && !entry.is_symlink() )
          scan.look( entry.path(), entry.path().filename().string(), "file name", DEEPEST );
        else if ( entry.is_regular_file() && !entry.is_symlink() )
          files.push_back( entry.path() );
      std::sort( files.begin(), files.end() );
      for ( const fs::path &file : files )
        scan.lookAtFile( file );
    }
    return scan.hits();
  }
}
