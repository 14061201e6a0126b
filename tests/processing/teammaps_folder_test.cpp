// SPDX-License-Identifier: GPL-2.0-or-later
// The packets in a folder over several runs.
#include "teammaps_event.h"

namespace doorstep::test
{
  namespace
  {
    void removeZone( QgsVectorLayer &layer, int zone )
    {
      QgsFeatureIterator rows = layer.getFeatures();
      QgsFeatureIds gone;
      for ( QgsFeature feature; rows.nextFeature( feature ); )
        if ( feature.attribute( "zone" ).toInt() == zone )
          gone << feature.id();
      ASSERT_TRUE( layer.dataProvider()->deleteFeatures( gone ) );
    }
  }

  TEST_F( TeamMapsRun, packetsOfAnEarlierPlanLeaveTheFolderAndAreVoid )
  {
    const auto packets = [&] { return files().join( ' ' ).remove( "maps/" ).toStdString(); };
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    EXPECT_FALSE( said( "earlier plan" ) ) << "a second copy of the same plan";
    EXPECT_EQ( packets(), "all_team.pdf staging_Central_School.pdf zone_01_team_T1_copy_1.pdf "
                          "zone_01_team_T1_copy_2.pdf zone_02_team_T2_copy_1.pdf zone_02_team_T2_copy_2.pdf "
                          "zone_03_team_T3_copy_1.pdf zone_03_team_T3_copy_2.pdf" );
    EXPECT_EQ( openEntries(), 6 );

    // Zone 3 is gone and zone 2 goes to its doors in another order; two files are not of any run.
    for ( const Layer *layer : { &mZones, &mVisits, &mRoutes, &mDirections } )
      removeZone( **layer, 3 );
    set( mVisits, "visit", "Z2-SX", "visit", codeOf( 2, 1 ) );
    set( mVisits, "visit", codeOf( 2, 1 ), "visit", codeOf( 2, 2 ) );
    set( mVisits, "visit", codeOf( 2, 2 ), "visit", "Z2-SX" );
    for ( const char *mine : { "maps/zone_99_team_Old.pdf", "maps/zone_notes.pdf" } )
      writeWhole( at( mine ).toStdString(), "mine" );
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    EXPECT_EQ( packets(), "all_team.pdf staging_Central_School.pdf zone_01_team_T1_copy_1.pdf "
                          "zone_01_team_T1_copy_2.pdf zone_01_team_T1_copy_3.pdf zone_02_team_T2_copy_3.pdf "
                          "zone_99_team_Old.pdf zone_notes.pdf" );
    EXPECT_TRUE( said( "files of an earlier plan" ) ) << log();
    EXPECT_TRUE( said( "REGISTER: 4 packets of the earlier plan are void" ) ) << log();
    EXPECT_TRUE( said( "FOLDER holds 1 packets that no list knows" ) && said( "zone_99_team_Old.pdf" ) )
        << log();
    EXPECT_EQ( openEntries(), 6 + 2 - 4 );
  }

  // Bytes of each packet, by name.
  std::map<std::string, std::string> packetsIn( const QString &folder )
  {
    std::map<std::string, std::string> all;
    for ( const QString &file : QDir( folder ).entryList( { "*.pdf" } ) )
      all[file.toStdString()] = readWhole( QDir( folder ).filePath( file ).toStdString() );
    return all;
  }

  std::string namesOf( const std::map<std::string, std::string> &packets )
  {
    std::string names;
    for ( const auto &packet : packets )
      names += ( names.empty() ? "" : " " ) + packet.first;
    return names;
  }

  TEST_F( TeamMapsRun, lateChangesPrintOnlyThePacketsThatSaySomethingElse )
  {
    QVariantMap late = parameters( "team" );
    late["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( late ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 3 ) << "the first time all are printed";
    const auto first = packetsIn( at( "maps" ) );
    ASSERT_TRUE( run( late ) ) << log();
    EXPECT_TRUE( said( "No packet changed" ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 0 );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 3 );
    EXPECT_EQ( packetsIn( at( "maps" ) ), first );
    EXPECT_EQ( openEntries(), 3 );

    // Zone 2 loses a stop and gets a new one; zone 3 has another team.
    set( mVisits, "visit", "Z2-NEW", "visit", codeOf( 2, 4 ) );
    set( mZones, "team", "T4", "zone", 3 );
    addMember( "T4", "Lead4", "leader", "yes", "yes" );
    ASSERT_TRUE( run( late ) ) << log();
    const auto second = packetsIn( at( "maps" ) );
    EXPECT_EQ( namesOf( second ),
               "changed_team.pdf changes_team.pdf staging_Central_School.pdf "
               "zone_01_team_T1_copy_1.pdf zone_02_team_T2_copy_2.pdf zone_03_team_T4_copy_1.pdf" );
    EXPECT_EQ( second.at( "zone_01_team_T1_copy_1.pdf" ), first.at( "zone_01_team_T1_copy_1.pdf" ) );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 1 );
    EXPECT_EQ( openEntries(), 3 );
    EXPECT_TRUE( said( "REGISTER: 2 packets of the earlier plan are void" ) ) << log();
    const QString list = textOf( at( "maps/changes_team.pdf" ) );
    for ( const char *words : { "Late changes", "STAGING DESK", "Added: Z2-NEW", "Gone: Z2-S4",
                                "Was the zone of team T3", "Copy 1" } )
      EXPECT_TRUE( list.contains( words ) ) << words << " in " << list.toStdString();
    EXPECT_FALSE( list.contains( "Z1-S1" ) ) << "what did not change";
    const QString printed = textOf( at( "maps/changed_team.pdf" ) );
    EXPECT_TRUE( printed.contains( "Z2-NEW" ) && printed.contains( "Z3-S1" ) );
    EXPECT_FALSE( printed.contains( "Z1-S1" ) );
  }

  TEST_F( TeamMapsRun, lateChangesTellOrderDetailsAndPacketsThatAreGone )
  {
    QVariantMap late = parameters( "team" );
    late["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( late ) ) << log();
    set( mVisits, "visit", "Z2-SX", "visit", codeOf( 2, 1 ) );
    set( mVisits, "visit", codeOf( 2, 1 ), "visit", codeOf( 2, 2 ) );
    set( mVisits, "visit", codeOf( 2, 2 ), "visit", "Z2-SX" );
    set( mVisits, "arrive", 19.0, "visit", codeOf( 1, 1 ) );
    for ( const Layer *layer : { &mZones, &mVisits, &mRoutes, &mDirections } )
      removeZone( **layer, 3 );
    ASSERT_TRUE( run( late ) ) << log();
    QString list = textOf( at( "maps/changes_team.pdf" ) );
    for ( const char *words :
          { "T1 1 Other times or details", "T2 2 Other order of stops", "T3 3 No packet any more" } )
      EXPECT_TRUE( list.contains( words ) ) << words << " in " << list.toStdString();
    EXPECT_EQ( openEntries(), 2 );
    // A change of what stands on all pages changes all of them.
    late["RETURN_BY"] = "13:00";
    ASSERT_TRUE( run( late ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 2 );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 0 );
    list = textOf( at( "maps/changes_team.pdf" ) );
    EXPECT_FALSE( list.contains( "T3" ) ) << list.toStdString();
    // A home that was found elsewhere, though its code and its place in the order stay.
    QgsFeature row;
    ASSERT_TRUE( mVisits->getFeatures().nextFeature( row ) );
    QgsGeometry moved = row.geometry();
    moved.translate( 7, 0 );
    ASSERT_TRUE( mVisits->dataProvider()->changeGeometryValues( { { row.id(), moved } } ) );
    ASSERT_TRUE( run( late ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 );
    EXPECT_EQ( openEntries(), 2 );
  }

  TEST_F( TeamMapsRun, lateChangesOfLeadersAndVolunteersKeepTheirOwnAccount )
  {
    mCrosswalk.event = "00112233445566778899aabbccddeeff";
    QVariantMap leader = leaderParameters(), team = parameters( "team" ),
                volunteer = parameters( "volunteer" );
    for ( QVariantMap *all : { &leader, &team, &volunteer } )
    {
      ( *all )["ONLY_CHANGES"] = true;
      ASSERT_TRUE( run( *all ) ) << log();
    }
    EXPECT_EQ( openEntries(), 9 );
    const std::string list = readWhole( at( "maps/.doorstep-packets.csv" ).toStdString() );
    for ( const char *secret : { "Firstname", "E 5TH ST", "SIS", "Lead1", "Helper1" } )
      EXPECT_EQ( list.find( secret ), std::string::npos ) << secret;

    // A telephone number in the crosswalk is the leader's business alone.
    mCrosswalk.entries.front().sealed.back().second = "ring thrice";
    leader = leaderParameters();
    leader["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( leader ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 2 );
    ASSERT_TRUE( run( team ) ) << log();
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 3 );

    // Codes that the team's run finds changed are told to the leaders' desk when those are printed.
    set( mVisits, "visit", "Z2-NEW", "visit", codeOf( 2, 4 ) );
    CrosswalkEntry entry = mCrosswalk.entries.front();
    entry.visit = "Z2-NEW";
    entry.student = "SIS9";
    mCrosswalk.entries.push_back( entry );
    ASSERT_TRUE( run( team ) ) << log();
    EXPECT_TRUE( said( "REGISTER: 3 packets of the earlier plan are void" ) ) << log();
    leader = leaderParameters();
    leader["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( leader ) ) << log();
    const QString changes = textOf( at( "maps/changes_leader.pdf" ) );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 2 );
    EXPECT_TRUE( changes.contains( "Added: Z2-NEW" ) && changes.contains( "Gone: Z2-S4" ) )
        << changes.toStdString();
    for ( const char *secret : { "Firstname", "E 5TH ST", "SIS", "ring twice" } )
      EXPECT_FALSE( changes.contains( secret ) ) << secret;
    ASSERT_TRUE( run( volunteer ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 2 );
  }

  TEST_F( TeamMapsRun, aHomeOfAVolunteersBlockIsNotInTheDigestOfTheSheet )
  {
    QVariantMap late = parameters( "volunteer" );
    late["ONLY_CHANGES"] = true;
    ASSERT_TRUE( run( late ) ) << log();
    // Next door: the sheet to the block is the same, so the list must not tell one from the other.
    QgsFeature row;
    ASSERT_TRUE( mVisits->getFeatures().nextFeature( row ) );
    QgsGeometry moved = row.geometry();
    moved.translate( 3, 0 );
    ASSERT_TRUE( mVisits->dataProvider()->changeGeometryValues( { { row.id(), moved } } ) );
    ASSERT_TRUE( run( late ) ) << log();
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 3 ) << log();
  }

  TEST_F( TeamMapsRun, lateChangesAskForTheFolderAndPrintAgainWhatCameBack )
  {
    QVariantMap late = parameters( "team" );
    late["ONLY_CHANGES"] = true;
    QVariantMap nowhere = late;
    nowhere.remove( "FOLDER" );
    nowhere["OUTPUT"] = at( "all.pdf" );
    EXPECT_FALSE( run( nowhere ) );
    EXPECT_TRUE( said( "ONLY_CHANGES needs FOLDER" ) ) << log();
    ASSERT_TRUE( run( late ) ) << log();
    const Register book( at( "register.csv" ).toStdString() );
    book.append( Register::returned( book.entries().front(), "desk" ) );
    ASSERT_TRUE( run( late ) ) << log();
    EXPECT_EQ( mResults.value( "PACKETS" ).toInt(), 1 );
    EXPECT_EQ( mResults.value( "UNCHANGED" ).toInt(), 2 );
  }

  TEST_F( TeamMapsRun, aListOfPacketsTakesNoOtherFileAway )
  {
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    writeWhole( at( "precious.pdf" ).toStdString(), "mine" );
    writeWhole( at( "maps/notes.pdf" ).toStdString(), "mine" );
    writeWhole( at( "maps/.doorstep-packets.csv" ).toStdString(),
                "file,plan,zone,entry\r\n../precious.pdf,x,1,0\r\nnotes.pdf,x,1,0\r\nzone_77.pdf,x,1,0\r\n" );
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    EXPECT_EQ( readWhole( at( "precious.pdf" ).toStdString() ), "mine" );
    EXPECT_EQ( readWhole( at( "maps/notes.pdf" ).toStdString() ), "mine" );
  }

  TEST_F( TeamMapsRun, onePdfReplacesItsOwnEarlierOneAndNoOther )
  {
    QVariantMap all = parameters( "team" );
    all.remove( "FOLDER" );
    all["OUTPUT"] = at( "all.pdf" );
    ASSERT_TRUE( run( all ) ) << log();
    EXPECT_TRUE( run( all ) ) << log();
    writeWhole( at( "theirs.pdf" ).toStdString(), "%PDF-1.4\nsomeone else's\n" );
    all["OUTPUT"] = at( "theirs.pdf" );
    EXPECT_FALSE( run( all ) );
    EXPECT_TRUE( said( "is no PDF of Doorstep's" ) ) << log();
    EXPECT_EQ( readWhole( at( "theirs.pdf" ).toStdString() ), "%PDF-1.4\nsomeone else's\n" );
  }
}
