// SPDX-License-Identifier: GPL-2.0-or-later
// Where a visit goes in a route, and whence a new zone leaves.
#pragma once
#include "hand/hand_times.h"

namespace doorstep
{
  // Throws InputError where a team cannot get to one of them.
  void requireReached( const HandTimes &times, const std::vector<std::int32_t> &visits );

  // Puts each where it makes the route least longer, what fits best first; the others keep their order. Where
  // they are many they go in their order, which takes less time. Throws InputError where there is no way.
  void insertVisits( const HandTimes &times, std::vector<std::int32_t> visits, HandZone &zone );

  // That of the visits' group, or the one from which all of them are quickest reached.
  std::int32_t stagingFor( const HandTimes &times, const std::vector<std::int32_t> &visits );
}
