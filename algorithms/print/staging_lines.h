// SPDX-License-Identifier: GPL-2.0-or-later
// The teams of each staging place, for the papers of its desk.
#pragma once
#include "print/print_event.h"
#include "team/roster.h"

namespace doorstep
{
  struct TeamLine
  {
      QString team, zones, leader, vehicle, languages;
      int people = 0;
  };

  // Teams that have a zone, by place and, where there are several, shift, in the roster's order.
  std::map<QString, std::vector<TeamLine>> stagingLines( const PrintEvent &event, const Roster &roster );
}
