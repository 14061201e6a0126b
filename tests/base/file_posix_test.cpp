// SPDX-License-Identifier: GPL-2.0-or-later
// Pipes and devices among the files, which Windows does not have there.
#include "base/file.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace doorstep;

TEST( File, aPipeOrADeviceIsNotRead )
{
  const auto pipe = std::filesystem::temp_directory_path() / ( "doorstep_pipe_" + randomName() );
  ASSERT_EQ( ::mkfifo( pipe.c_str(), 0600 ), 0 );
  for ( const std::filesystem::path &path : { pipe, std::filesystem::path( "/dev/zero" ) } )
    EXPECT_THROW( readWhole( path ), InputError ) << path;
  std::filesystem::remove( pipe );
}

TEST( File, aPipeOrADeviceIsNotReplaced )
{
  const std::filesystem::path pipe = std::filesystem::path( ::testing::TempDir() ) /
                                     ( "doorstep_kept_pipe." + std::to_string( ::getpid() ) );
  ASSERT_EQ( ::mkfifo( pipe.c_str(), 0600 ), 0 );
  EXPECT_THROW( writeWhole( pipe, "x" ), InputError );
  EXPECT_TRUE( std::filesystem::is_fifo( pipe ) );
  std::filesystem::remove( pipe );
}
