// SPDX-License-Identifier: GPL-2.0-or-later
// The part of the report on times that were wished: which were missed, and by how much.
#pragma once
#include "morning/plan_morning.h"
#include "base/teller.h"

#include <string>

namespace doorstep
{
  // Empty where no visit has times of its own.
  std::string wishedTimes( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told );
}
