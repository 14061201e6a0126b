// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.h"

#include "base/error.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void fail( const std::filesystem::path &path, int code )
    {
      throw InputError( path.filename().string() + " cannot be written: " + std::strerror( code ) +
                        ". Choose another folder or free some space." );
    }

    // 0, or the error.
    int writeAll( int file, std::string_view bytes )
    {
      while ( !bytes.empty() )
      {
        const ssize_t written = ::write( file, bytes.data(), bytes.size() );
        if ( written < 0 && errno == EINTR )
          continue;
        if ( written <= 0 )
          return written < 0 ? errno : ENOSPC;
        bytes.remove_prefix( static_cast<std::size_t>( written ) );
      }
      return ::fsync( file ) == 0 ? 0 : errno;
    }

    // place is what a message names.
    void writeNew( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly,
                   const std::filesystem::path &place )
    {
      const int file = ::open( path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                               ownerOnly ? 0600 : 0666 );
      if ( file < 0 )
        fail( place, errno );
      int error = writeAll( file, bytes );
      if ( ::close( file ) != 0 && error == 0 )
        error = errno;
      if ( error == 0 )
        return;
      ::unlink( path.c_str() );
      fail( place, error );
    }

    void sync( const std::filesystem::path &path, int flags )
    {
      const int file = ::open( path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags );
      if ( file < 0 )
        fail( path, errno );
      const int error = ::fsync( file ) == 0 ? 0 : errno;
      ::close( file );
      // Some file systems keep no folders on disk of their own.
      if ( error != 0 && error != EINVAL && error != EROFS )
        fail( path, error );
    }
  }

  std::string randomName()
  {
    std::array<std::uint8_t, 6> bytes{};
    std::size_t have = 0;
    while ( have < bytes.size() )
      if ( const ssize_t got = ::getrandom( bytes.data() + have, bytes.size() - have, 0 ); got > 0 )
        have += static_cast<std::size_t>( got );
    std::string name;
    for ( const std::uint8_t byte : bytes )
      for ( const int half : { byte >> 4, byte & 15 } )
        name += "0123456789abcdef"[half];
    return name;
  }

  void writeNew( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly )
  {
    writeNew( path, bytes, ownerOnly, path );
  }

  void syncFile( const std::filesystem::path &path )
  {
    sync( path, 0 );
  }

  void syncFolder( const std::filesystem::path &folder )
  {
    sync( folder.empty() ? std::filesystem::path( "." ) : folder, O_DIRECTORY );
  }

  void writeWhole( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly )
  {
    // root could put a file in the place of /dev/null
    std::error_code none;
    if ( const std::filesystem::file_status there = std::filesystem::status( path, none );
         std::filesystem::exists( there ) && std::filesystem::is_other( there ) )
      throw InputError( path.filename().string() + " is a pipe or a device: choose a file." );
    const std::filesystem::path beside = path.string() + "." + randomName() + ".part";
    writeNew( beside, bytes, ownerOnly, path );
    if ( ::rename( beside.c_str(), path.c_str() ) != 0 )
    {
      const int error = errno;
      ::unlink( beside.c_str() );
      fail( path, error );
    }
    syncFolder( path.parent_path() );
  }

  std::string readWhole( const std::filesystem::path &path )
  {
    // A pipe or a device is never read: it may have no end, or nobody at its other one.
    std::error_code failed;
    std::ifstream stream;
    if ( std::filesystem::is_regular_file( path, failed ) )
      stream.open( path, std::ios::binary );
    if ( !stream.is_open() )
      throw InputError( path.filename().string() + " cannot be read: check that the file exists." );
    std::string bytes{ std::istreambuf_iterator<char>( stream ), std::istreambuf_iterator<char>() };
    if ( stream.bad() )
      throw InputError( path.filename().string() + " cannot be read to its end: check the disk." );
    return bytes;
  }
}
