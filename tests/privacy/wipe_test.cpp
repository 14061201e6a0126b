#include "privacy/wipe.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/manifest.h"
#include "temp_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

using namespace doorstep;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

TEST( Privacy16, manifestListsTheEventsFilesAndNoOthers )
{
  const TempFolder folder;
  std::filesystem::create_directory( folder / "pages" );
  EXPECT_TRUE( recordFile( folder.path(), folder / "pages/team, 1.pdf", FileKind::Paper ) );
  EXPECT_TRUE( recordFile( folder.path(), folder / "event.dsxwalk", FileKind::Crosswalk ) );
  EXPECT_TRUE( recordFile( folder.path(), folder / "event.dsxwalk", FileKind::Crosswalk ) );
  EXPECT_TRUE( recordFile( folder / "pages/deep.pdf", FileKind::Paper ) ) << "into the manifest above it";
  EXPECT_FALSE( recordFile( folder.path(), "/etc/passwd", FileKind::Plan ) );
  EXPECT_FALSE( recordFile( folder.path(), folder / "../other.gpkg", FileKind::Plan ) );
  EXPECT_FALSE( recordFile( folder.path(), folder.path(), FileKind::Plan ) );
  EXPECT_THAT( readManifest( folder.path() ),
               ElementsAre( ManifestEntry{ FileKind::Crosswalk, "event.dsxwalk" },
                            ManifestEntry{ FileKind::Paper, "pages/deep.pdf" },
                            ManifestEntry{ FileKind::Paper, "pages/team, 1.pdf" } ) );
}

TEST( Privacy16, wipeDestroysTheKeyFirstAndOnlyWhatIsTheEvents )
{
  const TempFolder folder;
  const std::string secret( 70000, 's' );
  writeWhole( folder / "event.dsxwalk", secret );
  writeWhole( folder / "visits.gpkg", "visits" );
  writeWhole( folder / "visits.gpkg-wal", "wal" );
  writeWhole( folder / "register.csv", "kept" );
  writeWhole( folder / "notes.txt", "mine" );
  recordFile( folder.path(), folder / "visits.gpkg", FileKind::Plan );
  recordFile( folder.path(), folder / "event.dsxwalk", FileKind::Crosswalk );
  recordFile( folder.path(), folder / "gone.pdf", FileKind::Paper );
  // A descriptor held open sees what was written over the key's file.
  const int held = ::open( ( folder / "event.dsxwalk" ).c_str(), O_RDONLY );

  bool keyGoneAtFirstStep = false;
  const WipeReport report = wipeEvent( folder.path(),
                                       [&]( double share )
                                       {
                                         if ( share > 0 && share < 0.5 )
                                           keyGoneAtFirstStep =
                                               !std::filesystem::exists( folder / "event.dsxwalk" ) &&
                                               std::filesystem::exists( folder / "visits.gpkg" );
                                         return true;
                                       } );
  EXPECT_TRUE( keyGoneAtFirstStep );
  EXPECT_THAT( report.destroyed, ElementsAre( "event.dsxwalk", "visits.gpkg", "visits.gpkg-wal" ) );
  EXPECT_THAT( report.alreadyGone, ElementsAre( "gone.pdf" ) );
  EXPECT_TRUE( report.failed.empty() );
  EXPECT_EQ( report.leftAlone, 2U );
  EXPECT_EQ( ::lseek( held, 0, SEEK_END ), 0 );
  ::close( held );
  std::vector<std::string> names;
  for ( const auto &entry : std::filesystem::directory_iterator( folder.path() ) )
    names.push_back( entry.path().filename().string() );
  EXPECT_THAT( names, UnorderedElementsAre( "register.csv", "notes.txt", "doorstep-wipe-certificate.txt" ) );
  const std::string certificate = readWhole( report.certificate );
  for ( const char *said : { "CERTIFICATE OF DESTRUCTION", "cannot promise", "Flash media", "Backups",
                             "99.32", "Printed pages" } )
    EXPECT_NE( certificate.find( said ), std::string::npos ) << said;
}

TEST( Privacy16, linksDoNotLeadTheWipeOutOfTheFolder )
{
  const TempFolder folder, outside;
  writeWhole( outside / "other.txt", "not the event's" );
  writeWhole( outside / "twin.txt", "two names" );
  recordFile( folder.path(), folder / "link.txt", FileKind::Plan );
  recordFile( folder.path(), folder / "twin.txt", FileKind::Plan );
  std::filesystem::create_symlink( outside / "other.txt", folder / "link.txt" );
  std::filesystem::create_hard_link( outside / "twin.txt", folder / "twin.txt" );
  std::filesystem::create_directory( folder / "pages" );
  recordFile( folder.path(), folder / "pages/other.txt", FileKind::Paper );
  std::filesystem::remove( folder / "pages" );
  std::filesystem::create_symlink( outside.path(), folder / "pages" );

  const WipeReport report = wipeEvent( folder.path() );
  EXPECT_EQ( readWhole( outside / "other.txt" ), "not the event's" );
  EXPECT_EQ( readWhole( outside / "twin.txt" ), "two names" );
  EXPECT_THAT( report.unlinkedOnly, ElementsAre( "link.txt", "twin.txt" ) );
  EXPECT_THAT( report.failed, ElementsAre( "pages/other.txt" ) );
  EXPECT_TRUE( std::filesystem::exists( folder / MANIFEST_NAME ) ) << "so that it can be repeated";
  EXPECT_NE( readWhole( report.certificate ).find( "NOT COMPLETE" ), std::string::npos );
}

TEST( Privacy16, aBadManifestDestroysNothing )
{
  const TempFolder folder;
  EXPECT_THROW( wipeEvent( folder.path() ), InputError );
  writeWhole( folder / "visits.gpkg", "visits" );
  for ( const char *line : { "plan,../other.txt", "plan,/etc/passwd", "plan", "secret,visits.gpkg", "plan,",
                             "plan,.", "plan,a/../../b", "plan,doorstep-manifest.csv" } )
  {
    writeWhole( folder / MANIFEST_NAME, std::string( "kind,path\r\nplan,visits.gpkg\r\n" ) + line + "\r\n" );
    EXPECT_THROW( wipeEvent( folder.path() ), InputError ) << line;
    EXPECT_TRUE( std::filesystem::exists( folder / "visits.gpkg" ) ) << line;
  }
}

TEST( Privacy16, cancelBeforeTheFirstFileKeepsAll )
{
  const TempFolder folder;
  writeWhole( folder / "visits.gpkg", "visits" );
  recordFile( folder.path(), folder / "visits.gpkg", FileKind::Plan );
  EXPECT_THROW( wipeEvent( folder.path(), []( double ) { return false; } ), Cancelled );
  EXPECT_EQ( readWhole( folder / "visits.gpkg" ), "visits" );
}
