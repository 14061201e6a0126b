// SPDX-License-Identifier: GPL-2.0-or-later
// What the core asks of the system about files, and the C++ library does not give: posix/ or windows/ has it,
// whichever the build picks, so that no other source asks which system it is on. Files are descriptors as
// both C libraries have them; a call that fails gives -1 or false and leaves why in errno. Nothing here
// throws.
//   const int file = platform::openNew( path, true );
//   if ( file < 0 ) fail( path, errno );
// What Windows has otherwise: metadata/decisions/0118-windows.md.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace doorstep::platform
{
  enum class FileKind : std::uint8_t
  {
    Plain,
    Folder,
    Link, // of any sort that leads elsewhere
    Other // a pipe, a device
  };

  struct FileInfo
  {
      FileKind kind = FileKind::Other;
      std::int64_t size = 0;
      std::uint64_t names = 1;                       // hard links
      std::pair<std::uint64_t, std::uint64_t> which; // volume, file: the same for all names of one file
      std::int64_t seconds = 0, nanoseconds = 0;     // when it was written, since 1970
      bool isOwn = true;                             // of the user of this process
  };

  // Links are not followed.
  std::optional<FileInfo> infoOf( const std::filesystem::path &path );
  std::optional<FileInfo> infoOf( int file );

  enum class Access : std::uint8_t
  {
    Read,
    Write,
    ReadWrite
  };

  // Must not be there yet, not even as a link. ownerOnly: mode 0600.
  int openNew( const std::filesystem::path &path, bool ownerOnly );
  // Made with mode 0600 where it is not there; read, and written at its end alone. No link.
  int openToAppend( const std::filesystem::path &path );
  // No link.
  int openThere( const std::filesystem::path &path, Access access );
  // Links are followed; without waiting for whoever might write into a pipe of that name.
  int openToRead( const std::filesystem::path &path );
  void close( int file );
  // False where the last bytes could not be kept.
  bool closeWritten( int file );

  // Bytes written or read, fewer than asked perhaps; at: bytes from the beginning.
  std::int64_t write( int file, const void *bytes, std::size_t size );
  std::int64_t writeAt( int file, const void *bytes, std::size_t size, std::int64_t at );
  std::int64_t readAt( int file, void *bytes, std::size_t size, std::int64_t at );
  std::int64_t endOf( int file );
  bool cut( int file, std::int64_t size );
  // What was written is on the disk.
  bool flush( int file );
  // 0, or the error: the file, or the names in a folder, are on the disk. No link.
  int sync( const std::filesystem::path &path, bool isFolder );

  // The file's bytes, for as long as somebody holds them; nothing where they cannot be mapped.
  std::shared_ptr<const void> map( int file, std::size_t size );

  // One holder at a time among all processes, until the file is closed. wait: else false where another has
  // it.
  bool lock( int file, bool wait );
  // The same of a folder; -1 where another has it or there is none. Closed by unlockFolder.
  int lockFolder( const std::filesystem::path &folder, bool wait );
  void unlockFolder( int lock );

  bool rename( const std::filesystem::path &from, const std::filesystem::path &to );
  // A second name; false where the file system knows none.
  bool addName( const std::filesystem::path &from, const std::filesystem::path &to );
  // One name of a file or link; of an empty folder.
  bool removeName( const std::filesystem::path &path );
  bool removeFolder( const std::filesystem::path &path );
  // Mode 0700.
  bool makePrivateFolder( const std::filesystem::path &path );
  // From here on its owner's alone: mode 0600.
  bool makePrivate( const std::filesystem::path &file );
}
