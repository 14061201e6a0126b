// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/file_set.h"

#include "base/error.h"
#include "base/file.h"
#include "dead_run.h"
#include "privacy/wipe.h"
#include "private_file.h"
#include "temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace doorstep;
using testing::UnorderedElementsAre;

namespace
{
  namespace fs = std::filesystem;

  std::vector<std::string> below( const fs::path &folder )
  {
    std::vector<std::string> found;
    for ( const auto &entry : fs::recursive_directory_iterator( folder ) )
      if ( !entry.is_directory() )
        found.push_back( entry.path().lexically_relative( folder ).generic_string() );
    return found;
  }

  fs::path workIn( const fs::path &folder )
  {
    for ( const auto &entry : fs::directory_iterator( folder ) )
      if ( entry.path().filename().string().starts_with( WORK_FOLDER_PREFIX ) )
        return entry.path();
    return {};
  }
}

TEST( FileSet, appearsTogetherWithItsManifestAndModes )
{
  const TempFolder folder;
  writeWhole( folder / "old.pdf", "earlier" );
  writeWhole( folder / "stale.pdf", "of another plan" );
  test::letOthersRead();
  FileSet files;
  files.beginEvent( folder.path() );
  files.add( folder / "event.dsxwalk", "sealed", FileKind::Crosswalk );
  files.add( folder / "old.pdf", "new", FileKind::Paper );
  const fs::path staged = files.stage( folder / "left.csv", FileKind::Confidential );
  writeWhole( staged, "names" );
  writeWhole( staged.parent_path() / "left.csvt", "parts go along" );
  files.remove( folder / "stale.pdf" );
  EXPECT_EQ( readWhole( folder / "old.pdf" ), "earlier" );
  EXPECT_FALSE( fs::exists( folder / "left.csv" ) );
  EXPECT_TRUE( test::isOwnersAlone( workIn( folder.path() ) ) ) << "nobody else reads what is being written";

  EXPECT_TRUE( files.keep() );
  EXPECT_THAT( below( folder.path() ),
               UnorderedElementsAre( "event.dsxwalk", "old.pdf", "left.csv", "left.csvt", MANIFEST_NAME ) );
  EXPECT_EQ( readWhole( folder / "old.pdf" ), "new" );
  for ( const char *name : { "event.dsxwalk", "left.csv", "left.csvt" } )
    EXPECT_TRUE( test::isOwnersAlone( folder / name ) ) << name;
}

TEST( FileSet, anEventWithoutAFolderIsToldByTheFoldersName )
{
  const TempFolder folder;
  FileSet files;
  EXPECT_NO_THROW( files.beginEvent( {} ) ) << "of a file without a folder: where the run is";
  try
  {
    files.beginEvent( folder / "saturday" );
    ADD_FAILURE() << "there is no such folder";
  }
  catch ( const InputError &error )
  {
    EXPECT_EQ( std::string( error.what() ),
               "saturday cannot be written: choose a folder that exists and is writable." );
  }
}

TEST( FileSet, whatWillBeWrittenIsInTheManifestBeforeItsFirstByte )
{
  const TempFolder folder;
  FileSet files;
  files.beginEvent( folder.path() );
  files.stage( folder / "left.csv", FileKind::Confidential );
  const std::string work = workIn( folder.path() ).filename().string();
  ASSERT_FALSE( work.empty() );
  EXPECT_NE( readWhole( folder / MANIFEST_NAME ).find( "confidential," + work ), std::string::npos );
}

TEST( FileSet, withoutKeepAllIsAsBefore )
{
  const TempFolder folder;
  writeWhole( folder / "old.pdf", "earlier" );
  {
    FileSet files;
    files.add( folder / "old.pdf", "new", FileKind::Paper );
    files.add( folder / "new.pdf", "new", FileKind::Paper );
  }
  EXPECT_THAT( below( folder.path() ), UnorderedElementsAre( "old.pdf" ) );
  EXPECT_EQ( readWhole( folder / "old.pdf" ), "earlier" );
  EXPECT_TRUE( workIn( folder.path() ).empty() );
}

TEST( FileSet, whereOneCannotBePutTheOthersComeBack )
{
  const TempFolder folder;
  writeWhole( folder / "a.pdf", "earlier" );
  writeWhole( folder / "b.gpkg", "earlier" );
  writeWhole( folder / "b.gpkg-wal", "its log" );
  fs::create_directory( folder / "z.pdf" );
  FileSet files;
  files.add( folder / "a.pdf", "new", FileKind::Paper );
  files.add( folder / "b.gpkg", "new", FileKind::Plan );
  files.add( folder / "c.pdf", "new", FileKind::Paper );
  files.add( folder / "z.pdf", "a folder stands there", FileKind::Paper );
  EXPECT_THROW( files.keep(), InputError );
  EXPECT_EQ( readWhole( folder / "a.pdf" ), "earlier" );
  EXPECT_EQ( readWhole( folder / "b.gpkg" ), "earlier" );
  EXPECT_EQ( readWhole( folder / "b.gpkg-wal" ), "its log" );
  EXPECT_FALSE( fs::exists( folder / "c.pdf" ) );
  EXPECT_TRUE( fs::is_directory( folder / "z.pdf" ) );
}

TEST( FileSet, aNewGeoPackageDoesNotInheritTheOldOnesLog )
{
  const TempFolder folder;
  writeWhole( folder / "b.gpkg", "earlier" );
  writeWhole( folder / "b.gpkg-wal", "its log" );
  FileSet files;
  files.add( folder / "b.gpkg", "new", FileKind::Plan );
  files.keep();
  EXPECT_THAT( below( folder.path() ), UnorderedElementsAre( "b.gpkg" ) );
}

TEST( FileSet, whatADeadRunLeftIsDestroyedByTheNextAndByWipe )
{
  for ( const bool wiped : { false, true } )
  {
    const TempFolder folder;
    test::killedRun( folder.path(),
                     [&]( FileSet &files )
                     {
                       files.beginEvent( folder.path() );
                       files.add( folder / "zone_01_leader.pdf", "names", FileKind::Confidential );
                     } );
    ASSERT_FALSE( workIn( folder.path() ).empty() );
    if ( wiped )
    {
      const WipeReport report = wipeEvent( folder.path() );
      EXPECT_TRUE( report.complete() );
      EXPECT_THAT( below( folder.path() ), UnorderedElementsAre( "doorstep-wipe-certificate.txt" ) );
    }
    else
    {
      FileSet next;
      next.add( folder / "other.pdf", "x", FileKind::Paper );
      next.keep();
      EXPECT_THAT( below( folder.path() ), UnorderedElementsAre( "other.pdf", MANIFEST_NAME ) );
    }
    EXPECT_TRUE( workIn( folder.path() ).empty() );
  }
}

TEST( FileSet, aLivingRunIsLeftAlone )
{
  const TempFolder folder;
  FileSet first;
  first.beginEvent( folder.path() );
  first.add( folder / "a.pdf", "first", FileKind::Confidential );
  FileSet second;
  second.add( folder / "b.pdf", "second", FileKind::Paper );
  second.keep();
  const WipeReport report = wipeEvent( folder.path() );
  EXPECT_FALSE( report.complete() ) << "a run that writes cannot be wiped, which is said";
  EXPECT_EQ( report.failed.size(), 1U );
  first.keep();
  EXPECT_EQ( readWhole( folder / "a.pdf" ), "first" );
}

// A run that dies between two renames: its journal says what is left to do, or to take back.
class DeadRun : public testing::TestWithParam<std::tuple<int, bool>>
{
};

TEST_P( DeadRun, isEndedOrTakenBackByTheNext )
{
  const auto [moved, undone] = GetParam();
  const TempFolder folder;
  for ( const char *name : { "a", "b" } )
    writeWhole( folder / name, "earlier" );
  fs::path work;
  test::killedRun( folder.path(),
                   [&]( FileSet &files )
                   {
                     for ( const char *name : { "a", "b", "c" } )
                       files.add( folder / name, "new", FileKind::Plan );
                   } );
  work = workIn( folder.path() );
  // As the run would have left it.
  std::string journal = "from,place,before\r\n";
  for ( int i = 0; i < 3; ++i )
  {
    const std::string name( 1, static_cast<char>( 'a' + i ) );
    journal += std::to_string( i ) + "/" + name + ",../" + name + ",before-" + std::to_string( i ) + "\r\n";
    if ( i < moved )
    {
      if ( fs::exists( folder / name ) )
        fs::create_hard_link( folder / name, work / ( "before-" + std::to_string( i ) ) );
      fs::rename( work / std::to_string( i ) / name, folder / name );
    }
  }
  writeWhole( work / "journal", journal + "end\r\n" );
  if ( undone )
    writeWhole( work / "undo", "" );
  FileSet next;
  next.add( folder / "d", "x", FileKind::Plan );
  next.keep();
  for ( const char *name : { "a", "b" } )
    EXPECT_EQ( readWhole( folder / name ), undone ? "earlier" : "new" ) << name;
  EXPECT_EQ( fs::exists( folder / "c" ), !undone );
  EXPECT_TRUE( workIn( folder.path() ).empty() );
}

INSTANTIATE_TEST_SUITE_P( FileSet, DeadRun,
                          testing::Combine( testing::Values( 0, 1, 2, 3 ), testing::Bool() ) );

TEST( FileSet, aForgedJournalMovesNothingElse )
{
  const TempFolder folder, other;
  writeWhole( other / "secret", "theirs" );
  test::killedRun( folder.path(),
                   [&]( FileSet &files ) { files.add( folder / "a", "new", FileKind::Plan ); } );
  const fs::path work = workIn( folder.path() );
  writeWhole( work / "journal",
              "from,place,before\r\n" + ( other / "secret" ).string() + "," + ( folder / "got" ).string() +
                  ",before-0\r\n0/a," + ( other / "secret" ).string() + ",before-1\r\n," +
                  ( other / "secret" ).string() + "," + ( other / "x" ).string() + "\r\nend\r\n" );
  EXPECT_TRUE( recoverFolder( folder.path() ) );
  EXPECT_EQ( readWhole( other / "secret" ), "theirs" );
  EXPECT_TRUE( below( folder.path() ).empty() );
}

TEST( FileSet, whatAnotherRunWroteMeanwhileIsNotReplaced )
{
  const TempFolder folder;
  for ( const bool there : { false, true } )
  {
    FileSet slow;
    slow.expectAsNow( folder / "event.dsxwalk" );
    slow.add( folder / "event.dsxwalk", "of the slow run", FileKind::Crosswalk );
    slow.add( folder / "visits.gpkg", "of the slow run", FileKind::Confidential );
    FileSet fast;
    fast.add( folder / "event.dsxwalk", there ? "of another" : "of the fast run", FileKind::Crosswalk );
    fast.keep();
    EXPECT_THROW( slow.keep(), InputError );
    EXPECT_EQ( readWhole( folder / "event.dsxwalk" ), there ? "of another" : "of the fast run" );
    EXPECT_FALSE( fs::exists( folder / "visits.gpkg" ) );
  }
  FileSet next;
  next.expectAsNow( folder / "event.dsxwalk" );
  next.add( folder / "event.dsxwalk", "new", FileKind::Crosswalk );
  next.keep();
  EXPECT_EQ( readWhole( folder / "event.dsxwalk" ), "new" );
}
