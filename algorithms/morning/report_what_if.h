// SPDX-License-Identifier: GPL-2.0-or-later
// The report's picture of what other numbers of teams, and other minutes, would serve.
#pragma once
#include "morning/plan_morning.h"
#include "base/teller.h"

#include <string>

namespace doorstep
{
  // Empty where it was not asked for.
  std::string whatIfHtml( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told );
}
