// SPDX-License-Identifier: GPL-2.0-or-later
// Which team takes which zone: only teams that may go out, from their own staging place, or where that sends
// none from any; then, where an earlier plan is known, each zone the team that had it; then as few homes as
// possible without somebody who speaks their language, then vehicles where the driving is, then what leaders
// asked for. Exact (base/optimal_assignment.h).
#pragma once
#include "team/roster.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace doorstep
{
  struct TeamZone
  {
      std::int32_t zone = 0;
      std::string staging;
      double km = 0;                                           // driven; decides who needs a vehicle
      std::vector<std::pair<std::string, std::int32_t>> homes; // by language code: homes that speak it
      std::vector<std::string> pinnedTeams{}; // names of the teams that some of its visits are pinned to
      std::string earlierTeam{};              // that it had when pages were printed; empty: not known
      double minutes = 0;                     // of its route; 0: not known
      std::int32_t visits = 0;                // 0: not known
      std::string shift{};                    // that it is in; empty: there is one
      double teamMinutes = 0;                 // that a team had for it; 0: not known
  };

  struct TeamChoice
  {
      std::int32_t zone = 0;
      std::int32_t team = -1; // index into the roster's teams; -1: none
      std::string missing; // sentences, empty where nothing is: "Zone 12 has 3 Spanish-speaking homes and …"
  };

  struct TeamAssignmentOptions
  {
      double kmOnFoot = 3; // a zone with less driving does without a vehicle
  };

  // Each home is counted for one of the languages that it speaks: English if that is among them, else the
  // first. Empty where none is known.
  std::string countedLanguage( const std::vector<std::string> &codes );

  // One choice a zone, in the zones' order; a team has one zone in each shift that it comes to. A zone's
  // staging that no team names takes any team without one, or whose own sends none; names of places are the
  // same in any letter case.
  std::vector<TeamChoice> assignTeams( std::span<const TeamZone> zones, const Roster &roster,
                                       const TeamAssignmentOptions &options = {} );
}
