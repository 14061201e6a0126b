// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/locked_file.h"

#include "base/error.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void fail( const std::string &what, const char *verb )
    {
      const int code = errno;
      throw InputError( what + " cannot be " + verb + ": " + std::strerror( code ) +
                        ". Choose another folder or free some space." );
    }
  }

  LockedFile::LockedFile( const std::filesystem::path &path, std::string what ) : mWhat( std::move( what ) )
  {
    mFile = ::open( path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600 );
    if ( mFile < 0 )
      fail( mWhat, "opened" );
    struct stat status = {};
    if ( ::fstat( mFile, &status ) != 0 || !S_ISREG( status.st_mode ) )
    {
      ::close( mFile );
      throw InputError( mWhat + " is a device or a pipe, which keeps nothing: choose a file." );
    }
    int locked = 0;
    do
      locked = ::flock( mFile, LOCK_EX );
    while ( locked != 0 && errno == EINTR );
    if ( locked != 0 )
    {
      const int code = errno;
      ::close( mFile );
      errno = code;
      fail( mWhat, "locked" );
    }
  }

  LockedFile::~LockedFile()
  {
    ::close( mFile ); // releases the lock
  }

  std::string LockedFile::read() const
  {
    std::string bytes;
    std::array<char, 65536> block{};
    for ( off_t at = 0;; )
    {
      const ssize_t got = ::pread( mFile, block.data(), block.size(), at );
      if ( got < 0 && errno == EINTR )
        continue;
      if ( got < 0 )
        fail( mWhat, "read" );
      if ( got == 0 )
        return bytes;
      bytes.append( block.data(), static_cast<std::size_t>( got ) );
      at += got;
    }
  }

  void LockedFile::append( std::string_view bytes )
  {
    const off_t before = ::lseek( mFile, 0, SEEK_END );
    ssize_t written = 0;
    do
      written = ::write( mFile, bytes.data(), bytes.size() );
    while ( written < 0 && errno == EINTR );
    if ( written == static_cast<ssize_t>( bytes.size() ) && ::fsync( mFile ) == 0 )
      return;
    const int code = written < 0 ? errno : ENOSPC;
    if ( ::ftruncate( mFile, before ) != 0 )
      throw InputError( mWhat + " was left with a broken last line: remove it by hand." );
    errno = code;
    fail( mWhat, "written" );
  }
}
