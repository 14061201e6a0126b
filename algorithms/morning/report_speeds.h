// SPDX-License-Identifier: GPL-2.0-or-later
// The part of the report on speeds of the district's own, and on trips that scaled them.
#pragma once
#include "morning/plan_morning.h"
#include "base/teller.h"

#include <string>

namespace doorstep
{
  // Empty where the plan was made with the presets alone.
  std::string speedsHtml( const PlanAnswer &answer, const Teller &told );
}
