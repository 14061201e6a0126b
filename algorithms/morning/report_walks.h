// SPDX-License-Identifier: GPL-2.0-or-later
// The part of the report on teams that park and walk.
#pragma once
#include "morning/plan_morning.h"
#include "base/teller.h"

#include <string>

namespace doorstep
{
  // Empty where teams drive from door to door.
  std::string walksHtml( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told );
}
