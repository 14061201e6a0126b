// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/destroy.h"

#include "base/platform/files.h"
#include "privacy/sealed_bytes.h"
#include "privacy/secret.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sodium.h>
#include <vector>

namespace doorstep
{
  namespace fs = std::filesystem;

  namespace
  {
    class Descriptor
    {
      public:
        explicit Descriptor( int file ) : mFile( file ) {}
        Descriptor( const Descriptor & ) = delete;
        Descriptor &operator=( const Descriptor & ) = delete;
        ~Descriptor()
        {
          if ( mFile >= 0 )
            platform::close( mFile );
        }
        int get() const { return mFile; }

      private:
        int mFile;
    };

    // Random bytes over [from, to), on disk when it returns.
    bool overwrite( int file, std::int64_t from, std::int64_t to )
    {
      std::array<unsigned char, 65536> block{};
      while ( from < to )
      {
        randombytes_buf( block.data(), block.size() );
        const auto size = static_cast<std::size_t>( std::min<std::int64_t>( to - from, block.size() ) );
        const std::int64_t written = platform::writeAt( file, block.data(), size, from );
        if ( written < 0 && errno == EINTR )
          continue;
        if ( written <= 0 )
          return false;
        from += written;
      }
      return platform::flush( file );
    }

    Destruction unlinked( const fs::path &file, Destruction how )
    {
      return platform::removeName( file ) ? how : Destruction::Failed;
    }
  }

  Destruction destroyFile( const fs::path &file, bool isKey )
  {
    startSodium();
    const std::optional<platform::FileInfo> status = platform::infoOf( file );
    if ( !status )
      return errno == ENOENT || errno == ENOTDIR ? Destruction::AlreadyGone : Destruction::Failed;
    if ( status->kind == platform::FileKind::Folder )
      return Destruction::Failed;
    if ( status->kind != platform::FileKind::Plain )
      return unlinked( file, Destruction::UnlinkedOnly );
    if ( status->names > 1 )
      return unlinked( file, Destruction::SecondName );
    const Descriptor open( platform::openThere( file, platform::Access::Write ) );
    if ( open.get() < 0 )
      return Destruction::Failed;
    const std::int64_t header = std::min<std::int64_t>( status->size, SEALED_HEADER_SIZE );
    if ( isKey && !overwrite( open.get(), 0, header ) )
      return Destruction::Failed;
    if ( !overwrite( open.get(), 0, status->size ) || !platform::cut( open.get(), 0 ) )
      return Destruction::Failed;
    return unlinked( file, Destruction::Destroyed );
  }

  bool destroyFolder( const fs::path &folder, const char *last, bool anyway )
  {
    std::error_code error;
    if ( !fs::is_directory( fs::symlink_status( folder, error ) ) )
      return destroyFile( folder ) != Destruction::Failed || ( anyway && platform::removeName( folder ) );
    std::vector<fs::path> inside;
    for ( const fs::directory_entry &entry : fs::directory_iterator( folder, error ) )
      inside.push_back( entry.path() );
    std::partition( inside.begin(), inside.end(),
                    [&]( const fs::path &path ) { return path.filename() != last; } );
    bool all = !error;
    for ( const fs::path &path : inside )
      if ( all || path.filename() != last )
        all = destroyFolder( path, last, anyway ) && all;
    return all && platform::removeFolder( folder );
  }
}
