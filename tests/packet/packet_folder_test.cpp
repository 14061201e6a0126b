// SPDX-License-Identifier: GPL-2.0-or-later
// The packets in a folder over several runs, without a page drawn.
#include "base/file.h"
#include "packet/issued_packets.h"
#include "packet/packet_folder.h"
#include "packet/packet_names.h"
#include "packet_event.h"
#include "temp_folder.h"

#include <set>

using namespace doorstep;

namespace
{
  class PacketRun : public ::testing::Test
  {
    protected:
      // A run of a role over the zones; contents by zone, what each packet says. Returns what was printed.
      std::string run( Role role, bool onlyChanges, bool isWhole = true )
      {
        const Roster roster = test::threeTeams();
        std::vector<PlannedPacket> planned = planPackets( mZones, &roster, role, mDraft ).packets;
        for ( PlannedPacket &packet : planned )
        {
          packet.content = mContents[mZones[*packet.zone].zone];
          packet.look = mLook;
        }
        PacketFolder folder( mFolder.path(), mZones, role, isWhole );
        folder.expect( planned );
        mKept = onlyChanges ? folder.keepUnchanged( planned, "Morning", entries() ) : 0;
        mHasStale = folder.hasStale();
        mChanges = folder.changes( planned, entries() );
        FileSet files;
        const std::vector<int> pages( planned.size(), 2 );
        IssuedPackets issued( mBook, { "Morning", "Visits", role }, mZones, planned, pages );
        std::string printed;
        const auto put = [&]( const std::string &file, const PlannedPacket *packet )
        {
          files.add( mFolder / file, file, FileKind::Paper );
          folder.put( file, packet );
          printed += ( printed.empty() ? "" : " " ) + file;
        };
        for ( const PlannedPacket &packet : planned )
          put( packetFileName( mZones[*packet.zone], role, packet.copy ), &packet );
        put( sheafFileName( onlyChanges ? "changed" : "all", role ), nullptr );
        folder.finish( files );
        files.keep();
        issued.keep();
        mTaken = folder.takenOut();
        mVoid = 0;
        if ( const auto entries = folder.toVoid( this->entries() ); !entries.empty() )
          mVoid = mBook.append( entries ).size();
        mUnknown = folder.unknown();
        return printed;
      }

      std::vector<RegisterEntry> entries() const
      {
        return std::filesystem::exists( mBooks / "register.csv" ) ? mBook.entries()
                                                                  : std::vector<RegisterEntry>();
      }

      std::string there() const
      {
        std::set<std::string> names;
        for ( const auto &entry : std::filesystem::directory_iterator( mFolder.path() ) )
          if ( entry.path().extension() == ".pdf" )
            names.insert( entry.path().filename().string() );
        std::string text;
        for ( const std::string &name : names )
          text += ( text.empty() ? "" : " " ) + name;
        return text;
      }

      TempFolder mFolder, mBooks;
      const Register mBook{ mBooks / "register.csv" };
      std::vector<PacketZone> mZones = test::threeZones();
      std::map<int, std::string> mContents{ { 1, "a1" }, { 2, "a2" }, { 3, "a3" } };
      std::string mLook = "Letter";
      bool mDraft = false, mHasStale = false;
      std::size_t mKept = 0, mTaken = 0, mVoid = 0;
      std::vector<PacketChange> mChanges;
      std::vector<std::string> mUnknown;
  };
}

TEST_F( PacketRun, anotherPlanTakesTheEarlierPacketsOut )
{
  EXPECT_EQ( run( Role::Team, false ), "zone_01_team_T1_copy_1.pdf zone_02_team_T2_copy_1.pdf "
                                       "zone_03_team_T3_copy_1.pdf all_team.pdf" );
  run( Role::Team, false );
  EXPECT_EQ( mTaken + mVoid, 0U ) << "a second copy of the same plan";
  mZones.pop_back();
  std::swap( mZones[1].stops[0].code, mZones[1].stops[1].code );
  writeWhole( mFolder / "zone_99_team_Old.pdf", "mine" );
  run( Role::Team, false );
  EXPECT_EQ( there(), "all_team.pdf zone_01_team_T1_copy_1.pdf zone_01_team_T1_copy_2.pdf "
                      "zone_01_team_T1_copy_3.pdf zone_02_team_T2_copy_3.pdf zone_99_team_Old.pdf" );
  EXPECT_EQ( mTaken, 5U ) << "two of zone 2, two of zone 3 and the PDF of all";
  EXPECT_EQ( mVoid, 4U );
  EXPECT_EQ( mUnknown, std::vector<std::string>{ "zone_99_team_Old.pdf" } );
}

TEST_F( PacketRun, onlyWhatChangedIsPrinted )
{
  run( Role::Team, true );
  EXPECT_EQ( mKept, 0U ) << "the first time there is nothing to keep";
  EXPECT_EQ( run( Role::Team, true ), "changed_team.pdf" );
  EXPECT_EQ( mKept, 3U );
  EXPECT_FALSE( mHasStale );
  mContents[2] = "b2";
  EXPECT_EQ( run( Role::Team, true ), "zone_02_team_T2_copy_2.pdf changed_team.pdf" );
  EXPECT_TRUE( mHasStale );
  ASSERT_EQ( mChanges.size(), 1U );
  EXPECT_EQ( mChanges[0].takeBack, std::vector<std::int32_t>{ 1 } );
  EXPECT_EQ( mVoid, 1U );
  // Another paper is another packet, and so is one that came back.
  mLook = "A4";
  run( Role::Team, true );
  EXPECT_EQ( mKept, 0U );
  mBook.append( Register::returned( mBook.entries().back(), "desk" ) );
  run( Role::Team, true );
  EXPECT_EQ( mKept, 2U );
}

TEST_F( PacketRun, draftsAreKeptWithoutARegister )
{
  mDraft = true;
  EXPECT_EQ( run( Role::Team, true ),
             "zone_01_team_T1.pdf zone_02_team_T2.pdf zone_03_team_T3.pdf changed_team.pdf" );
  mContents[1] = "b1";
  EXPECT_EQ( run( Role::Team, true ), "zone_01_team_T1.pdf changed_team.pdf" );
  EXPECT_EQ( mKept, 2U );
  EXPECT_EQ( mVoid, 0U );
  mDraft = false;
  run( Role::Team, true );
  EXPECT_EQ( mKept, 0U ) << "a draft is no issued packet";
}

TEST_F( PacketRun, rolesKeepTheirOwnAccount )
{
  run( Role::Team, true );
  run( Role::Volunteer, true );
  mContents[3] = "b3";
  run( Role::Team, true );
  EXPECT_EQ( mVoid, 1U ) << "what a volunteer's sheet says is its own matter";
  // Another plan of zone 3 makes both wrong, and the other role's desk is told when it prints.
  mZones[2].stops[0].code = "Z3-NEW";
  run( Role::Team, true );
  EXPECT_EQ( mVoid, 2U );
  run( Role::Volunteer, true );
  EXPECT_EQ( mKept, 2U );
  ASSERT_EQ( mChanges.size(), 1U );
  EXPECT_EQ( mChanges[0].added, std::vector<std::string>{ "Z3-NEW" } );
  EXPECT_EQ( mChanges[0].gone, std::vector<std::string>{ "Z3-S1" } );
}

TEST_F( PacketRun, aRunOverSomeZonesSaysNothingOfTheOthers )
{
  run( Role::Team, false );
  mZones.pop_back();
  run( Role::Team, false, false );
  EXPECT_EQ( mTaken + mVoid, 0U );
  EXPECT_NE( there().find( "zone_03_team_T3_copy_1.pdf" ), std::string::npos );
}

TEST_F( PacketRun, aListNamesNoOtherFile )
{
  run( Role::Team, false );
  writeWhole( mFolder / "notes.pdf", "mine" );
  writeWhole( mFolder / PACKET_LIST, "file,plan,zone,entry\r\n../precious.pdf,x,1,0\r\nnotes.pdf,x,1,0\r\n"
                                     "zone_77.pdf,x,one,99999999999999999999\r\nzone_01.pdf\r\n" );
  EXPECT_TRUE( readPacketList( mFolder.path() ).empty() ) << "and zone_77.pdf is not there";
  run( Role::Team, false );
  EXPECT_EQ( readWhole( mFolder / "notes.pdf" ), "mine" );
}

TEST_F( PacketRun, aListSaysWhatItWasGiven )
{
  FiledPacket packet;
  packet.file = "zone_07_team_B2.pdf";
  packet.plan = "p";
  packet.zone = 7;
  packet.entry = 12;
  packet.role = "team";
  packet.team = "B2, the \"second\"";
  packet.content = "c";
  packet.look = "0|0|en|x";
  packet.codes = { "V1", "V2" };
  writeWhole( mFolder / PACKET_LIST, packetListText( { &packet, 1 } ) );
  const std::vector<FiledPacket> read = readPacketList( mFolder.path() );
  ASSERT_EQ( read.size(), 1U );
  EXPECT_EQ( packetListText( read ), packetListText( { &packet, 1 } ) );
  EXPECT_EQ( read[0].codes, packet.codes );
  EXPECT_EQ( read[0].entry, 12 );
  EXPECT_FALSE( read[0].isThere ) << "what it said is remembered";
}

TEST_F( PacketRun, entriesOfARunThatPrintsNothingAreVoid )
{
  const Roster roster = test::threeTeams();
  std::vector<PlannedPacket> planned = planPackets( mZones, &roster, Role::Team, false ).packets;
  const std::vector<int> pages{ 2, 3, 4 };
  {
    const IssuedPackets issued( mBook, { "Morning", "Visits", Role::Team }, mZones, planned, pages );
    EXPECT_EQ( planned[2].entry, 3 );
    EXPECT_EQ( planned[2].copy, 1 );
    EXPECT_EQ( planned[2].mark, registerMark( mBook.entries()[2] ) );
    EXPECT_EQ( mBook.entries()[2].pages, 4 );
    EXPECT_EQ( mBook.entries()[2].recipient, "Lead3" );
  }
  const std::vector<RegisterEntry> entries = mBook.entries();
  ASSERT_EQ( entries.size(), 6U );
  for ( std::size_t i = 3; i < 6; ++i )
  {
    EXPECT_EQ( entries[i].kind, RegisterKind::Void );
    EXPECT_EQ( entries[i].refers, static_cast<std::int64_t>( i ) - 2 );
  }
}
