// SPDX-License-Identifier: GPL-2.0-or-later
// Whether nobody but its owner can read a file, or enter a folder: nothing is inherited, and no one else is
// named but the system itself, which wine adds to each. (wine keeps of a list of rights what a POSIX mode can
// say.)
#pragma once
#include "base/platform/windows/system.h"

#include <aclapi.h>
#include <filesystem>

namespace doorstep::test
{
  inline bool isOwnersAlone( const std::filesystem::path &path )
  {
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    PSID owner = nullptr;
    PACL list = nullptr;
    std::wstring name = path.native();
    if ( ::GetNamedSecurityInfoW( name.data(), SE_FILE_OBJECT,
                                  OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr,
                                  &list, nullptr, &descriptor ) != ERROR_SUCCESS )
      return false;
    bool alone = list && list->AceCount > 0;
    for ( DWORD i = 0; alone && i < list->AceCount; ++i )
    {
      void *entry = nullptr;
      alone = ::GetAce( list, i, &entry ) &&
              ( static_cast<ACE_HEADER *>( entry )->AceFlags & INHERITED_ACE ) == 0;
      PSID named = alone ? &static_cast<ACCESS_ALLOWED_ACE *>( entry )->SidStart : nullptr;
      alone = alone && ( ::EqualSid( named, owner ) || ::IsWellKnownSid( named, WinLocalSystemSid ) );
    }
    ::LocalFree( descriptor );
    return alone;
  }

  inline void letOthersRead()
  {
  }
}
