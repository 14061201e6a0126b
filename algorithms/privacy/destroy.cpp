// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/destroy.h"

#include "privacy/sealed_bytes.h"
#include "privacy/secret.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
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
            ::close( mFile );
        }
        int get() const { return mFile; }

      private:
        int mFile;
    };

    // Random bytes over [from, to), on disk when it returns.
    bool overwrite( int file, off_t from, off_t to )
    {
      std::array<unsigned char, 65536> block{};
      while ( from < to )
      {
        randombytes_buf( block.data(), block.size() );
        const auto size = static_cast<std::size_t>( std::min<off_t>( to - from, block.size() ) );
        const ssize_t written = ::pwrite( file, block.data(), size, from );
        if ( written < 0 && errno == EINTR )
          continue;
        if ( written <= 0 )
          return false;
        from += written;
      }
      return ::fsync( file ) == 0;
    }

    Destruction unlinked( const fs::path &file, Destruction how )
    {
      return ::unlink( file.c_str() ) == 0 ? how : Destruction::Failed;
    }
  }

  Destruction destroyFile( const fs::path &file, bool isKey )
  {
    startSodium();
    struct stat status = {};
    if ( ::lstat( file.c_str(), &status ) != 0 )
      return errno == ENOENT || errno == ENOTDIR ? Destruction::AlreadyGone : Destruction::Failed;
    if ( S_ISDIR( status.st_mode ) )
      return Destruction::Failed;
    if ( !S_ISREG( status.st_mode ) )
      return unlinked( file, Destruction::UnlinkedOnly );
    if ( status.st_nlink > 1 )
      return unlinked( file, Destruction::SecondName );
    const Descriptor open( ::open( file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC ) );
    if ( open.get() < 0 )
      return Destruction::Failed;
    const off_t header = std::min<off_t>( status.st_size, SEALED_HEADER_SIZE );
    if ( isKey && !overwrite( open.get(), 0, header ) )
      return Destruction::Failed;
    if ( !overwrite( open.get(), 0, status.st_size ) || ::ftruncate( open.get(), 0 ) != 0 )
      return Destruction::Failed;
    return unlinked( file, Destruction::Destroyed );
  }

  bool destroyFolder( const fs::path &folder, const char *last, bool anyway )
  {
    std::error_code error;
    if ( !fs::is_directory( fs::symlink_status( folder, error ) ) )
      return destroyFile( folder ) != Destruction::Failed || ( anyway && ::unlink( folder.c_str() ) == 0 );
    std::vector<fs::path> inside;
    for ( const fs::directory_entry &entry : fs::directory_iterator( folder, error ) )
      inside.push_back( entry.path() );
    std::partition( inside.begin(), inside.end(),
                    [&]( const fs::path &path ) { return path.filename() != last; } );
    bool all = !error;
    for ( const fs::path &path : inside )
      if ( all || path.filename() != last )
        all = destroyFolder( path, last, anyway ) && all;
    return all && ::rmdir( folder.c_str() ) == 0;
  }
}
