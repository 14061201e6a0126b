// SPDX-License-Identifier: GPL-2.0-or-later
// What files of packets are called, and which files are taken for such.
#include "packet/packet_names.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( PacketNames, sayWhatThePagesTitleSays )
{
  const auto name = []( int zone, const char *team, Role role, int copy ) {
    return packetFileName( { zone, "", team, "", {} }, role, copy );
  };
  EXPECT_EQ( name( 7, "B2", Role::Team, 0 ), "zone_07_team_B2.pdf" );
  EXPECT_EQ( name( 7, "", Role::Team, 0 ), "zone_07.pdf" );
  EXPECT_EQ( name( 123, "Équipe 1/2", Role::Leader, 2 ), "zone_123_team__quipe_1_2_leader_copy_2.pdf" );
  EXPECT_EQ( name( 1, "../../etc", Role::Volunteer, 1 ), "zone_01_team_______etc_volunteer_copy_1.pdf" );
  // A letter outside of the basic plane counts twice, as in names of earlier runs; 60 is the longest.
  EXPECT_EQ( name( 1, "\xF0\x92\x80\x80x", Role::Team, 0 ), "zone_01_team___x.pdf" );
  const std::string longest( 70, 'a' );
  EXPECT_EQ( name( 1, longest.c_str(), Role::Team, 0 ), "zone_01_team_" + longest.substr( 10 ) + ".pdf" );
  EXPECT_EQ( sheafFileName( "changed", Role::Volunteer ), "changed_volunteer.pdf" );
}

TEST( PacketNames, placesThatLookAlikeGetNumbers )
{
  const std::vector<std::string> places{ "", "Central School", "CENTRAL SCHOOL", "Peña", "Peùa" };
  EXPECT_EQ( stagingFileNames( places ),
             ( std::vector<std::string>{ "staging_papers.pdf", "staging_Central_School.pdf",
                                         "staging_CENTRAL_SCHOOL_2.pdf", "staging_Pe_a.pdf",
                                         "staging_Pe_a_2.pdf" } ) );
}

TEST( PacketNames, nothingElseIsTakenForAPacket )
{
  for ( const char *packet : { "zone_07.pdf", "zone_123_team_B2_copy_1.pdf", "staging_papers.pdf",
                               "all_team.pdf", "changed_leader.pdf", "changes_volunteer.pdf" } )
    EXPECT_TRUE( isPacketName( packet ) ) << packet;
  for ( const char *other :
        { "zone_7.pdf", "zone_notes.pdf", "zone_07_.pdf", "zone_07 (1).pdf", "zone_07.pdf\n", "zone_07.PDF",
          "staging_.pdf", "staging_a b.pdf", "all_.pdf", "all_teams.pdf", "notes.pdf", "../zone_07.pdf",
          "all_team.pdf.bak", "", ".pdf" } )
    EXPECT_FALSE( isPacketName( other ) ) << other;
}
