// SPDX-License-Identifier: GPL-2.0-or-later
// What the staging desk is told of packets that changed.
#include "packet/packet_changes.h"
#include "packet_event.h"

using namespace doorstep;

namespace
{
  using Codes = std::vector<std::string>;

  // The change of zone 1, whose packet had these codes and has those now.
  PacketChange change( const Codes &was, const Codes &now )
  {
    FiledPacket earlier;
    earlier.zone = 1;
    earlier.team = "T1";
    earlier.codes = was;
    PacketZone zone{ 1, "", "T1", "Lead", {} };
    for ( const std::string &code : now )
      zone.stops.push_back( { static_cast<int>( zone.stops.size() ) + 1, code, 1, 10 } );
    const std::vector<EarlierPacket> before{ { &earlier, true } };
    const std::vector<PlannedPacket> printed{ { 0, "Lead" } };
    return packetChanges( before, printed, { &zone, 1 }, {} ).at( 0 );
  }
}

TEST( PacketChanges, tellCodesThatCameAndWentAndAnOrderThatIsAnother )
{
  struct Row
  {
      Codes was, now, added, gone;
      bool isReordered;
  };
  for ( const Row &row :
        { Row{ { "A", "B" }, { "A", "B" }, {}, {}, false }, Row{ { "A", "B" }, { "B", "A" }, {}, {}, true },
          Row{ { "A", "B", "C" }, { "A", "C" }, {}, { "B" }, false },
          Row{ { "A", "B" }, { "X", "A", "B" }, { "X" }, {}, false },
          Row{ { "A", "B", "C" }, { "C", "X", "A" }, { "X" }, { "B" }, true },
          Row{ { "A" }, { "X", "X" }, { "X" }, { "A" }, false } } )
  {
    const PacketChange told = change( row.was, row.now );
    EXPECT_EQ( told.added, row.added );
    EXPECT_EQ( told.gone, row.gone );
    EXPECT_EQ( told.isReordered, row.isReordered );
    EXPECT_TRUE( told.isPrinted && !told.isNew );
    EXPECT_EQ( told.stops, static_cast<int>( row.now.size() ) );
  }
}

TEST( PacketChanges, aZoneMayBeNewOrGoneOrAnotherTeams )
{
  FiledPacket goes, again, stays;
  goes.zone = 3;
  goes.team = "T3";
  goes.entry = 2;
  again = goes;
  stays.zone = 2;
  std::vector<RegisterEntry> issued( 2 );
  issued[1].zone = 3;
  issued[1].copy = 5;
  const std::vector<PacketZone> zones = test::threeZones();
  const std::vector<EarlierPacket> before{ { &goes, true }, { &again, true }, { &stays, false } };
  const std::vector<PlannedPacket> printed{ { 0, "Lead1" } };
  const std::vector<PacketChange> changes = packetChanges( before, printed, zones, issued );
  ASSERT_EQ( changes.size(), 2U ) << "zone 2 says the same";
  EXPECT_EQ( changes[0].zone, 1 );
  EXPECT_TRUE( changes[0].isNew && changes[0].isPrinted && changes[0].takeBack.empty() );
  EXPECT_EQ( changes[1].zone, 3 );
  EXPECT_FALSE( changes[1].isPrinted );
  EXPECT_EQ( changes[1].earlierTeam, "T3" );
  EXPECT_EQ( changes[1].takeBack, std::vector<std::int32_t>{ 5 } );

  // An entry that is another zone's was of another register.
  issued[1].zone = 8;
  EXPECT_TRUE( packetChanges( before, printed, zones, issued )[1].takeBack.empty() );
}
