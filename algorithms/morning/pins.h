// SPDX-License-Identifier: GPL-2.0-or-later
// Visits that the analyst pins to a team or to a zone, and visits that must not share a team, as the zone
// solver sees them: indices of teams and numbers of groups.
#pragma once
#include "morning/plan_morning.h"
#include "morning/teams.h"

namespace doorstep
{
  struct PlanPins
  {
      // Of each of the question's visits.
      std::vector<std::int32_t> team;     // index into the teams; -1: free
      std::vector<std::int32_t> apart;    // number of its group; -1: none
      std::vector<std::string> hindrance; // why its pin cannot be held; empty: it can

      std::vector<std::int32_t> zoneOfTeam; // of each team, the number that its zone must have; 0: any
  };

  // A team that had a zone of the earlier plan goes on with it, unless a pin wants otherwise; so a zone whose
  // team is gone is the one that others take over. A zone that visits are pinned to becomes a team's: of the
  // roster the first that suits all of its visits, without a roster one of equal teams, which are added.
  // Throws InputError for teams named without a roster.
  PlanPins planPins( const PlanQuestion &question, PlanTeams &teams );

  // A pinned zone has its number, one that continues a zone of the earlier plan has that one's, and the
  // others follow; numbers of an earlier plan are not given to other zones.
  std::vector<std::int32_t> zoneNumbers( const ZonePlan &plan, const PlanQuestion &question,
                                         const PlanPins &pins );
}
