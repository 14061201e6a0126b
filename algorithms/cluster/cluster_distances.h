// SPDX-License-Identifier: GPL-2.0-or-later
// Points clustered by the distance that was asked for.
#pragma once
#include "cluster/clusters.h"
#include "network/street_graph.h"

namespace doorstep
{
  struct ClusterQuestion
  {
      std::vector<Point> points;       // metres
      std::vector<StreetLine> streets; // empty: straight lines
      bool hierarchical = true;        // HDBSCAN*, else DBSCAN
      std::int32_t minSize = 5;
      Meters radius{ 200 }; // of DBSCAN
  };

  // Along streets the shorter of the two ways counts, from the foot on the street, and a point without a
  // street within 1 km is noise. Throws InputError for more than 10,000 points along streets.
  Clusters clustersOf( const ClusterQuestion &question, const Progress &progress );
}
