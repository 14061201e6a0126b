// SPDX-License-Identifier: GPL-2.0-or-later
// The zones of a plan as a small map within the report: an SVG without any stop.
#pragma once
#include "morning/plan_morning.h"
#include "base/teller.h"

#include <string>

namespace doorstep
{
  // Empty where no zone has an area.
  std::string zonesAsSvg( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told );

  // <, >, & and " made harmless.
  std::string escapedHtml( const std::string &text );
}
