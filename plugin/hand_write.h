// SPDX-License-Identifier: GPL-2.0-or-later
// Writing a plan that was changed by hand: the algorithm editplan writes its layers whole, beside the old
// ones, and the layers of the project then show the new ones.
#pragma once
#include "hand_session.h"

namespace doorstep
{
  // Empty, or why it could not be done: nothing is changed then.
  QString writeByHand( const HandInput &input, const PlanQuestion &question,
                       const std::map<std::int32_t, HandZone> &before,
                       const std::map<std::int32_t, HandZone> &after, const Progress &progress );
}
