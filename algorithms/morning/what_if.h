// SPDX-License-Identifier: GPL-2.0-or-later
// What other numbers of teams, and other minutes, would serve: short searches over a small grid around a
// plan.
//   WhatIf grid = whatIf( problem, plan, options );
//   grid.served[row * grid.teams.size() + column]
#pragma once
#include "zone/zone_problem.h"

#include <vector>

namespace doorstep
{
  struct WhatIf
  {
      std::vector<std::int32_t> teams;  // columns, rising
      std::vector<double> minutes;      // rows, rising
      std::vector<std::int32_t> served; // visits, by row and column; -1: the time ended before
      std::int32_t visits = 0;          // that there are
  };

  // Teams are all alike: without what ROSTER, pins and staging places limit. A figure is what a search of a
  // few thousand steps serves; more teams or minutes never serve fewer. `found` is the plan, within the
  // problem's budget. Of the options seed, seconds and progress are asked. Throws Cancelled. At most 35
  // searches, the shorter, the more visits there are; those that cannot tell anything new are left out.
  WhatIf whatIf( ZoneProblem problem, const ZonePlan &found, const SolveOptions &options );
}
