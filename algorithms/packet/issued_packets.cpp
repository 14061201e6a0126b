// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/issued_packets.h"

namespace doorstep
{
  IssuedPackets::IssuedPackets( Register book, const IssueCard &card, std::span<const PacketZone> zones,
                                std::vector<PlannedPacket> &packets, std::span<const int> pages )
      : mBook( std::move( book ) )
  {
    std::vector<RegisterEntry> entries;
    std::vector<PlannedPacket *> issued;
    for ( std::size_t i = 0; i < packets.size(); ++i )
    {
      PlannedPacket &packet = packets[i];
      if ( packet.draft )
        continue;
      RegisterEntry entry;
      entry.event = card.event;
      if ( packet.zone )
      {
        entry.team = zones[*packet.zone].team;
        entry.zone = zones[*packet.zone].zone;
      }
      entry.role = card.role;
      entry.recipient = packet.recipient;
      entry.purpose = card.purpose;
      entry.pages = pages[i];
      entries.push_back( std::move( entry ) );
      issued.push_back( &packet );
    }
    if ( entries.empty() )
      return;
    mEntries = mBook.append( entries );
    for ( std::size_t k = 0; k < issued.size(); ++k )
    {
      issued[k]->entry = mEntries[k].number;
      issued[k]->copy = mEntries[k].copy;
      issued[k]->mark = registerMark( mEntries[k] );
    }
  }

  IssuedPackets::~IssuedPackets()
  {
    if ( mKept || mEntries.empty() )
      return;
    std::vector<RegisterEntry> voided;
    for ( const RegisterEntry &entry : mEntries )
      voided.push_back( Register::voided( entry, "not printed" ) );
    try
    {
      mBook.append( voided );
    }
    catch ( const std::exception & )
    {
      // The entries stay open: a missing packet is safer in the register than a packet missing there.
    }
  }
}
