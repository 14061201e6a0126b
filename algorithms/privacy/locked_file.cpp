// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/locked_file.h"

#include "base/error.h"
#include "base/platform/files.h"

#include <array>
#include <cerrno>
#include <cstring>
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
    mFile = platform::openToAppend( path );
    if ( mFile < 0 )
      fail( mWhat, "opened" );
    const std::optional<platform::FileInfo> info = platform::infoOf( mFile );
    if ( !info || info->kind != platform::FileKind::Plain )
    {
      platform::close( mFile );
      throw InputError( mWhat + " is a device or a pipe, which keeps nothing: choose a file." );
    }
    if ( !platform::lock( mFile, true ) )
    {
      const int code = errno;
      platform::close( mFile );
      errno = code;
      fail( mWhat, "locked" );
    }
  }

  LockedFile::~LockedFile()
  {
    platform::close( mFile ); // releases the lock
  }

  std::string LockedFile::read() const
  {
    std::string bytes;
    std::array<char, 65536> block{};
    for ( std::int64_t at = 0;; )
    {
      const std::int64_t got = platform::readAt( mFile, block.data(), block.size(), at );
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
    const std::int64_t before = platform::endOf( mFile );
    std::int64_t written = 0;
    do
      written = platform::write( mFile, bytes.data(), bytes.size() );
    while ( written < 0 && errno == EINTR );
    if ( written == static_cast<std::int64_t>( bytes.size() ) && platform::flush( mFile ) )
      return;
    const int code = written < 0 ? errno : ENOSPC;
    if ( !platform::cut( mFile, before ) )
      throw InputError( mWhat + " was left with a broken last line: remove it by hand." );
    errno = code;
    fail( mWhat, "written" );
  }
}
