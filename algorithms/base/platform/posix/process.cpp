// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/platform/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace doorstep::platform
{
  namespace
  {
    void limit( decltype( RLIMIT_AS ) what, rlim_t most )
    {
      rlimit now{};
      if ( getrlimit( what, &now ) != 0 )
        return;
      now.rlim_cur = now.rlim_max == RLIM_INFINITY ? most : std::min( most, now.rlim_max );
      setrlimit( what, &now );
    }

    // Bytes of addresses in use; 0 where the system does not say.
    std::size_t addressesInUse()
    {
      std::size_t pages = 0;
      if ( std::FILE *file = std::fopen( "/proc/self/statm", "r" ) )
      {
        if ( std::fscanf( file, "%zu", &pages ) != 1 )
          pages = 0;
        std::fclose( file );
      }
      return pages * static_cast<std::size_t>( sysconf( _SC_PAGESIZE ) );
    }

    void send( int to, std::string_view bytes )
    {
      while ( !bytes.empty() )
      {
        const ssize_t sent = ::write( to, bytes.data(), bytes.size() );
        if ( sent < 0 && errno == EINTR )
          continue;
        if ( sent <= 0 )
          return;
        bytes.remove_prefix( static_cast<std::size_t>( sent ) );
      }
    }

    [[noreturn]] void workInThere( int to, const std::function<std::string()> &work,
                                   const ApartLimits &limits )
    {
      limit( RLIMIT_CORE, 0 );
      limit( RLIMIT_CPU, limits.processor );
      if ( const std::size_t now = addressesInUse(); now > 0 )
        limit( RLIMIT_AS, now + limits.memory );
      // However it dies, it says nothing and leaves nothing.
      for ( const int signal : { SIGSEGV, SIGBUS, SIGABRT, SIGXCPU, SIGPIPE } )
        std::signal( signal, SIG_DFL );
      try
      {
        send( to, work() );
      }
      catch ( ... )
      {
      }
      _exit( 0 );
    }

    // Until the other end closes; empty where that takes too long or is more than can be.
    std::string answerOf( int from, const ApartLimits &limits )
    {
      using Clock = std::chrono::steady_clock;
      const auto end = Clock::now() + std::chrono::seconds( limits.seconds );
      std::string answer;
      std::array<char, 1 << 16> buffer;
      while ( answer.size() <= limits.answer )
      {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>( end - Clock::now() ).count();
        pollfd waiting{ from, POLLIN, 0 };
        const int ready = left > 0 ? poll( &waiting, 1, static_cast<int>( left ) ) : 0;
        if ( ready < 0 && errno == EINTR )
          continue;
        if ( ready <= 0 )
          return {};
        const ssize_t got = ::read( from, buffer.data(), buffer.size() );
        if ( got < 0 && errno == EINTR )
          continue;
        if ( got <= 0 )
          return answer;
        answer.append( buffer.data(), static_cast<std::size_t>( got ) );
      }
      return {};
    }
  }

  void randomBytes( unsigned char *bytes, std::size_t size )
  {
    while ( size > 0 )
      if ( const ssize_t got = ::getrandom( bytes, size, 0 ); got > 0 )
      {
        bytes += got;
        size -= static_cast<std::size_t>( got );
      }
  }

  void noCrashDumps()
  {
    ::prctl( PR_SET_DUMPABLE, 0 );
    const rlimit none{ 0, 0 };
    ::setrlimit( RLIMIT_CORE, &none );
  }

  Apart workApart( const std::function<std::string()> &work, const ApartLimits &limits, std::string &answer )
  {
    answer.clear();
    std::array<int, 2> ends{};
    if ( pipe( ends.data() ) != 0 )
      return Apart::NoRoom;
    const pid_t worker = fork();
    if ( worker == 0 )
    {
      ::close( ends[0] );
      workInThere( ends[1], work, limits );
    }
    ::close( ends[1] );
    if ( worker > 0 )
      answer = answerOf( ends[0], limits );
    ::close( ends[0] );
    if ( worker < 0 )
      return Apart::NoRoom;
    kill( worker, SIGKILL );
    int status = 0;
    while ( waitpid( worker, &status, 0 ) < 0 && errno == EINTR )
      continue;
    return Apart::Done;
  }
}
