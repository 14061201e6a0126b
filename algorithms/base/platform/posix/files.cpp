// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/platform/files.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorstep::platform
{
  namespace fs = std::filesystem;

  namespace
  {
    FileInfo infoOf( const struct stat &status )
    {
      FileInfo info;
      info.kind = S_ISREG( status.st_mode )   ? FileKind::Plain
                  : S_ISDIR( status.st_mode ) ? FileKind::Folder
                  : S_ISLNK( status.st_mode ) ? FileKind::Link
                                              : FileKind::Other;
      info.size = status.st_size;
      info.names = status.st_nlink;
      info.which = { status.st_dev, status.st_ino };
      info.seconds = status.st_mtim.tv_sec;
      info.nanoseconds = status.st_mtim.tv_nsec;
      info.isOwn = status.st_uid == ::geteuid();
      return info;
    }

    bool lockedOnce( int file, int how )
    {
      int locked = 0;
      do
        locked = ::flock( file, how );
      while ( locked != 0 && errno == EINTR );
      return locked == 0;
    }
  }

  std::optional<FileInfo> infoOf( const fs::path &path )
  {
    struct stat status = {};
    if ( ::lstat( path.c_str(), &status ) != 0 )
      return std::nullopt;
    return infoOf( status );
  }

  std::optional<FileInfo> infoOf( int file )
  {
    struct stat status = {};
    if ( ::fstat( file, &status ) != 0 )
      return std::nullopt;
    return infoOf( status );
  }

  int openNew( const fs::path &path, bool ownerOnly )
  {
    return ::open( path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                   ownerOnly ? 0600 : 0666 );
  }

  int openToAppend( const fs::path &path )
  {
    return ::open( path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600 );
  }

  int openThere( const fs::path &path, Access access )
  {
    const int how = access == Access::Read ? O_RDONLY : access == Access::Write ? O_WRONLY : O_RDWR;
    return ::open( path.c_str(), how | O_NOFOLLOW | O_CLOEXEC );
  }

  int openToRead( const fs::path &path )
  {
    return ::open( path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK );
  }

  void close( int file )
  {
    ::close( file );
  }

  bool closeWritten( int file )
  {
    return ::close( file ) == 0;
  }

  std::int64_t write( int file, const void *bytes, std::size_t size )
  {
    return ::write( file, bytes, size );
  }

  std::int64_t writeAt( int file, const void *bytes, std::size_t size, std::int64_t at )
  {
    return ::pwrite( file, bytes, size, at );
  }

  std::int64_t readAt( int file, void *bytes, std::size_t size, std::int64_t at )
  {
    return ::pread( file, bytes, size, at );
  }

  std::int64_t endOf( int file )
  {
    return ::lseek( file, 0, SEEK_END );
  }

  bool cut( int file, std::int64_t size )
  {
    return ::ftruncate( file, size ) == 0;
  }

  bool flush( int file )
  {
    return ::fsync( file ) == 0;
  }

  int sync( const fs::path &path, bool isFolder )
  {
    const int file =
        ::open( path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | ( isFolder ? O_DIRECTORY : 0 ) );
    if ( file < 0 )
      return errno;
    const int error = ::fsync( file ) == 0 ? 0 : errno;
    ::close( file );
    // Some file systems keep no folders on disk of their own.
    return error == EINVAL || error == EROFS ? 0 : error;
  }

  std::shared_ptr<const void> map( int file, std::size_t size )
  {
    void *data = ::mmap( nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0 );
    if ( data == MAP_FAILED )
      return nullptr;
    return { data, [size]( const void *mapped ) { ::munmap( const_cast<void *>( mapped ), size ); } };
  }

  bool lock( int file, bool wait )
  {
    return lockedOnce( file, wait ? LOCK_EX : LOCK_EX | LOCK_NB );
  }

  // The folder itself is what is locked: a file in it would be there for a moment before it is.
  int lockFolder( const fs::path &folder, bool wait )
  {
    // Who waits takes turns with others and needs no lock where a file system knows none.
    const int file = ::open( folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | ( wait ? 0 : O_NOFOLLOW ) );
    if ( file < 0 || lock( file, wait ) || wait )
      return file;
    const int error = errno;
    ::close( file );
    errno = error;
    return -1;
  }

  void unlockFolder( int lock )
  {
    ::close( lock );
  }

  bool rename( const fs::path &from, const fs::path &to )
  {
    return ::rename( from.c_str(), to.c_str() ) == 0;
  }

  bool addName( const fs::path &from, const fs::path &to )
  {
    return ::link( from.c_str(), to.c_str() ) == 0;
  }

  bool removeName( const fs::path &path )
  {
    return ::unlink( path.c_str() ) == 0;
  }

  bool removeFolder( const fs::path &path )
  {
    return ::rmdir( path.c_str() ) == 0;
  }

  bool makePrivateFolder( const fs::path &path )
  {
    return ::mkdir( path.c_str(), 0700 ) == 0;
  }

  bool makePrivate( const fs::path &file )
  {
    return ::chmod( file.c_str(), 0600 ) == 0;
  }
}
