// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a page's route, as closely as its role may see them. Used by sheet_plan.cpp.
#pragma once
#include "sheet/sheet_plan.h"

namespace doorstep
{
  // The way there, among the stops, and back.
  RouteParts routeParts( const SheetQuestion &question );

  std::vector<RouteLine> routeLines( const SheetQuestion &question, const RouteParts &parts );
}
