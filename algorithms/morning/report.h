// SPDX-License-Identifier: GPL-2.0-or-later
// The report of a plan as one page of HTML that needs nothing else: for the screen and for paper, in colours
// that survive a black and white printer. It holds no code, no name of a person and no place but staging
// names.
#pragma once
#include "morning/plan_morning.h"
#include "base/teller.h"

#include <string>

namespace doorstep
{
  std::string planReport( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told = {} );
}
