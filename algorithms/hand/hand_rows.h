// SPDX-License-Identifier: GPL-2.0-or-later
// Edits as rows of a table: a visit and the zone that it goes to. What a person may write in a spreadsheet,
// and what the desktop hands to editplan.
#pragma once
#include "hand/hand_plan.h"
#include "hand/hand_times.h"

#include <span>

namespace doorstep
{
  struct HandRow
  {
      std::int32_t visit = 0;    // of the question
      std::int32_t zone = 0;     // 0: none
      std::int32_t stop = 0;     // 0: where it makes the route least longer, or as it is
      std::int32_t staging = -1; // of the zone; -1: as it is
      std::int32_t row = 1;      // of the table, for messages
  };

  // All rows at once, so that their order makes no difference. Throws InputError naming the row: a visit
  // twice, a stop beyond the zone's end, two visits at one stop, two staging places for a zone.
  HandChange changeOf( const HandPlan &plan, const HandTimes &times, std::span<const HandRow> rows );

  // The rows that lead from one plan to the other; for zones that are changed all of their stops.
  std::vector<HandRow> rowsBetween( const std::map<std::int32_t, HandZone> &before,
                                    const std::map<std::int32_t, HandZone> &after );
}
