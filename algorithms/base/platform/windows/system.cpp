// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/platform/windows/system.h"

#include <cerrno>
#include <sddl.h>
#include <string>
#include <vector>

namespace doorstep::platform
{
  namespace
  {
    // S-1-5-21-…, of the user of this process; empty where the system does not say.
    std::wstring ownSid()
    {
      HANDLE token = nullptr;
      if ( !::OpenProcessToken( ::GetCurrentProcess(), TOKEN_QUERY, &token ) )
        return {};
      DWORD size = 0;
      ::GetTokenInformation( token, TokenUser, nullptr, 0, &size );
      std::vector<unsigned char> user( size );
      LPWSTR text = nullptr;
      std::wstring sid;
      if ( size > 0 && ::GetTokenInformation( token, TokenUser, user.data(), size, &size ) &&
           ::ConvertSidToStringSidW( reinterpret_cast<TOKEN_USER *>( user.data() )->User.Sid, &text ) )
      {
        sid = text;
        ::LocalFree( text );
      }
      ::CloseHandle( token );
      return sid;
    }
  }

  int errorNumber( DWORD code )
  {
    const auto number = [code]
    {
      switch ( code )
      {
      case ERROR_SUCCESS:
        return 0;
      case ERROR_FILE_NOT_FOUND:
      case ERROR_BAD_NETPATH:
      case ERROR_BAD_NET_NAME:
      case ERROR_INVALID_NAME:
        return ENOENT;
      case ERROR_PATH_NOT_FOUND:
        return ENOENT;
      case ERROR_FILE_EXISTS:
      case ERROR_ALREADY_EXISTS:
        return EEXIST;
      case ERROR_ACCESS_DENIED:
      case ERROR_SHARING_VIOLATION:
      case ERROR_LOCK_VIOLATION:
      case ERROR_USER_MAPPED_FILE:
        return EACCES;
      case ERROR_WRITE_PROTECT:
        return EROFS;
      case ERROR_DISK_FULL:
      case ERROR_HANDLE_DISK_FULL:
        return ENOSPC;
      case ERROR_DIR_NOT_EMPTY:
        return ENOTEMPTY;
      case ERROR_DIRECTORY:
        return ENOTDIR;
      case ERROR_NOT_SAME_DEVICE:
        return EXDEV;
      case ERROR_TOO_MANY_OPEN_FILES:
        return EMFILE;
      case ERROR_NOT_ENOUGH_MEMORY:
      case ERROR_OUTOFMEMORY:
        return ENOMEM;
      case ERROR_FILENAME_EXCED_RANGE:
        return ENAMETOOLONG;
      case ERROR_INVALID_PARAMETER:
        return EINVAL;
      default:
        return EIO;
      }
    };
    return errno = number();
  }

  int errorNumber()
  {
    return errorNumber( ::GetLastError() );
  }

  std::wstring longPath( const std::filesystem::path &path )
  {
    std::wstring text = path.native();
    if ( text.size() < 248 || text.starts_with( L"\\\\?\\" ) || text.starts_with( L"\\\\.\\" ) )
      return text;
    std::error_code failed;
    text = std::filesystem::absolute( path, failed ).lexically_normal().make_preferred().native();
    return text.starts_with( L"\\\\" ) ? L"\\\\?\\UNC" + text.substr( 1 ) : L"\\\\?\\" + text;
  }

  OwnerAlone::OwnerAlone( bool isFolder )
  {
    static const std::wstring sid = ownSid();
    if ( sid.empty() )
      return;
    const std::wstring words = L"D:P(A;" + std::wstring( isFolder ? L"OICI" : L"" ) + L";FA;;;" + sid + L")";
    if ( !::ConvertStringSecurityDescriptorToSecurityDescriptorW( words.c_str(), SDDL_REVISION_1,
                                                                  &mDescriptor, nullptr ) )
      mDescriptor = nullptr;
  }

  OwnerAlone::~OwnerAlone()
  {
    if ( mDescriptor )
      ::LocalFree( mDescriptor );
  }

  PACL OwnerAlone::list() const
  {
    BOOL isThere = FALSE, isDefault = FALSE;
    PACL list = nullptr;
    return mDescriptor && ::GetSecurityDescriptorDacl( mDescriptor, &isThere, &list, &isDefault ) ? list
                                                                                                  : nullptr;
  }
}
