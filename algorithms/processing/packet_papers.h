// SPDX-License-Identifier: GPL-2.0-or-later
// What teammaps reads for its pages beside the layers of the plan.
#pragma once
#include "print/packet_press.h"
#include "processing/teammaps_options.h"

namespace doorstep
{
  // The leader's: the homes of the crosswalk and the district's own pages; the teams': the desks' lists.
  // Throws InputError: a wrong passphrase, another event's crosswalk, a column of LEADER_FIELDS that was not
  // sealed, a PDF that cannot be read. roster: null for none.
  PacketPapers readPacketPapers( const TeamMapsOptions &options, const PrintEvent &event,
                                 const Roster *roster );
}
