// SPDX-License-Identifier: GPL-2.0-or-later
// A table of edits made at once: zones that must stay are locked, visits go where the rows say, zones are
// improved among themselves, and what became of it is written as a plan.
#pragma once
#include "hand/hand_answer.h"
#include "hand/hand_rows.h"

#include <map>
#include <string>
#include <vector>

namespace doorstep
{
  struct PlanEdits
  {
      std::vector<HandRow> rows;
      std::vector<std::int32_t> locked;   // zones that must stay as they are
      std::vector<std::int32_t> improved; // zones that may exchange visits among themselves
  };

  // Changes the plan. Throws InputError where a row cannot be done, and Cancelled.
  HandAnswer editPlan( HandPlan &plan, HandTimes &times, const PlanEdits &edits, const Progress &progress );

  // What is unwise in the zones that were changed (hand/hand_rules.h).
  struct ChangedTroubles
  {
      std::map<std::int32_t, std::string> noteOfZone; // without the last full stop
      std::vector<std::string> sentences;
  };
  ChangedTroubles troublesOfChanged( const HandPlan &plan, const HandAnswer &answer, HandTimes &times );
}
