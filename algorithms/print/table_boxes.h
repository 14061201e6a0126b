// SPDX-License-Identifier: GPL-2.0-or-later
// The boxes that are written into: one to cross for each outcome, its code inside it, and one for the time at
// which the team came back. Lines over the stop table, which has no frames of its own.
#pragma once
#include "print/stop_table.h"
#include "sheet/paper.h"

#include <vector>

namespace doorstep
{
  // Of the outcomes in these rows, from the table's top left corner, mm; the header has none.
  std::vector<Box> tableBoxes( const PageTable &table, RowRun run );

  // Draws boxes over the table as one picture with that id, so that the project of drafts has it too.
  void putBoxes( PageTemplate &page, const char *table, const char *id, const std::vector<Box> &boxes );
}
