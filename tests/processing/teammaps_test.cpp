// SPDX-License-Identifier: GPL-2.0-or-later
// teammaps as QGIS runs it: who gets a packet, what the register says, and that files are all there or none
// is.
#include "teammaps_event.h"

#include "privacy/manifest.h"

#include <fstream>
#include <string>

namespace doorstep::test
{
  TEST_F( TeamMapsRun, Privacy08_OnlyTeamsThatMayGoOutGetAPacket )
  {
    set( mRoster, "employee", "no", "member", "Lead2" );
    set( mRoster, "agreement", "", "member", "Helper3" );
    for ( const char *role : { "team", "volunteer" } )
    {
      ASSERT_TRUE( run( parameters( role ) ) ) << log();
      EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 ) << role;
      EXPECT_TRUE( said( "Zone 2: no packet, because its team (ROSTER, row 3) has no employee as leader" ) )
          << log();
      EXPECT_TRUE(
          mSaid.contains( "Zone 3: no packet, because its team (ROSTER, row 5) has a member without a "
                          "recorded agreement" ) )
          << log();
    }
    EXPECT_EQ( files().filter( "zone_" ), ( QStringList{ "maps/zone_01_team_T1_copy_1.pdf",
                                                         "maps/zone_01_team_T1_volunteer_copy_1.pdf" } ) );
    for ( const RegisterEntry &entry : Register( at( "register.csv" ).toStdString() ).entries() )
      EXPECT_EQ( entry.team, "T1" );
    ASSERT_TRUE( run( leaderParameters() ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 ) << "leader";
  }

  TEST_F( TeamMapsRun, Privacy08_WithNoTeamThatMayGoOutNothingIsPrinted )
  {
    for ( const char *member : { "Lead1", "Lead2", "Lead3" } )
      set( mRoster, "employee", "no", "member", member );
    expectRefused( parameters( "team" ), "no zone has a team that may go out" );
    // Nor as a draft: the gate holds for all paper.
    QVariantMap draft = parameters( "team" );
    draft.remove( "REGISTER" );
    expectRefused( draft, "no zone has a team that may go out" );
  }

  TEST_F( TeamMapsRun, Privacy05_WhoIsNoEmployeeGetsTheBlockAlone )
  {
    ASSERT_TRUE( run( parameters( "volunteer" ) ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 3 ) << "one for each member who is no employee";
    const QString text = textOf( at( "maps/zone_01_team_T1_volunteer_copy_1.pdf" ) );
    // A stop's place is told by its group of blocks, whatever the directions say of it; homes are not known.
    EXPECT_TRUE( text.contains( "Stop 1: on N Elm 1 Ave" ) ) << text.toStdString();
    EXPECT_TRUE( text.contains( "by length: homes were not counted" ) );
    EXPECT_FALSE( text.contains( "In this block" ) );
    EXPECT_FALSE( text.contains( "third house" ) );
    EXPECT_FALSE( text.contains( "north side" ) );
    for ( const RegisterEntry &entry : Register( at( "register.csv" ).toStdString() ).entries() )
      EXPECT_TRUE( entry.recipient.starts_with( "Helper" ) ) << entry.recipient;
  }

  TEST_F( TeamMapsRun, Privacy09_APacketNamesItsOwnStopsAlone )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    for ( int zone = 1; zone <= 3; ++zone )
    {
      const QString text = textOf( at( QStringLiteral( "maps/zone_0%1_team_T%1_copy_1.pdf" ).arg( zone ) ) );
      for ( int other = 1; other <= 3; ++other )
        for ( int stop = 1; stop <= 4; ++stop )
          EXPECT_EQ( text.contains( codeOf( other, stop ) ), other == zone ) << zone << ' ' << other;
    }
  }

  TEST_F( TeamMapsRun, Privacy10_EveryPageSaysWhatItIs )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    int pages = 0;
    for ( const QString &page : pagesOf( at( "maps/zone_02_team_T2_copy_1.pdf" ) ) )
    {
      ++pages;
      for ( const char *words :
            { "T2", "Copy 1", "Test event", "2026-09-12", "Return by 12:30", "34 CFR 99.33" } )
        EXPECT_TRUE( page.contains( words ) ) << words << " is not on\n" << page.toStdString();
      EXPECT_TRUE( page.contains( QStringLiteral( "Page %1 of" ).arg( pages ) ) ) << page.toStdString();
      EXPECT_FALSE( page.contains( "DRAFT" ) );
    }
    EXPECT_GE( pages, 1 );
  }

  TEST_F( TeamMapsRun, Privacy11_EachCopyHasItsEntry )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    const auto entries = Register( at( "register.csv" ).toStdString() ).entries();
    ASSERT_EQ( entries.size(), 6U );
    EXPECT_EQ( entries[1].team, "T2" );
    EXPECT_EQ( entries[1].zone, 2 );
    EXPECT_EQ( entries[1].recipient, "Lead2" );
    EXPECT_EQ( entries[1].purpose, "Home visits" );
    EXPECT_EQ( entries[1].event, "Test event" );
    EXPECT_EQ( entries[1].copy, 1 );
    EXPECT_EQ( entries[4].copy, 2 );
    EXPECT_EQ( entries[1].pages, pagesOf( at( "maps/zone_02_team_T2_copy_1.pdf" ) ).size() );
    EXPECT_TRUE( textOf( at( "maps/zone_02_team_T2_copy_2.pdf" ) ).contains( "Copy 2" ) );
  }

  TEST_F( TeamMapsRun, Privacy11_WithoutAnEntryNothingIsPrinted )
  {
    QVariantMap without = parameters( "team" );
    without["PURPOSE"] = QString();
    expectRefused( without, "purpose" );
    ASSERT_TRUE( QDir().mkpath( at( "folder" ) ) );
    without = parameters( "team" );
    without["REGISTER"] = at( "folder" );
    EXPECT_FALSE( run( without ) );
    EXPECT_EQ( files(), QStringList() );
  }

  TEST_F( TeamMapsRun, withoutRosterOrRegisterPagesAreDrafts )
  {
    for ( const char *missing : { "ROSTER", "REGISTER" } )
    {
      QVariantMap draft = parameters( "team" );
      draft.remove( missing );
      ASSERT_TRUE( run( draft ) ) << log();
      EXPECT_FALSE( QFile::exists( at( "register.csv" ) ) ) << "a draft is not issued";
      for ( const QString &page : pagesOf( at( "maps/all_team.pdf" ) ) )
        if ( !page.trimmed().isEmpty() )
        {
          EXPECT_TRUE( page.contains( "DRAFT, NOT FOR ISSUE" ) ) << page.toStdString();
          EXPECT_FALSE( page.contains( "Copy" ) );
        }
    }
    // A zone without a leader is a draft among issued ones.
    set( mZones, "leader", QVariant(), "zone", 2 );
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    EXPECT_TRUE( textOf( at( "maps/zone_02_team_T2.pdf" ) ).contains( "DRAFT" ) );
    EXPECT_FALSE( textOf( at( "maps/zone_01_team_T1_copy_1.pdf" ) ).contains( "DRAFT" ) );
    EXPECT_FALSE( textOf( at( "maps/staging_Central_School.pdf" ) ).contains( "DRAFT" ) );
    EXPECT_EQ( openEntries(), 2 );
  }

  TEST_F( TeamMapsRun, aPublicSheetIsIssuedOnceForTheEvent )
  {
    ASSERT_TRUE( run( parameters( "public" ) ) ) << log();
    EXPECT_EQ( files(), ( QStringList{ "doorstep-releases.dsledger", "doorstep-releases.dsledgerkey",
                                       "maps/all_public.pdf" } ) );
    const auto entries = Register( at( "register.csv" ).toStdString() ).entries();
    ASSERT_EQ( entries.size(), 1U );
    EXPECT_EQ( entries[0].zone, -1 );
    EXPECT_EQ( entries[0].role, Role::Public );
    const QString text = textOf( at( "maps/all_public.pdf" ) );
    EXPECT_FALSE( text.contains( "DRAFT" ) );
    EXPECT_TRUE( text.contains( "12" ) ) << "the homes of all zones";
    for ( int stop = 1; stop <= 4; ++stop )
      EXPECT_FALSE( text.contains( codeOf( 1, stop ) ) );
  }

  TEST_F( TeamMapsRun, aSecondPublicSheetTellsNoSingleHome )
  {
    ASSERT_TRUE( run( parameters( "public" ) ) ) << log();
    EXPECT_TRUE( QFile::exists( at( "doorstep-releases.dsledger" ) ) );
    ASSERT_TRUE( run( parameters( "public" ) ) ) << log();
    EXPECT_TRUE( textOf( at( "maps/all_public.pdf" ) ).contains( "12" ) ) << "the same is told again";
    QVariantMap draft = parameters( "public" );
    draft.remove( "REGISTER" );
    // A family is found meanwhile: 13 less 12 would be its home.
    add( mVisits, QStringLiteral( "Point(%1 %2)" ).arg( EAST + 300 ).arg( NORTH + 134 ),
         { "Z1-S5", 1, 5, "en", 64.0, 15.0 } );
    set( mZones, "visits", 5, "zone", 1 );
    for ( QVariantMap again : { parameters( "public" ), draft } )
    {
      again.remove( "DIRECTIONS" );
      ASSERT_TRUE( run( again ) ) << log();
      const QString text = textOf( at( "maps/all_public.pdf" ) );
      EXPECT_TRUE( text.contains( "changed by fewer than 11" ) ) << text.toStdString();
      EXPECT_FALSE( text.contains( " 13" ) ) << text.toStdString();
      EXPECT_TRUE( said( "changed by fewer" ) ) << log();
    }
    ASSERT_TRUE( QFile::remove( at( "doorstep-releases.dsledgerkey" ) ) );
    draft["REGISTER"] = at( "register.csv" );
    draft.remove( "DIRECTIONS" );
    EXPECT_FALSE( run( draft ) );
    EXPECT_TRUE( said( "has lost its key" ) ) << log();
  }

  TEST_F( TeamMapsRun, whatCannotBePutLeavesAllAsItWas )
  {
    ASSERT_TRUE(
        QDir().mkpath( at( "maps/zone_03_team_T3_copy_1.pdf" ) ) ); // a folder where a page should go
    std::ofstream( at( "maps/zone_01_team_T1_copy_1.pdf" ).toStdString() ) << "of before";
    QVariantMap all = parameters( "team" );
    all["PROJECT"] = at( "plan/event.qgz" );
    EXPECT_FALSE( run( all ) );
    EXPECT_TRUE( said( "zone_03_team_T3_copy_1.pdf cannot be written" ) ) << log();
    EXPECT_EQ( files(), QStringList{ "maps/zone_01_team_T1_copy_1.pdf" } )
        << files().join( ' ' ).toStdString();
    EXPECT_EQ( readWhole( at( "maps/zone_01_team_T1_copy_1.pdf" ).toStdString() ), "of before" );
    EXPECT_FALSE( QFile::exists( at( "plan" ) ) ) << "a folder made for nothing";
    const auto entries = Register( at( "register.csv" ).toStdString() ).entries();
    ASSERT_EQ( entries.size(), 6U );
    for ( std::size_t i = 3; i < 6; ++i )
    {
      EXPECT_EQ( entries[i].kind, RegisterKind::Void );
      EXPECT_EQ( entries[i].refers, static_cast<std::int64_t>( i ) - 2 );
    }
  }

  TEST_F( TeamMapsRun, cancelLeavesNoFileAndNoOpenEntry )
  {
    for ( const double share : { 5.0, 11.0, 50.0, 98.0 } )
    {
      QVariantMap all = parameters( "team" );
      all["PROJECT"] = at( "maps/event.qgz" );
      EXPECT_FALSE( run( all, share ) ) << share;
      EXPECT_EQ( files(), QStringList() ) << share << ' ' << files().join( ' ' ).toStdString();
      EXPECT_FALSE( QFile::exists( at( "maps" ) ) ) << share;
      EXPECT_EQ( openEntries(), 0 ) << share;
    }
  }

  TEST_F( TeamMapsRun, Privacy16_AllThatARunLeavesIsInTheEventsManifest )
  {
    recordFile( mFolder.path().toStdString(), at( "event.dsxwalk" ).toStdString(), FileKind::Crosswalk );
    QVariantMap all = leaderParameters();
    all["OUTPUT"] = at( "leaders.pdf" );
    ASSERT_TRUE( run( all ) ) << log();
    EXPECT_FALSE( said( "outside of the event's folder" ) );
    all = parameters( "team" );
    all["PROJECT"] = at( "plan/event.qgz" );
    ASSERT_TRUE( run( all ) ) << log();
    QStringList recorded;
    for ( const ManifestEntry &entry : readManifest( mFolder.path().toStdString() ) )
    {
      recorded << QString::fromStdString( entry.path );
      const bool named = entry.path.find( "leader" ) != std::string::npos;
      EXPECT_EQ( entry.kind == FileKind::Confidential, named ) << entry.path;
    }
    recorded.removeAll( "event.dsxwalk" );
    recorded.sort();
    mOwn.removeAll( ".doorstep-packets.csv" );
    QStringList there = files();
    there.sort();
    EXPECT_EQ( recorded.join( ' ' ).toStdString(), there.join( ' ' ).toStdString() );
    EXPECT_TRUE( there.contains( "plan/event_data.gpkg" ) && there.contains( "plan/event.qgz" ) );
  }
}
