// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks put together until each group holds so many homes that to be told the group does not tell the house
// (privacy 18). A partition that knows nothing of the visits: whoever is told a group learns that the home is
// one of all the group's, as after Sweeney (2002, k-anonymity).
//   A group that holds too few takes in the street's next block, else a neighbouring street's, the one with
//   the fewest homes first. O(blocks log blocks).
#pragma once
#include "base/point.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  struct Block;

  struct BlockGroupOptions
  {
      int smallest = 8;    // homes at different places
      double metres = 300; // of street instead, where homes are not known
      bool operator==( const BlockGroupOptions & ) const = default;
  };

  struct BlockGroup
  {
      std::vector<std::int32_t> blocks; // ascending
      std::vector<std::string> names; // of its streets, by the alphabet; one may be empty: a nameless street
      std::vector<std::string> ends;  // cross-streets at its ends, where it is one street
      Point middle;                   // on one of its blocks
      double homes = 0;               // or metres, where homes are not known
      bool enough = false;            // false: there are too few homes on all streets around
  };

  // homesOf: of each block, or its metres; groups with under `smallest` of these are put together. Blocks
  // that are `skipped` (freeways) are in no group.
  std::vector<BlockGroup> groupBlocks( std::span<const Block> blocks, std::span<const double> homesOf,
                                       std::span<const char> skipped, double smallest );

  // What two points must share to be the same one: decimetres.
  std::uint64_t pointKey( const Point &p );
}
