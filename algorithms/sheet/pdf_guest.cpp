// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_guest.h"

#include "base/error.h"
#include "sheet/pdf_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <new>

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    constexpr char goodAnswer = 'G', badAnswer = 'B', answerEnd = '.'; // what an answer starts and ends with
    constexpr const char *tooMuch = "it needs too much memory or time; print it to a new PDF and give that.";

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
        const ssize_t sent = write( to, bytes.data(), bytes.size() );
        if ( sent < 0 && errno == EINTR )
          continue;
        if ( sent <= 0 )
          return;
        bytes.remove_prefix( static_cast<std::size_t>( sent ) );
      }
    }

    [[noreturn]] void readInThere( int to, std::string_view pdf, const GuestLimits &limits )
    {
      limit( RLIMIT_CORE, 0 );
      limit( RLIMIT_CPU, limits.seconds );
      if ( const std::size_t now = addressesInUse(); now > 0 )
        limit( RLIMIT_AS, now + limits.memory );
      // However it dies, it says nothing and leaves nothing.
      for ( const int signal : { SIGSEGV, SIGBUS, SIGABRT, SIGXCPU, SIGPIPE } )
        std::signal( signal, SIG_DFL );
      try
      {
        PdfWriter writer;
        writer.addPages( pdf );
        send( to, goodAnswer + writer.bytes( {} ) + answerEnd );
      }
      catch ( const InputError &why )
      {
        send( to, badAnswer + std::string( why.what() ) + answerEnd );
      }
      catch ( ... )
      {
      }
      _exit( 0 );
    }

    // Until the other end closes; empty where that takes too long or is more than can be.
    std::string answerOf( int from, const GuestLimits &limits )
    {
      using Clock = std::chrono::steady_clock;
      const auto end = Clock::now() + std::chrono::seconds( 4 * limits.seconds );
      std::string answer;
      std::array<char, 1 << 16> buffer;
      while ( answer.size() <= 2 * limits.largestFile )
      {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>( end - Clock::now() ).count();
        pollfd waiting{ from, POLLIN, 0 };
        const int ready = left > 0 ? poll( &waiting, 1, static_cast<int>( left ) ) : 0;
        if ( ready < 0 && errno == EINTR )
          continue;
        if ( ready <= 0 )
          return {};
        const ssize_t got = read( from, buffer.data(), buffer.size() );
        if ( got < 0 && errno == EINTR )
          continue;
        if ( got <= 0 )
          return answer;
        answer.append( buffer.data(), static_cast<std::size_t>( got ) );
      }
      return {};
    }
  }

  std::string guestPages( std::string_view pdf, const GuestLimits &limits )
  {
    if ( pdf.size() > limits.largestFile )
      throw InputError( "it is larger than " + std::to_string( limits.largestFile >> 20 ) +
                        " MB; scan its pages at a lower resolution." );
    std::array<int, 2> ends{};
    if ( pipe( ends.data() ) != 0 )
      throw InputError( "this machine has no room for another process; close other programs and run again." );
    const pid_t reader = fork();
    if ( reader == 0 )
    {
      close( ends[0] );
      readInThere( ends[1], pdf, limits );
    }
    close( ends[1] );
    std::string answer = reader > 0 ? answerOf( ends[0], limits ) : std::string();
    close( ends[0] );
    if ( reader < 0 )
      throw InputError( "this machine has no room for another process; close other programs and run again." );
    kill( reader, SIGKILL );
    int status = 0;
    while ( waitpid( reader, &status, 0 ) < 0 && errno == EINTR )
      continue;
    if ( answer.size() < 2 || answer.back() != answerEnd ||
         ( answer[0] != goodAnswer && answer[0] != badAnswer ) )
      throw InputError( tooMuch );
    const char first = answer[0];
    answer.pop_back();
    answer.erase( 0, 1 );
    if ( first == badAnswer )
      throw InputError( answer );
    return answer;
  }
}
