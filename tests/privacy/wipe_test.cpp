// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/wipe.h"

#include "base/error.h"
#include "base/file.h"
#include "base/platform/files.h"
#include "links.h"
#include "privacy/manifest.h"
#include "privacy/sealed_bytes.h"
#include "temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  const int held = test::NAMES_GO_WHILE_OPEN
                       ? platform::openThere( folder / "event.dsxwalk", platform::Access::Read )
                       : -1;

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
  if ( test::NAMES_GO_WHILE_OPEN )
  {
    EXPECT_EQ( platform::endOf( held ), 0 );
    platform::close( held );
  }
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
  if ( !test::madeLink( outside / "other.txt", folder / "link.txt" ) )
    GTEST_SKIP() << "no link can be made here";
  std::filesystem::create_hard_link( outside / "twin.txt", folder / "twin.txt" );
  std::filesystem::create_directory( folder / "pages" );
  recordFile( folder.path(), folder / "pages/other.txt", FileKind::Paper );
  std::filesystem::remove( folder / "pages" );
  if ( !test::madeLink( outside.path(), folder / "pages" ) )
    GTEST_SKIP() << "no link can be made here";

  const WipeReport report = wipeEvent( folder.path() );
  EXPECT_EQ( readWhole( outside / "other.txt" ), "not the event's" );
  EXPECT_EQ( readWhole( outside / "twin.txt" ), "two names" );
  EXPECT_THAT( report.unlinkedOnly, ElementsAre( "link.txt", "twin.txt" ) );
  EXPECT_THAT( report.failed, ElementsAre( "pages/other.txt" ) );
  EXPECT_TRUE( std::filesystem::exists( folder / MANIFEST_NAME ) ) << "so that it can be repeated";
  EXPECT_TRUE( readWhole( report.certificate ).starts_with( "DESTRUCTION NOT COMPLETE" ) );
}

TEST( Privacy16, aSecondNameElsewhereIsToldAndNotCertified )
{
  const TempFolder folder, outside;
  writeWhole( folder / "leader.pdf", "names" );
  writeWhole( folder / "twice.pdf", "names" );
  std::filesystem::create_hard_link( folder / "leader.pdf", outside / "backup.pdf" );
  std::filesystem::create_hard_link( folder / "twice.pdf", folder / "again.pdf" );
  for ( const char *name : { "leader.pdf", "twice.pdf", "again.pdf" } )
    recordFile( folder.path(), folder / name, FileKind::Confidential );
  const WipeReport report = wipeEvent( folder.path() );
  EXPECT_THAT( report.unlinkedOnly, ElementsAre( "leader.pdf" ) );
  EXPECT_THAT( report.destroyed, UnorderedElementsAre( "again.pdf", "twice.pdf" ) )
      << "both its names are here";
  EXPECT_FALSE( report.complete() );
  const std::string certificate = readWhole( report.certificate );
  EXPECT_TRUE( certificate.starts_with( "DESTRUCTION NOT COMPLETE" ) );
  EXPECT_NE( certificate.find( "NOT OVERWRITTEN" ), std::string::npos );
}

TEST( Privacy16, whatTheFolderHoldsOfTheEventIsFoundWithoutTheManifest )
{
  const TempFolder folder;
  const Passphrase passphrase( "correct horse" );
  std::filesystem::create_directories( folder / "work/deep" );
  std::filesystem::create_directories( folder / "next" );
  const std::string sealed = sealBytes( "students", passphrase );
  writeWhole( folder / "event.dsxwalk", sealed );
  writeWhole( folder / "work/deep/copy of event.bak", sealed );
  writeWhole( folder / "work/earlier.dsxwalk", sealBytes( "fewer students", passphrase, sealed ) );
  writeWhole( folder / "next/event.dsxwalk", sealBytes( "other students", passphrase ) );
  recordFile( folder / "next", folder / "next/event.dsxwalk", FileKind::Crosswalk );
  recordFile( folder.path(), folder / "event.dsxwalk", FileKind::Crosswalk );
  // A folder inside in which geocode began a manifest.
  writeWhole( folder / "work/geocoded.gpkg", "names" );
  recordFile( folder / "work", folder / "work/geocoded.gpkg", FileKind::Confidential );
  // What earlier versions left where they were killed.
  for ( const char *name : { "event.dsxwalk.new", "event.dsxwalk.new.part4711", "zone_01_leader.pdf.part",
                             "work/geocoded.gpkg.before" } )
    writeWhole( folder / name, "names" );
  writeWhole( folder / "letter.new", "mine" );

  const WipeReport report = wipeEvent( folder.path() );
  EXPECT_TRUE( report.complete() );
  EXPECT_THAT( report.others, ElementsAre( "next", "next/event.dsxwalk" ) );
  std::vector<std::string> left;
  for ( const auto &entry : std::filesystem::recursive_directory_iterator( folder.path() ) )
    if ( !entry.is_directory() )
      left.push_back( entry.path().lexically_relative( folder.path() ).generic_string() );
  EXPECT_THAT( left, UnorderedElementsAre( "doorstep-wipe-certificate.txt", "letter.new",
                                           "next/event.dsxwalk", "next/doorstep-manifest.csv" ) );
}

// A manifest with a changed or lost line destroys less; the certificate says so and names what is left.
TEST( Privacy16, whatAManifestLostIsNamedAndNotCertified )
{
  const TempFolder folder;
  writeWhole( folder / "event.dsxwalk", sealBytes( "students", Passphrase( "correct horse" ) ) );
  writeWhole( folder / "visits.csv", "visit,students\nK2-2222,1\n" );
  writeWhole( folder / "left.csv", "row,id,\"geo_status\",geo_address\n1,7,tied,x\n" );
  writeWhole( folder / "visits.gpkg", std::string( "SQLite format 3\0", 16 ) +
                                          "CREATE TABLE \"visits\" ( \"visit\" TEXT, \"students\" )" );
  writeWhole( folder / "page.pdf",
              "%PDF-1.7\n" + std::string( 300000, ' ' ) + "/Producer (Doorstep)\n%%EOF\n" );
  writeWhole( folder / "event.dsregkey", "key" );
  // Somebody's own, and what people typed.
  writeWhole( folder / "letter.pdf", "%PDF-1.7\n/Producer (Writer)\n%%EOF\n" );
  writeWhole( folder / "outcomes.csv", "visit,outcome\nK2-2222,home\n" );
  writeWhole( folder / "students.csv", "id,students\n" );
  recordFile( folder.path(), folder / "event.dsxwalk", FileKind::Crosswalk );
  recordFile( folder.path(), folder / "visit5.gpkg", FileKind::Places ); // one byte is another
  const WipeReport report = wipeEvent( folder.path() );
  EXPECT_THAT( report.destroyed, ElementsAre( "event.dsxwalk" ) );
  EXPECT_THAT( report.alreadyGone, ElementsAre( "visit5.gpkg" ) );
  EXPECT_THAT( report.unlisted,
               ElementsAre( "event.dsregkey", "left.csv", "page.pdf", "visits.csv", "visits.gpkg" ) );
  EXPECT_TRUE( std::filesystem::exists( folder / "visits.gpkg" ) ) << "it may be another event's";
  const std::string certificate = readWhole( report.certificate );
  EXPECT_TRUE( certificate.starts_with( "DESTRUCTION NOT COMPLETE" ) );
  EXPECT_NE( certificate.find( "IN NO MANIFEST" ), std::string::npos );
}

TEST( Privacy16, aLineThatADeadRunDidNotEndStopsNoWipe )
{
  const TempFolder folder;
  writeWhole( folder / "visits.gpkg", "visits" );
  writeWhole( folder / MANIFEST_NAME, "kind,path\r\nplan,visits.gpkg\r\nconfid" );
  EXPECT_TRUE( wipeEvent( folder.path() ).complete() );
  EXPECT_FALSE( std::filesystem::exists( folder / "visits.gpkg" ) );
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
