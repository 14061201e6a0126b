// SPDX-License-Identifier: GPL-2.0-or-later
// Where lines meet: clusters of line ends and shared vertices, and loose ends, alone or several together,
// that touch the middle of a line. Used by StreetGraph::build alone.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // The usable lines without repeated points, in flat arrays.
  struct CleanLines
  {
      std::vector<Point> points;
      std::vector<std::uint32_t> first{ 0 }; // by line: its points are [ first[l], first[l + 1] )
      std::vector<OneWay> oneWay;            // what all the rows of a line open together
      std::vector<LineId> source;            // by line: which of the lines given it is
      std::vector<NodeId> node;              // by point: its junction, or none
      std::size_t size() const { return source.size(); }
  };

  // Sets `node` (ends always get one) and inserts the points where loose ends join; returns the places of the
  // junctions. Linear on the whole: points are looked up in a hash grid.
  Indexed<NodeId, Point> findJunctions( CleanLines &clean, std::span<const StreetLine> lines,
                                        const GraphOptions &options, StreetReport &report );
}
