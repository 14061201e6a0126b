// SPDX-License-Identifier: GPL-2.0-or-later
// Both halves of base/platform promise the same.
#include "base/platform/files.h"
#include "base/platform/process.h"

#include "base/path_text.h"
#include "base/utc.h"
#include "links.h"
#include "private_file.h"
#include "temp_folder.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <ctime>
#include <gtest/gtest.h>
#include <thread>

using namespace doorstep;
using platform::Access;
using platform::FileKind;

TEST( Platform, aFileIsNewReplacedByRenameAndHasNames )
{
  const TempFolder folder;
  const auto old = folder / "old.txt", other = folder / "other.txt";
  test::letOthersRead();
  writeWhole( old, "old" );
  EXPECT_FALSE( test::isOwnersAlone( old ) );
  EXPECT_EQ( platform::openNew( old, false ), -1 );
  EXPECT_EQ( errno, EEXIST );
  const int file = platform::openNew( other, true );
  ASSERT_GE( file, 0 );
  // Bytes as they are: no line end is made two, and no 26 ends the file.
  EXPECT_EQ( platform::write( file, "a\n\x1a\r\nb", 6 ), 6 );
  EXPECT_TRUE( platform::flush( file ) );
  EXPECT_TRUE( platform::closeWritten( file ) );
  EXPECT_TRUE( test::isOwnersAlone( other ) );
  EXPECT_TRUE( platform::rename( other, old ) ) << "over a file that is there";
  EXPECT_EQ( readWhole( old ), "a\n\x1a\r\nb" );
  EXPECT_FALSE( platform::infoOf( other ) );
  EXPECT_EQ( errno, ENOENT );

  EXPECT_TRUE( platform::addName( old, other ) );
  const auto info = platform::infoOf( old ), second = platform::infoOf( other );
  ASSERT_TRUE( info && second );
  EXPECT_EQ( info->kind, FileKind::Plain );
  EXPECT_EQ( info->names, 2U );
  EXPECT_EQ( info->size, 6 );
  EXPECT_EQ( info->which, second->which );
  EXPECT_NEAR( static_cast<double>( info->seconds ), static_cast<double>( std::time( nullptr ) ), 60 );
  EXPECT_EQ( platform::infoOf( folder.path() )->kind, FileKind::Folder );
  EXPECT_TRUE( platform::removeName( other ) );
  EXPECT_FALSE( platform::removeFolder( folder.path() ) ) << "it is not empty";
}

TEST( Platform, whatIsOpenIsReadWrittenAndCutWhereItIsSaid )
{
  const TempFolder folder;
  const auto path = folder / "Peña José.txt";
  const int file = platform::openToAppend( path );
  ASSERT_GE( file, 0 );
  EXPECT_TRUE( test::isOwnersAlone( path ) );
  EXPECT_EQ( platform::write( file, "abc", 3 ), 3 );
  EXPECT_EQ( platform::write( file, "def", 3 ), 3 );
  std::array<char, 8> bytes{};
  EXPECT_EQ( platform::readAt( file, bytes.data(), bytes.size(), 2 ), 4 );
  EXPECT_EQ( std::string_view( bytes.data(), 4 ), "cdef" );
  EXPECT_EQ( platform::readAt( file, bytes.data(), bytes.size(), 6 ), 0 );
  EXPECT_TRUE( platform::cut( file, 4 ) );
  EXPECT_EQ( platform::endOf( file ), 4 );
  platform::close( file );

  const int again = platform::openThere( path, Access::ReadWrite );
  ASSERT_GE( again, 0 );
  EXPECT_EQ( platform::writeAt( again, "X", 1, 1 ), 1 );
  const auto mapped = platform::map( again, 4 );
  platform::close( again );
  ASSERT_TRUE( mapped );
  EXPECT_EQ( std::string_view( static_cast<const char *>( mapped.get() ), 4 ), "aXcd" );
  EXPECT_EQ( platform::sync( path, false ), 0 );
  EXPECT_EQ( platform::sync( folder.path(), true ), 0 );
  EXPECT_EQ( platform::sync( folder / "none", true ), ENOENT );
}

TEST( Platform, aLinkIsNoFile )
{
  const TempFolder folder;
  writeWhole( folder / "there.txt", "there" );
  if ( !test::madeLink( folder / "there.txt", folder / "link.txt" ) )
    GTEST_SKIP() << "no link can be made here";
  EXPECT_EQ( platform::infoOf( folder / "link.txt" )->kind, FileKind::Link );
  EXPECT_EQ( platform::openThere( folder / "link.txt", Access::Write ), -1 );
  EXPECT_EQ( platform::openToAppend( folder / "link.txt" ), -1 );
  EXPECT_EQ( platform::openNew( folder / "link.txt", true ), -1 );
  EXPECT_EQ( readWhole( folder / "there.txt" ), "there" );
}

TEST( Platform, locksHaveOneHolder )
{
  const TempFolder folder;
  const auto path = folder / "book.csv";
  const int first = platform::openToAppend( path ), second = platform::openToAppend( path );
  ASSERT_TRUE( platform::lock( first, false ) );
  EXPECT_FALSE( platform::lock( second, false ) );
  // Who only reads is not kept from it.
  EXPECT_EQ( platform::write( first, "x", 1 ), 1 );
  EXPECT_EQ( readWhole( path ), "x" );
  platform::close( first );
  EXPECT_TRUE( platform::lock( second, false ) );
  platform::close( second );

  ASSERT_TRUE( platform::makePrivateFolder( folder / "work" ) );
  EXPECT_TRUE( test::isOwnersAlone( folder / "work" ) );
  const int held = platform::lockFolder( folder / "work", false );
  ASSERT_GE( held, 0 );
  EXPECT_EQ( platform::lockFolder( folder / "work", false ), -1 );
  writeWhole( folder / "work" / "a.txt", "in a locked folder" );
  EXPECT_TRUE( platform::removeName( folder / "work" / "a.txt" ) );
  EXPECT_TRUE( platform::removeFolder( folder / "work" ) ) << "by its holder";
  platform::unlockFolder( held );
  EXPECT_FALSE( platform::infoOf( folder / "work" ) );
}

TEST( Platform, whoWaitsTakesTurns )
{
  const TempFolder folder;
  std::atomic<int> inside{ 0 };
  int count = 0;
  std::vector<std::jthread> threads;
  for ( int i = 0; i < 4; ++i )
    threads.emplace_back(
        [&]
        {
          for ( int turn = 0; turn < 10; ++turn )
          {
            const int lock = platform::lockFolder( folder.path(), true );
            EXPECT_GE( lock, 0 );
            EXPECT_EQ( ++inside, 1 );
            ++count;
            --inside;
            platform::unlockFolder( lock );
          }
        } );
  threads.clear();
  EXPECT_EQ( count, 40 );
}

TEST( Platform, randomBytesDiffer )
{
  std::array<unsigned char, 32> a{}, b{};
  platform::randomBytes( a.data(), a.size() );
  platform::randomBytes( b.data(), b.size() );
  EXPECT_NE( a, b );
}

TEST( PathText, isUtf8OnEverySystem )
{
  const std::string text = "Zo\xC3\xAB/\xC3\xB1 \xE4\xB8\xAD.csv";
  EXPECT_EQ( slashedTextOf( pathOf( text ) ), text );
  EXPECT_EQ( textOf( pathOf( text ).filename() ), "\xC3\xB1 \xE4\xB8\xAD.csv" );
}

TEST( Utc, isWrittenByTheCalendar )
{
  using std::chrono::seconds, std::chrono::system_clock;
  const auto at = []( long long second ) { return system_clock::time_point( seconds( second ) ); };
  EXPECT_EQ( utcText( at( 0 ), "T", "Z" ), "1970-01-01T00:00:00Z" );
  EXPECT_EQ( utcText( at( 951827696 ), " ", " UTC" ), "2000-02-29 12:34:56 UTC" );
  EXPECT_EQ( utcText( at( 1789199109 ) + std::chrono::milliseconds( 999 ), "T", "Z" ),
             "2026-09-12T07:45:09Z" );
}
