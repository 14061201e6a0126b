// SPDX-License-Identifier: GPL-2.0-or-later
// no_network COMMAND…: runs the command where there is no network (privacy 1). In an empty network namespace
// where the system allows one, and always under a seccomp filter, inherited by all children: asking for an
// IPv4 or IPv6 stream kills the process, so that an attempt cannot pass unseen even where namespaces are not
// allowed; any other IPv4 or IPv6 socket is denied (Qt asks for a datagram one to list the interfaces, and
// lives without).
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int main( int count, char **arguments )
{
  if ( count < 2 )
  {
    std::fputs( "usage: no_network COMMAND…\n", stderr );
    return 2;
  }
  const bool apart = ::unshare( CLONE_NEWNET ) == 0 || ::unshare( CLONE_NEWUSER | CLONE_NEWNET ) == 0;
  std::fprintf( stderr, "no_network: %s\n", apart ? "empty network namespace and filter" : "filter alone" );

#if defined( __x86_64__ )
  constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined( __aarch64__ )
  constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
#error "add this architecture's AUDIT_ARCH"
#endif
  const auto load = []( std::size_t offset )
  { return sock_filter BPF_STMT( BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>( offset ) ); };
  const auto skipUnless = []( unsigned value, unsigned char steps )
  { return sock_filter BPF_JUMP( BPF_JMP | BPF_JEQ | BPF_K, value, 0, steps ); };
  const auto end = []( unsigned how ) { return sock_filter BPF_STMT( BPF_RET | BPF_K, how ); };
  sock_filter program[] = {
      load( offsetof( seccomp_data, arch ) ),
      skipUnless( architecture, 10 ),
      load( offsetof( seccomp_data, nr ) ),
      skipUnless( SYS_socket, 8 ),
      load( offsetof( seccomp_data, args[0] ) ),
      BPF_JUMP( BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 1, 0 ),
      skipUnless( AF_INET6, 5 ),
      load( offsetof( seccomp_data, args[1] ) ),
      BPF_STMT( BPF_ALU | BPF_AND | BPF_K, 15 ), // without SOCK_CLOEXEC and SOCK_NONBLOCK
      skipUnless( SOCK_STREAM, 1 ),
      end( SECCOMP_RET_KILL_PROCESS ),
      end( SECCOMP_RET_ERRNO | EACCES ),
      end( SECCOMP_RET_ALLOW ),
  };
  const sock_fprog filter = { sizeof( program ) / sizeof( program[0] ), program };
  if ( ::prctl( PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0 ) != 0 ||
       ::prctl( PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter ) != 0 )
  {
    std::perror( "no_network: the filter cannot be set" );
    return 2;
  }
  ::execvp( arguments[1], arguments + 1 );
  std::perror( arguments[1] );
  return 127;
}
