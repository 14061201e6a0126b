// SPDX-License-Identifier: GPL-2.0-or-later
// Who gets a packet.
#include "base/error.h"
#include "packet_event.h"

using namespace doorstep;
using test::threeTeams;
using test::threeZones;

namespace
{
  // "1:Lead1 2:Lead2 3:draft", zones that get none as "3!".
  std::string told( const PacketPlan &plan, const std::vector<PacketZone> &zones )
  {
    std::string text;
    for ( const PlannedPacket &packet : plan.packets )
      text += ( packet.zone ? std::to_string( zones[*packet.zone].zone ) : "all" ) + ':' +
              ( packet.draft ? "draft" : packet.recipient ) + ' ';
    for ( const WithheldPacket &packet : plan.withheld )
      text += std::to_string( packet.zone ) + ( !packet.hasLeader ? "?" : packet.team ? "!" : "-" ) + ' ';
    return text.substr( 0, text.size() - 1 );
  }
}

TEST( PacketPlan, eachRoleHasItsRecipients )
{
  const std::vector<PacketZone> zones = threeZones();
  const Roster roster = threeTeams();
  EXPECT_EQ( told( planPackets( zones, &roster, Role::Team, false ), zones ), "1:Lead1 2:Lead2 3:Lead3" );
  EXPECT_EQ( told( planPackets( zones, &roster, Role::Leader, false ), zones ), "1:Lead1 2:Lead2 3:Lead3" );
  EXPECT_EQ( told( planPackets( zones, &roster, Role::Volunteer, false ), zones ),
             "1:Helper of T1 2:Helper of T2 3:Helper of T3" );
  EXPECT_EQ( told( planPackets( zones, &roster, Role::Public, false ), zones ), "all:press and briefing" );
  EXPECT_EQ( told( planPackets( zones, &roster, Role::Team, true ), zones ), "1:draft 2:draft 3:draft" );
  EXPECT_EQ( told( planPackets( zones, nullptr, Role::Team, true ), zones ), "1:draft 2:draft 3:draft" );
}

TEST( PacketPlan, theGateHoldsTeamsBackForDraftsToo )
{
  std::vector<PacketZone> zones = threeZones();
  Roster roster = threeTeams();
  roster.teams[0].hindrance = TeamHindrance::NoAgreement;
  zones[1].team = "T9";
  zones[2].leader.clear();
  for ( const bool draft : { false, true } )
  {
    const PacketPlan plan = planPackets( zones, &roster, Role::Team, draft );
    EXPECT_EQ( told( plan, zones ), "3:draft 1! 2-" ) << "a zone without a leader yet has a draft";
    EXPECT_EQ( plan.withheld[0].team, &roster.teams[0] );
  }
  const PacketPlan leaders = planPackets( zones, &roster, Role::Leader, false );
  EXPECT_EQ( told( leaders, zones ), "1! 2- 3?" );
  try
  {
    requirePackets( leaders, Role::Leader );
    FAIL() << "no packet is left";
  }
  catch ( const InputError &why )
  {
    EXPECT_NE( std::string( why.what() ).find( "no zone has a team that may go out" ), std::string::npos );
  }
}

TEST( PacketPlan, aTeamIsItsNameWhateverItsCase )
{
  std::vector<PacketZone> zones = threeZones();
  zones[0].team = " t1 ";
  const Roster roster = threeTeams();
  EXPECT_EQ( told( planPackets( zones, &roster, Role::Team, false ), zones ), "1:Lead1 2:Lead2 3:Lead3" );
}

TEST( PacketPlan, aPlansDigestIsOfWhoGoesWhereInWhichOrder )
{
  const std::vector<PacketZone> zones = threeZones();
  // As in lists that earlier versions left.
  EXPECT_EQ(
      planDigest( PacketZone{ 7, "Hall", "B2", "Lead", { { 1, "V1", 2, 10.04 }, { 2, "V2", 1, 8 } } } ),
      "35ca5accd2908dd6f6c62d005bfeefb6" );
  const std::string all = planDigest( zones );
  const auto changed = [&]( auto change )
  {
    std::vector<PacketZone> other = zones;
    change( other[1] );
    return planDigest( other ) != all;
  };
  EXPECT_TRUE( changed( []( PacketZone &zone ) { zone.team = "T9"; } ) );
  EXPECT_TRUE( changed( []( PacketZone &zone ) { zone.staging = "Hall"; } ) );
  EXPECT_TRUE( changed( []( PacketZone &zone ) { zone.stops.pop_back(); } ) );
  EXPECT_TRUE( changed( []( PacketZone &zone ) { std::swap( zone.stops[0].code, zone.stops[1].code ); } ) );
  EXPECT_TRUE( changed( []( PacketZone &zone ) { zone.stops[0].students = 2; } ) );
  EXPECT_TRUE( changed( []( PacketZone &zone ) { zone.stops[0].minutes += 0.1; } ) );
  EXPECT_FALSE( changed( []( PacketZone &zone ) { zone.leader = "Somebody"; } ) );
  EXPECT_FALSE( changed( []( PacketZone &zone ) { zone.stops[0].minutes += 0.04; } ) );
}
