// SPDX-License-Identifier: GPL-2.0-or-later
// Directions for somebody who must not learn the house (privacy 18): what planzones wrote to the block, with
// each stop's place told by its group of blocks and without the turns among the blocks of one group, which
// would tell in which of them the home is.
#pragma once
#include "sheet/block_groups.h"
#include "words/phrase.h"

#include <functional>
#include <span>
#include <vector>

namespace doorstep
{
  struct BlockStep
  {
      int stop = 0; // the stop reached by this step; 0: none
      Phrase text;
  };

  // "on E 22nd St between S 4th Ave and S 5th Ave"; of several streets "on E 22nd St or Rose Ct".
  Phrase groupWords( const BlockGroup &group );

  // groupOf: of a stop by its number; null: not known, its text stays.
  std::vector<BlockStep> blockSteps( std::span<const BlockStep> steps,
                                     const std::function<const BlockGroup *( int )> &groupOf );

  // Minutes as a sheet may tell them that must not tell the house: the nearest step, so that neither a time
  // nor a sum of legs gives the place back.
  double inSteps( double minutes, double step );
}
