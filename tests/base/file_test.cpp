#include "base/file.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

using namespace doorstep;

TEST( File, appearsWholeAndReplaces )
{
  const auto path = std::filesystem::temp_directory_path() / "doorstep_file_test.txt";
  writeWhole( path, "one", true );
  struct stat status = {};
  ASSERT_EQ( ::stat( path.c_str(), &status ), 0 );
  EXPECT_EQ( status.st_mode & 0777U, 0600U );
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
