// SPDX-License-Identifier: GPL-2.0-or-later
// Street lines cut where three or more street ends meet and joined everywhere else, however many features a
// street comes in. Used by street_blocks.cpp.
#pragma once
#include "sheet/street_blocks.h"

namespace doorstep
{
  // Paths are left out. A street that changes its name, class or direction between junctions is two blocks.
  std::vector<Block> chainedBlocks( std::span<const StreetLine> lines );
}
