// SPDX-License-Identifier: GPL-2.0-or-later
// Processes that write the register at once, and a device in its place.
#include "privacy/register.h"

#include "base/error.h"
#include "register_packet.h"
#include "temp_folder.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace doorstep;
using test::packet;

TEST( Privacy11, writersTakeTurns )
{
  const TempFolder folder;
  const Register book( folder / "register.csv" );
  std::vector<pid_t> children;
  for ( int c = 0; c < 4; ++c )
  {
    const pid_t child = ::fork();
    if ( child == 0 )
    {
      for ( int i = 0; i < 25; ++i )
        book.append( packet( "A", 1 ) );
      ::_exit( 0 );
    }
    children.push_back( child );
  }
  for ( const pid_t child : children )
  {
    int status = 0;
    ::waitpid( child, &status, 0 );
    EXPECT_EQ( status, 0 );
  }
  const auto all = book.entries();
  ASSERT_EQ( all.size(), 100U );
  EXPECT_EQ( all.back().copy, 100 );
}

// No entry, no print: what keeps nothing keeps no entry.
TEST( Privacy11, aDeviceIsNoRegister )
{
  try
  {
    Register( "/dev/null" ).append( packet( "A", 1 ) );
    ADD_FAILURE() << "was written";
  }
  catch ( const InputError &error )
  {
    EXPECT_NE( std::string( error.what() ).find( "is a device or a pipe" ), std::string::npos )
        << error.what();
  }
}
