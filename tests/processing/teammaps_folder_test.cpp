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

  TEST_F( TeamMapsRun, PacketsOfAnEarlierPlanLeaveTheFolderAndAreVoid )
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

  TEST_F( TeamMapsRun, AListOfPacketsTakesNoOtherFileAway )
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

  TEST_F( TeamMapsRun, OnePdfReplacesItsOwnEarlierOneAndNoOther )
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
