// SPDX-License-Identifier: GPL-2.0-or-later
#include "faults.h"

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace
{
  using doorstep::test::FaultKind;
  std::atomic<bool> armed{ false };
  std::atomic<long> calls{ 0 };
  FaultKind kind = FaultKind::Count;
  long faultAt = 0;
  char below[PATH_MAX] = "";

  bool isBelow( const char *path )
  {
    char full[PATH_MAX] = "";
    if ( path[0] != '/' && ::getcwd( full, sizeof( full ) ) )
      return std::strncmp( full, below, std::strlen( below ) ) == 0;
    return std::strncmp( path, below, std::strlen( below ) ) == 0;
  }

  bool isBelow( int file )
  {
    char link[64], path[PATH_MAX] = "";
    std::snprintf( link, sizeof( link ), "/proc/self/fd/%d", file );
    const ssize_t length = ::readlink( link, path, sizeof( path ) - 1 );
    return length > 0 && isBelow( path );
  }

  // Whether this call fails.
  template <class Where> bool fault( Where where, int error, bool writes, bool syncs = false )
  {
    if ( !armed || kind == FaultKind::Keep || ( kind == FaultKind::FailSync && !syncs ) || !isBelow( where ) )
      return false;
    const long now = ++calls;
    if ( kind == FaultKind::Kill && now == faultAt )
      ::kill( ::getpid(), SIGKILL );
    if ( ( ( kind == FaultKind::FailOnce || kind == FaultKind::FailSync ) && now == faultAt ) ||
         ( kind == FaultKind::FailOn && now >= faultAt && writes ) )
    {
      errno = error;
      return true;
    }
    return false;
  }

  template <class Call> Call real( const char *name )
  {
    return reinterpret_cast<Call>( ::dlsym( RTLD_NEXT, name ) );
  }
}

extern "C"
{
  ssize_t write( int file, const void *bytes, size_t size )
  {
    static const auto call = real<ssize_t ( * )( int, const void *, size_t )>( "write" );
    return fault( file, ENOSPC, true ) ? -1 : call( file, bytes, size );
  }
  ssize_t writev( int file, const iovec *bytes, int count )
  {
    static const auto call = real<ssize_t ( * )( int, const iovec *, int )>( "writev" );
    return fault( file, ENOSPC, true ) ? -1 : call( file, bytes, count );
  }
  ssize_t pwrite( int file, const void *bytes, size_t size, off_t at )
  {
    static const auto call = real<ssize_t ( * )( int, const void *, size_t, off_t )>( "pwrite" );
    return fault( file, ENOSPC, true ) ? -1 : call( file, bytes, size, at );
  }
  ssize_t pwrite64( int file, const void *bytes, size_t size, off64_t at )
  {
    static const auto call = real<ssize_t ( * )( int, const void *, size_t, off64_t )>( "pwrite64" );
    return fault( file, ENOSPC, true ) ? -1 : call( file, bytes, size, at );
  }
  int fsync( int file )
  {
    static const auto call = real<int ( * )( int )>( "fsync" );
    return fault( file, EIO, true, true ) ? -1 : call( file );
  }
  int fdatasync( int file )
  {
    static const auto call = real<int ( * )( int )>( "fdatasync" );
    return fault( file, EIO, true, true ) ? -1 : call( file );
  }
  int rename( const char *from, const char *to ) noexcept
  {
    static const auto call = real<int ( * )( const char *, const char * )>( "rename" );
    return fault( from, EACCES, false ) ? -1 : call( from, to );
  }
  int link( const char *from, const char *to ) noexcept
  {
    static const auto call = real<int ( * )( const char *, const char * )>( "link" );
    return fault( from, EPERM, true ) ? -1 : call( from, to );
  }
  int mkdir( const char *path, mode_t mode ) noexcept
  {
    static const auto call = real<int ( * )( const char *, mode_t )>( "mkdir" );
    return fault( path, ENOSPC, true ) ? -1 : call( path, mode );
  }
  int unlink( const char *path ) noexcept
  {
    static const auto call = real<int ( * )( const char * )>( "unlink" );
    if ( armed && kind == FaultKind::Keep && isBelow( path ) )
      return 0;
    // An unlink that fails leaves more and costs nothing: it is a moment to be killed at and no more.
    if ( kind == FaultKind::Kill )
      fault( path, EACCES, false );
    return call( path );
  }
  int ftruncate( int file, off_t size ) noexcept
  {
    static const auto call = real<int ( * )( int, off_t )>( "ftruncate" );
    if ( armed && kind == FaultKind::Keep && isBelow( file ) )
      return 0;
    if ( kind == FaultKind::Kill )
      fault( file, EIO, false );
    return call( file, size );
  }
}

namespace doorstep::test
{
  void beginFaults( const std::string &folder, FaultKind how, long at )
  {
    std::strncpy( below, folder.c_str(), sizeof( below ) - 1 );
    kind = how;
    faultAt = at;
    calls = 0;
    armed = true;
  }

  long endFaults()
  {
    armed = false;
    return calls;
  }
}
