// SPDX-License-Identifier: GPL-2.0-or-later
// The file object and the wipe with a fault at every call.
#include "base/error.h"
#include "base/file.h"
#include "fault_runs.h"
#include "privacy/file_set.h"
#include "privacy/sealed_bytes.h"
#include "privacy/wipe.h"

#include <gtest/gtest.h>
#include <map>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  namespace fs = std::filesystem;

  class Folder
  {
    public:
      Folder() : mPath( fs::temp_directory_path() / ( "doorstep_faults_" + randomName() ) )
      {
        fs::create_directory( mPath );
      }
      Folder( const Folder & ) = delete;
      Folder &operator=( const Folder & ) = delete;
      ~Folder() { fs::remove_all( mPath ); }
      fs::path operator/( const char *name ) const { return mPath / name; }
      const fs::path &path() const { return mPath; }

    private:
      fs::path mPath;
  };

  const std::map<std::string, std::string> OLD = { { "event.dsxwalk", "old seal" }, { "a.pdf", "old a" } };
  const std::map<std::string, std::string> NEW = {
      { "event.dsxwalk", "new seal" }, { "a.pdf", std::string( 100000, 'n' ) }, { "leader.pdf", "names" } };

  std::map<std::string, std::string> read( const fs::path &folder )
  {
    std::map<std::string, std::string> found;
    for ( const auto &entry : fs::recursive_directory_iterator( folder ) )
      if ( entry.is_regular_file() && entry.path().filename() != MANIFEST_NAME )
        found[entry.path().lexically_relative( folder ).generic_string()] = readWhole( entry.path() );
    return found;
  }

  bool write( const fs::path &folder, const std::map<std::string, std::string> &what )
  {
    FileSet files;
    files.beginEvent( folder );
    for ( const auto &[name, bytes] : what )
      files.add( folder / name, bytes,
                 name == "event.dsxwalk" ? FileKind::Crosswalk : FileKind::Confidential );
    return files.keep();
  }
}

TEST( Faults, theFileSetIsWholeAtEveryCall )
{
  FaultTable table( "file set" );
  for ( const FaultKind kind : { FaultKind::FailOnce, FaultKind::FailOn, FaultKind::Kill } )
    for ( long n = 1;; ++n )
    {
      const Folder folder;
      write( folder.path(), OLD );
      long calls = 0;
      const RunEnd end = runWithFault(
          folder.path(), kind, n, [&] { return write( folder.path(), NEW ); }, &calls );
      ++table.runs;
      table.kills += end == RunEnd::Killed ? 1 : 0;
      if ( end != RunEnd::Killed )
        table.leftOver += read( folder.path() ) == ( end == RunEnd::Success ? NEW : OLD ) ? 0 : 1;
      if ( end == RunEnd::Success )
        table.falseSuccesses += read( folder.path() ) == NEW ? 0 : 1;
      // At no moment is an earlier file gone.
      for ( const auto &[name, bytes] : OLD )
        table.lost += fs::exists( folder.path() / name ) ? 0 : 1;
      // Half of the folders are the next run's, half the wipe's.
      if ( n % 2 == 0 )
      {
        recoverFolder( folder.path() );
        const auto found = read( folder.path() );
        table.halfWritten += found == OLD || found == NEW ? 0 : 1;
      }
      EXPECT_TRUE( wipeEvent( folder.path() ).complete() );
      table.leftOver += read( folder.path() ).size() == 1 ? 0 : 1;
      EXPECT_EQ( table.halfWritten + table.lost + table.leftOver + table.falseSuccesses, 0 )
          << "call " << n << ", kind " << static_cast<int>( kind );
      if ( end == RunEnd::Success && calls < n )
        break;
      ASSERT_LT( n, 500 );
    }
  EXPECT_GT( table.kills, 20 );
}

TEST( Faults, oneFileIsWholeAtEveryCall )
{
  FaultTable table( "one file" );
  for ( const FaultKind kind : { FaultKind::FailOnce, FaultKind::Kill } )
    for ( long n = 1;; ++n )
    {
      const Folder folder;
      writeWhole( folder / "a.csv", "old" );
      long calls = 0;
      const RunEnd end = runWithFault(
          folder.path(), kind, n,
          [&]
          {
            writeWhole( folder / "a.csv", "new" );
            return true;
          },
          &calls );
      ++table.runs;
      table.kills += end == RunEnd::Killed ? 1 : 0;
      const std::string found = readWhole( folder / "a.csv" );
      table.halfWritten += found == "old" || found == "new" ? 0 : 1;
      table.falseSuccesses += end == RunEnd::Success && found != "new" ? 1 : 0;
      if ( end != RunEnd::Killed )
        table.leftOver += read( folder.path() ).size() == 1 ? 0 : 1;
      EXPECT_EQ( table.halfWritten + table.leftOver + table.falseSuccesses, 0 ) << n;
      if ( end == RunEnd::Success && calls < n )
        break;
    }
}

TEST( Faults, aWipeThatIsKilledCanBeRepeatedAndTookTheKeyFirst )
{
  FaultTable table( "wipe" );
  const std::string sealed = sealBytes( "students", Passphrase( "correct horse" ) );
  for ( const FaultKind kind : { FaultKind::FailOnce, FaultKind::FailOn, FaultKind::Kill } )
    for ( long n = 1;; ++n )
    {
      const Folder folder;
      write( folder.path(), { { "event.dsxwalk", sealed }, { "leader.pdf", "names" } } );
      long calls = 0;
      const RunEnd end = runWithFault(
          folder.path(), kind, n, [&] { return wipeEvent( folder.path() ).complete(); }, &calls );
      ++table.runs;
      table.kills += end == RunEnd::Killed ? 1 : 0;
      const auto found = read( folder.path() );
      table.falseSuccesses += end == RunEnd::Success && found.size() != 1 ? 1 : 0;
      // Names are never gone before the key is.
      if ( const auto key = found.find( "event.dsxwalk" ); key != found.end() && key->second == sealed )
        table.lost += found.contains( "leader.pdf" ) ? 0 : 1;
      if ( fs::exists( folder / MANIFEST_NAME ) )
        EXPECT_TRUE( wipeEvent( folder.path() ).complete() );
      table.leftOver += read( folder.path() ).contains( "leader.pdf" ) ? 1 : 0;
      EXPECT_EQ( table.lost + table.leftOver + table.falseSuccesses, 0 )
          << n << ' ' << static_cast<int>( kind );
      if ( end == RunEnd::Success && calls < n )
        break;
      ASSERT_LT( n, 500 );
    }
}

TEST( Faults, whatIsWipedIsOverwritten )
{
  const Folder folder;
  const std::string secret( 70000, 's' ), sealed = sealBytes( "students", Passphrase( "correct horse" ) );
  write( folder.path(), { { "event.dsxwalk", sealed }, { "leader.pdf", secret } } );
  // Neither cut nor removed, so that what stands in the files can be read.
  beginFaults( folder.path().string(), FaultKind::Keep, 0 );
  wipeEvent( folder.path() );
  endFaults();
  const std::string after = readWhole( folder / "leader.pdf" ), key = readWhole( folder / "event.dsxwalk" );
  ASSERT_EQ( after.size(), secret.size() );
  EXPECT_EQ( after.find( "ssss" ), std::string::npos );
  ASSERT_EQ( key.size(), sealed.size() );
  EXPECT_NE( key.substr( 0, 64 ), sealed.substr( 0, 64 ) );
  EXPECT_NE( key.substr( sealed.size() / 2, 64 ), sealed.substr( sealed.size() / 2, 64 ) );
}

TEST( Faults, everyFileAndFolderReachesTheDiskBeforeSuccessIsSaid )
{
  // An fsync that fails is an error: so each of them is called, and looked at. A file alone has two (itself
  // and its folder); a set of three has one a file, and those of their rooms, the journal, its folder and the
  // place.
  const auto failures = []( auto run )
  {
    int failed = 0;
    for ( long n = 1;; ++n )
    {
      const Folder folder;
      long calls = 0;
      const RunEnd end = runWithFault(
          folder.path(), FaultKind::FailSync, n, [&] { return run( folder ); }, &calls );
      failed += end == RunEnd::Error ? 1 : 0;
      if ( calls < n )
        return failed;
    }
  };
  EXPECT_EQ( failures(
                 []( const Folder &folder )
                 {
                   writeWhole( folder / "a.csv", "new" );
                   return true;
                 } ),
             2 );
  EXPECT_GE( failures( []( const Folder &folder ) { return write( folder.path(), NEW ); } ), 3 + 3 + 3 );
}
