// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.h"

#include "base/error.h"
#include "links.h"
#include "private_file.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( File, appearsWholeAndReplaces )
{
  const auto path = std::filesystem::temp_directory_path() / "doorstep_file_test.txt";
  writeWhole( path, "one", true );
  EXPECT_TRUE( test::isOwnersAlone( path ) );
  writeWhole( path, "two" );
  EXPECT_EQ( readWhole( path ), "two" );
  std::filesystem::remove( path );
}

TEST( File, missingFolderAndFullDiskAreOneSentence )
{
  EXPECT_THROW( writeWhole( "/nowhere/at/all.txt", "x" ), InputError );
  EXPECT_THROW( readWhole( "/nowhere/at/all.txt" ), InputError );
  EXPECT_THROW( readWhole( std::filesystem::temp_directory_path() ), InputError );
}

TEST( File, aNewFileFollowsNoLinkAndReplacesNothing )
{
  const auto folder = std::filesystem::temp_directory_path() / ( "doorstep_file_" + randomName() );
  std::filesystem::create_directory( folder );
  writeWhole( folder / "other.txt", "other" );
  if ( !test::madeLink( folder / "other.txt", folder / "link.txt" ) ||
       !test::madeLink( folder / "nowhere.txt", folder / "dangling.txt" ) )
    GTEST_SKIP() << "no link can be made here";
  for ( const char *name : { "other.txt", "link.txt", "dangling.txt" } )
    EXPECT_THROW( writeNew( folder / name, "mine", true ), InputError ) << name;
  EXPECT_EQ( readWhole( folder / "other.txt" ), "other" );
  EXPECT_FALSE( std::filesystem::exists( folder / "nowhere.txt" ) );
  // Where a link stands in a file's place, the link is replaced and what it leads to is not.
  writeWhole( folder / "link.txt", "mine" );
  EXPECT_EQ( readWhole( folder / "other.txt" ), "other" );
  EXPECT_EQ( readWhole( folder / "link.txt" ), "mine" );
  std::filesystem::remove_all( folder );
}
