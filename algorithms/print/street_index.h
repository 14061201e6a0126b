// SPDX-License-Identifier: GPL-2.0-or-later
// Where to look in a zone that takes several sheets: which stops are on which, and which of the streets that
// stops are on and directions name.
//   streetIndex( event, zone, options, plan ) → "Sheet 1 · Stops 1-7: E 2nd St, E 3rd St", "Sheet 2 · …"
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"
#include "sheet/sheet_plan.h"

#include <QStringList>

namespace doorstep
{
  // A line a sheet; none where there is one sheet.
  QStringList streetIndex( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                           const SheetPlan &plan );
}
