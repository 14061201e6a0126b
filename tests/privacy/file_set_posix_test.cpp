// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/file_set.h"

#include "base/file.h"
#include "temp_folder.h"

#include <gtest/gtest.h>
#include <iostream>
#include <sys/wait.h>
#include <unistd.h>

using namespace doorstep;

namespace
{
  std::size_t filesIn( const std::filesystem::path &folder )
  {
    std::size_t files = 0;
    for ( const auto &entry : std::filesystem::recursive_directory_iterator( folder ) )
      files += entry.is_directory() ? 0 : 1;
    return files;
  }
}

TEST( FileSet, setsOfRunsAtOnceAreOneRunsEach )
{
  const TempFolder folder;
  std::vector<std::string> names;
  for ( int i = 0; i < 30; ++i )
    names.push_back( "zone_" + std::to_string( i ) + ".pdf" );
  for ( int round = 0; round < 10; ++round )
  {
    // All is staged before any of them puts it in its place.
    int start[2];
    ASSERT_EQ( ::pipe( start ), 0 );
    std::vector<pid_t> children;
    for ( const char run : { 'x', 'y', 'z' } )
    {
      const pid_t child = ::fork();
      if ( child == 0 )
      {
        ::close( start[1] );
        bool good = false;
        try
        {
          FileSet files;
          files.beginEvent( folder.path() );
          for ( const std::string &name : names )
            files.add( folder.path() / name, std::string( 9, run ) + std::to_string( round ),
                       FileKind::Confidential );
          char go = 0;
          good = ::read( start[0], &go, 1 ) == 0 && files.keep();
        }
        catch ( const std::exception &error )
        {
          std::cerr << error.what() << '\n';
        }
        ::_exit( good ? 0 : 1 );
      }
      children.push_back( child );
    }
    ::close( start[0] );
    ::usleep( 30000 );
    ::close( start[1] );
    for ( const pid_t child : children )
    {
      int status = 0;
      ::waitpid( child, &status, 0 );
      EXPECT_EQ( status, 0 );
    }
    const std::string one = readWhole( folder.path() / names.front() );
    for ( const std::string &name : names )
      EXPECT_EQ( readWhole( folder.path() / name ), one ) << round << ' ' << name;
    EXPECT_EQ( filesIn( folder.path() ), names.size() + 1 ) << "and the manifest";
  }
}
