// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/platform/files.h"
#include "base/platform/windows/system.h"

#include <aclapi.h>

namespace doorstep::platform
{
  bool makePrivate( const std::filesystem::path &file )
  {
    const OwnerAlone owner( false );
    if ( !owner )
      return errorNumber( ERROR_ACCESS_DENIED ), false;
    std::wstring name = longPath( file );
    const DWORD error = ::SetNamedSecurityInfoW(
        name.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, nullptr,
        nullptr, owner.list(), nullptr );
    return errorNumber( error ) == 0;
  }
}
