// SPDX-License-Identifier: GPL-2.0-or-later
// Which way a route goes along whole blocks, for arrows on a sheet that must not tell a house (privacy 18).
// Blocks of a stop's group have none: the team turns round in some of them, and where it does is near a door.
#pragma once
#include "sheet/street_blocks.h"

#include <span>
#include <vector>

namespace doorstep
{
  // Lines from junction to junction as the route follows them, joined where it goes on; blocks that it passes
  // in both directions, and those of the groups named (-1: none), are left out. By the block's number.
  std::vector<Polyline> waysFollowed( const StreetBlocks &streets, std::span<const Point> route,
                                      std::span<const std::int32_t> groups );
}
