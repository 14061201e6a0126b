// SPDX-License-Identifier: GPL-2.0-or-later
// A zone of the event as its sheets are planned from (sheet/sheet_plan.h), for the role of the pages.
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"
#include "sheet/sheet_plan.h"

namespace doorstep
{
  // The event must outlive the question. tableHeight: of the stop table and the directions at the full width
  // of a sheet.
  SheetQuestion sheetQuestion( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                               std::function<double( double width )> tableHeight );
}
