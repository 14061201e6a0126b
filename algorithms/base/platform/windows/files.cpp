// SPDX-License-Identifier: GPL-2.0-or-later
// Files are descriptors of the C library in binary mode over handles of Windows, since those share, refuse
// links and have owners.
#include "base/platform/files.h"
#include "base/platform/windows/system.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <io.h>
#include <limits>

namespace doorstep::platform
{
  namespace fs = std::filesystem;

  namespace
  {
    // Who holds a file open keeps nobody from reading, renaming or removing it, as elsewhere.
    constexpr DWORD SHARED = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    constexpr DWORD NO_LINK = FILE_FLAG_OPEN_REPARSE_POINT;
    constexpr std::int64_t TICKS = 10000000, TO_1970 = 11644473600; // a second's; seconds from 1601

    HANDLE handleOf( int file )
    {
      return reinterpret_cast<HANDLE>( ::_get_osfhandle( file ) );
    }

    FileKind kindOf( DWORD attributes, HANDLE handle )
    {
      if ( ( attributes & FILE_ATTRIBUTE_REPARSE_POINT ) != 0 )
      {
        // A cloud's or a packed file is a reparse point too, and leads nowhere else.
        FILE_ATTRIBUTE_TAG_INFO tag{};
        if ( !::GetFileInformationByHandleEx( handle, FileAttributeTagInfo, &tag, sizeof( tag ) ) ||
             IsReparseTagNameSurrogate( tag.ReparseTag ) )
          return FileKind::Link;
      }
      return ( attributes & FILE_ATTRIBUTE_DIRECTORY ) != 0 ? FileKind::Folder : FileKind::Plain;
    }

    std::optional<FileInfo> infoOf( HANDLE handle )
    {
      FileInfo info;
      if ( const DWORD type = ::GetFileType( handle ); type != FILE_TYPE_DISK )
      {
        if ( type == FILE_TYPE_UNKNOWN && ::GetLastError() != NO_ERROR )
          return errorNumber(), std::nullopt;
        return info; // a pipe or a device
      }
      BY_HANDLE_FILE_INFORMATION there{};
      if ( !::GetFileInformationByHandle( handle, &there ) )
        return errorNumber(), std::nullopt;
      const auto both = []( DWORD high, DWORD low )
      { return static_cast<std::uint64_t>( high ) << 32U | static_cast<std::uint64_t>( low ); };
      info.kind = kindOf( there.dwFileAttributes, handle );
      info.size = static_cast<std::int64_t>( both( there.nFileSizeHigh, there.nFileSizeLow ) );
      info.names = there.nNumberOfLinks;
      info.which = { there.dwVolumeSerialNumber, both( there.nFileIndexHigh, there.nFileIndexLow ) };
      const auto ticks = static_cast<std::int64_t>(
          both( there.ftLastWriteTime.dwHighDateTime, there.ftLastWriteTime.dwLowDateTime ) );
      info.seconds = ticks / TICKS - TO_1970;
      info.nanoseconds = ticks % TICKS * 100;
      return info;
    }

    // As a descriptor; what cannot be one, or is a link where none may be, is closed.
    int descriptorOf( HANDLE handle, int how, bool mayLead )
    {
      if ( handle == INVALID_HANDLE_VALUE )
        return errorNumber(), -1;
      if ( !mayLead )
        if ( const std::optional<FileInfo> info = infoOf( handle ); !info || info->kind == FileKind::Link )
        {
          ::CloseHandle( handle );
          errno = ELOOP;
          return -1;
        }
      const int file =
          ::_open_osfhandle( reinterpret_cast<std::intptr_t>( handle ), how | _O_BINARY | _O_NOINHERIT );
      if ( file < 0 )
        ::CloseHandle( handle );
      return file;
    }

    // At a place in the file, which an OVERLAPPED names; at < 0: at its end.
    OVERLAPPED placeOf( std::int64_t at )
    {
      OVERLAPPED place{};
      place.Offset = static_cast<DWORD>( static_cast<std::uint64_t>( at ) & 0xFFFFFFFFU );
      place.OffsetHigh = static_cast<DWORD>( static_cast<std::uint64_t>( at ) >> 32U );
      return place;
    }

    DWORD blockOf( std::size_t size )
    {
      return static_cast<DWORD>( std::min<std::size_t>( size, 1U << 30U ) );
    }
  }

  std::optional<FileInfo> infoOf( const fs::path &path )
  {
    const HANDLE handle = ::CreateFileW( longPath( path ).c_str(), FILE_READ_ATTRIBUTES, SHARED, nullptr,
                                         OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | NO_LINK, nullptr );
    if ( handle == INVALID_HANDLE_VALUE )
      return errorNumber(), std::nullopt;
    std::optional<FileInfo> info = infoOf( handle );
    ::CloseHandle( handle );
    return info;
  }

  std::optional<FileInfo> infoOf( int file )
  {
    return infoOf( handleOf( file ) );
  }

  int openNew( const fs::path &path, bool ownerOnly )
  {
    const OwnerAlone owner( false );
    if ( ownerOnly && !owner )
      return errorNumber( ERROR_ACCESS_DENIED ), -1;
    SECURITY_ATTRIBUTES alone = owner.attributes();
    return descriptorOf( ::CreateFileW( longPath( path ).c_str(), GENERIC_WRITE, SHARED,
                                        ownerOnly ? &alone : nullptr, CREATE_NEW,
                                        FILE_ATTRIBUTE_NORMAL | NO_LINK, nullptr ),
                         _O_WRONLY, true );
  }

  int openToAppend( const fs::path &path )
  {
    const OwnerAlone owner( false );
    if ( !owner )
      return errorNumber( ERROR_ACCESS_DENIED ), -1;
    SECURITY_ATTRIBUTES alone = owner.attributes();
    return descriptorOf( ::CreateFileW( longPath( path ).c_str(), GENERIC_READ | GENERIC_WRITE, SHARED,
                                        &alone, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | NO_LINK, nullptr ),
                         _O_RDWR | _O_APPEND, false );
  }

  int openThere( const fs::path &path, Access access )
  {
    const DWORD rights =
        ( access == Access::Write ? 0 : GENERIC_READ ) | ( access == Access::Read ? 0 : GENERIC_WRITE );
    return descriptorOf(
        ::CreateFileW( longPath( path ).c_str(), rights, SHARED, nullptr, OPEN_EXISTING, NO_LINK, nullptr ),
        access == Access::Read    ? _O_RDONLY
        : access == Access::Write ? _O_WRONLY
                                  : _O_RDWR,
        false );
  }

  int openToRead( const fs::path &path )
  {
    return descriptorOf(
        ::CreateFileW( longPath( path ).c_str(), GENERIC_READ, SHARED, nullptr, OPEN_EXISTING, 0, nullptr ),
        _O_RDONLY, true );
  }

  void close( int file )
  {
    ::_close( file );
  }

  bool closeWritten( int file )
  {
    return ::_close( file ) == 0;
  }

  std::int64_t write( int file, const void *bytes, std::size_t size )
  {
    return ::_write( file, bytes, blockOf( size ) );
  }

  std::int64_t writeAt( int file, const void *bytes, std::size_t size, std::int64_t at )
  {
    OVERLAPPED place = placeOf( at );
    DWORD done = 0;
    return ::WriteFile( handleOf( file ), bytes, blockOf( size ), &done, &place ) ? done
                                                                                  : ( errorNumber(), -1 );
  }

  std::int64_t readAt( int file, void *bytes, std::size_t size, std::int64_t at )
  {
    OVERLAPPED place = placeOf( at );
    DWORD done = 0;
    if ( ::ReadFile( handleOf( file ), bytes, blockOf( size ), &done, &place ) )
      return done;
    return ::GetLastError() == ERROR_HANDLE_EOF ? 0 : ( errorNumber(), -1 );
  }

  std::int64_t endOf( int file )
  {
    return ::_lseeki64( file, 0, SEEK_END );
  }

  bool cut( int file, std::int64_t size )
  {
    return ::_chsize_s( file, size ) == 0;
  }

  bool flush( int file )
  {
    return ::FlushFileBuffers( handleOf( file ) ) || ( errorNumber(), false );
  }

  int sync( const fs::path &path, bool isFolder )
  {
    // A folder's names are in the file system's own journal, and a rename below waits for that.
    if ( isFolder )
    {
      const std::optional<FileInfo> info = infoOf( path );
      return !info ? errno : info->kind == FileKind::Folder ? 0 : ENOTDIR;
    }
    const int file = openThere( path, Access::ReadWrite );
    if ( file < 0 )
      return errno;
    const int error = flush( file ) ? 0 : errno;
    close( file );
    return error;
  }

  std::shared_ptr<const void> map( int file, std::size_t size )
  {
    const HANDLE mapping = ::CreateFileMappingW( handleOf( file ), nullptr, PAGE_READONLY, 0, 0, nullptr );
    if ( !mapping )
      return errorNumber(), nullptr;
    const void *data = ::MapViewOfFile( mapping, FILE_MAP_READ, 0, 0, size );
    ::CloseHandle( mapping );
    if ( !data )
      return errorNumber(), nullptr;
    return { data, []( const void *mapped ) { ::UnmapViewOfFile( mapped ); } };
  }

  bool lock( int file, bool wait )
  {
    // One byte beyond every end: a lock over the bytes themselves would keep others from reading them.
    OVERLAPPED place = placeOf( std::numeric_limits<std::int64_t>::max() - 1 );
    return ::LockFileEx( handleOf( file ), LOCKFILE_EXCLUSIVE_LOCK | ( wait ? 0 : LOCKFILE_FAIL_IMMEDIATELY ),
                         0, 1, 0, &place ) ||
           ( errorNumber(), false );
  }

  // Windows locks no folders, but shares them: who holds one for writing shares it for all else, so a second
  // is refused.
  int lockFolder( const fs::path &folder, bool wait )
  {
    constexpr DWORD turn = 20; // milliseconds
    for ( ;; )
    {
      const HANDLE handle = ::CreateFileW( longPath( folder ).c_str(), FILE_ADD_FILE | FILE_READ_ATTRIBUTES,
                                           FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                           FILE_FLAG_BACKUP_SEMANTICS | ( wait ? 0 : NO_LINK ), nullptr );
      if ( handle == INVALID_HANDLE_VALUE && wait && ::GetLastError() == ERROR_SHARING_VIOLATION )
      {
        ::Sleep( turn );
        continue;
      }
      const int lock = descriptorOf( handle, _O_RDONLY, wait );
      if ( lock >= 0 || handle == INVALID_HANDLE_VALUE )
        return lock;
      return -1;
    }
  }

  void unlockFolder( int lock )
  {
    ::_close( lock );
  }

  bool rename( const fs::path &from, const fs::path &to )
  {
    return ::MoveFileExW( longPath( from ).c_str(), longPath( to ).c_str(),
                          MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH ) ||
           ( errorNumber(), false );
  }

  bool addName( const fs::path &from, const fs::path &to )
  {
    return ::CreateHardLinkW( longPath( to ).c_str(), longPath( from ).c_str(), nullptr ) ||
           ( errorNumber(), false );
  }

  bool removeName( const fs::path &path )
  {
    const std::wstring name = longPath( path );
    // What is marked as not to be written may be removed elsewhere; a link to a folder is a folder here.
    const DWORD attributes = ::GetFileAttributesW( name.c_str() );
    if ( attributes != INVALID_FILE_ATTRIBUTES && ( attributes & FILE_ATTRIBUTE_READONLY ) != 0 )
      ::SetFileAttributesW( name.c_str(), attributes & ~static_cast<DWORD>( FILE_ATTRIBUTE_READONLY ) );
    constexpr DWORD folderLink = FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_REPARSE_POINT;
    const bool isFolderLink =
        attributes != INVALID_FILE_ATTRIBUTES && ( attributes & folderLink ) == folderLink;
    return ( isFolderLink ? ::RemoveDirectoryW( name.c_str() ) : ::DeleteFileW( name.c_str() ) ) ||
           ( errorNumber(), false );
  }

  bool removeFolder( const fs::path &path )
  {
    return ::RemoveDirectoryW( longPath( path ).c_str() ) || ( errorNumber(), false );
  }

  bool makePrivateFolder( const fs::path &path )
  {
    const OwnerAlone owner( true );
    if ( !owner )
      return errorNumber( ERROR_ACCESS_DENIED ), false;
    SECURITY_ATTRIBUTES alone = owner.attributes();
    return ::CreateDirectoryW( longPath( path ).c_str(), &alone ) || ( errorNumber(), false );
  }
}
