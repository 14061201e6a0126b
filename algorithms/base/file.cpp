// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.h"

#include "base/error.h"
#include "base/path_text.h"
#include "base/platform/files.h"
#include "base/platform/process.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void fail( const std::filesystem::path &path, int code )
    {
      throw InputError( textOf( path.filename() ) + " cannot be written: " + std::strerror( code ) +
                        ". Choose another folder or free some space." );
    }

    // 0, or the error.
    int writeAll( int file, std::string_view bytes )
    {
      while ( !bytes.empty() )
      {
        const std::int64_t written = platform::write( file, bytes.data(), bytes.size() );
        if ( written < 0 && errno == EINTR )
          continue;
        if ( written <= 0 )
          return written < 0 ? errno : ENOSPC;
        bytes.remove_prefix( static_cast<std::size_t>( written ) );
      }
      return platform::flush( file ) ? 0 : errno;
    }

    // place is what a message names.
    void writeNew( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly,
                   const std::filesystem::path &place )
    {
      const int file = platform::openNew( path, ownerOnly );
      if ( file < 0 )
        fail( place, errno );
      int error = writeAll( file, bytes );
      if ( !platform::closeWritten( file ) && error == 0 )
        error = errno;
      if ( error == 0 )
        return;
      platform::removeName( path );
      fail( place, error );
    }

    void sync( const std::filesystem::path &path, bool isFolder )
    {
      if ( const int error = platform::sync( path, isFolder ); error != 0 )
        fail( path, error );
    }
  }

  std::string randomName()
  {
    std::array<std::uint8_t, 6> bytes{};
    platform::randomBytes( bytes.data(), bytes.size() );
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
    sync( path, false );
  }

  void syncFolder( const std::filesystem::path &folder )
  {
    sync( folder.empty() ? std::filesystem::path( "." ) : folder, true );
  }

  void writeWhole( const std::filesystem::path &path, std::string_view bytes, bool ownerOnly )
  {
    // root could put a file in the place of /dev/null
    std::error_code none;
    if ( const std::filesystem::file_status there = std::filesystem::status( path, none );
         std::filesystem::exists( there ) && std::filesystem::is_other( there ) )
      throw InputError( textOf( path.filename() ) + " is a pipe or a device: choose a file." );
    std::filesystem::path beside = path;
    beside += "." + randomName() + ".part";
    writeNew( beside, bytes, ownerOnly, path );
    if ( !platform::rename( beside, path ) )
    {
      const int error = errno;
      platform::removeName( beside );
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
      throw InputError( textOf( path.filename() ) + " cannot be read: check that the file exists." );
    std::string bytes{ std::istreambuf_iterator<char>( stream ), std::istreambuf_iterator<char>() };
    if ( stream.bad() )
      throw InputError( textOf( path.filename() ) + " cannot be read to its end: check the disk." );
    return bytes;
  }
}
