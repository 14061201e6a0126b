// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/platform/process.h"
#include "base/platform/windows/system.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

// RtlGenRandom, which the headers name otherwise and not all have.
extern "C" BOOLEAN NTAPI SystemFunction036( PVOID bytes, ULONG size );

namespace doorstep::platform
{
  void randomBytes( unsigned char *bytes, std::size_t size )
  {
    while ( size > 0 )
    {
      const auto block = static_cast<ULONG>( std::min<std::size_t>( size, 1U << 20U ) );
      if ( !SystemFunction036( bytes, block ) )
        std::abort(); // no name that two runs share, and no weaker source
      bytes += block;
      size -= block;
    }
  }

  void noCrashDumps()
  {
    // Windows' error reports, which would write the memory, are not called where these are set and a crash
    // ends the process.
    ::SetErrorMode( ::GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX );
    ::SetUnhandledExceptionFilter(
        []( EXCEPTION_POINTERS *crash ) -> LONG
        {
          ::TerminateProcess( ::GetCurrentProcess(), crash->ExceptionRecord->ExceptionCode );
          return EXCEPTION_EXECUTE_HANDLER;
        } );
  }

  // A process cannot be divided in two here, and a program of ours to read in does not come along yet.
  Apart workApart( const std::function<std::string()> &, const ApartLimits &, std::string &answer )
  {
    answer.clear();
    return Apart::Unknown;
  }
}
