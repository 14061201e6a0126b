// SPDX-License-Identifier: GPL-2.0-or-later
// Streets that end at the middle of another, which its layer did not cut there: private roads and new side
// streets, often. The street network joins them (network/junctions.h), and so do blocks, or a page would name
// other crossings than its directions.
#pragma once
#include "network/street_graph.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace doorstep
{
  // The points of the lines that such ends touch, by the line's index, with these ends among them. O(n) for
  // lines of about one length. Lines that are not drawable are left out.
  std::unordered_map<std::size_t, std::vector<Point>> joinedLooseEnds( std::span<const StreetLine> lines,
                                                                       std::span<const char> drawable );
}
