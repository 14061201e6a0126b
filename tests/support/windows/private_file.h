// SPDX-License-Identifier: GPL-2.0-or-later
// Whether nobody but its owner can read a file, or enter a folder: its list of rights inherits nothing and
// names one user.
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
    SECURITY_DESCRIPTOR_CONTROL control = 0;
    DWORD revision = 0;
    void *entry = nullptr;
    const bool alone = list && list->AceCount == 1 && ::GetAce( list, 0, &entry ) &&
                       ::EqualSid( &static_cast<ACCESS_ALLOWED_ACE *>( entry )->SidStart, owner ) &&
                       ::GetSecurityDescriptorControl( descriptor, &control, &revision ) &&
                       ( control & SE_DACL_PROTECTED ) != 0;
    ::LocalFree( descriptor );
    return alone;
  }

  inline void letOthersRead()
  {
  }
}
