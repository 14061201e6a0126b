// SPDX-License-Identifier: GPL-2.0-or-later
// What the teams of changed zones lack.
#pragma once
#include "hand/hand_answer.h"

#include <map>
#include <string>
#include <vector>

namespace doorstep
{
  struct TeamsLack
  {
      std::map<std::int32_t, std::string> ofZone; // empty: nothing
      std::vector<std::string> warnings;          // the same in sentences
  };

  // Of plans whose zones have teams. With a roster, what the zone's team lacks for its homes now; else that
  // languages came to it. A zone that was made by hand has no team.
  TeamsLack teamsLack( const HandPlan &plan, const std::map<std::int32_t, HandZone> &before, HandTimes &times,
                       const HandAnswer &answer );
}
