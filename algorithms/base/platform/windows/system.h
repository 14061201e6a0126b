// SPDX-License-Identifier: GPL-2.0-or-later
// What the Windows halves share: the header without its macros, errors as errno, and a security descriptor
// for the owner alone.
#pragma once
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <filesystem>

namespace doorstep::platform
{
  // Of GetLastError(), or of the code; also sets errno.
  int errorNumber();
  int errorNumber( DWORD code );

  // Beyond 260 letters too, which Windows wants to be told.
  std::wstring longPath( const std::filesystem::path &path );

  // Full control for the user of this process and nobody else, nothing inherited; files in a folder get the
  // same.
  class OwnerAlone
  {
    public:
      explicit OwnerAlone( bool isFolder );
      OwnerAlone( const OwnerAlone & ) = delete;
      OwnerAlone &operator=( const OwnerAlone & ) = delete;
      ~OwnerAlone();
      // False where the system did not give one; nothing may be written then.
      explicit operator bool() const { return mDescriptor != nullptr; }
      SECURITY_ATTRIBUTES attributes() const { return { sizeof( SECURITY_ATTRIBUTES ), mDescriptor, FALSE }; }
      PACL list() const;

    private:
      PSECURITY_DESCRIPTOR mDescriptor = nullptr;
  };
}
