// SPDX-License-Identifier: GPL-2.0-or-later
// What density clustering gives: DBSCAN (Ester et al. 1996) and HDBSCAN* (Campello et al. 2015).
//   Clusters found = hdbscan( points, { .minClusterSize = 8 } );
#pragma once
#include "base/point.h"
#include "base/progress.h"
#include "base/units.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace doorstep
{
  struct Clusters
  {
      std::vector<std::int32_t> label; // of each point, 0 … count - 1 by their first points; -1: noise
      std::vector<double> probability; // 0 … 1: how firmly it belongs; 0 for noise
      std::int32_t count = 0;
  };

  // Distance of two points by index, symmetric; infinite where there is no way.
  using DistanceFunction = std::function<double( std::size_t a, std::size_t b )>;
  // Fills the indices of all points within the radius of a point, itself included, in any order.
  using NeighbourFunction = std::function<void( std::size_t point, std::vector<std::int32_t> &found )>;

  struct DbscanOptions
  {
      Meters radius{ 200 };       // eps; a point at exactly this distance is within
      std::int32_t minPoints = 5; // within the radius, the point itself included, to be a core
      Progress progress;
  };

  // A core's cluster is all that cores reach; a border point goes to the cluster with the lowest number that
  // reaches it. Core points have probability 1, border points 0.5. O(n log n) for points spread in the plane.
  Clusters dbscan( std::span<const Point> points, const DbscanOptions &options );
  Clusters dbscan( std::size_t count, const NeighbourFunction &neighbours, const DbscanOptions &options );

  struct HdbscanOptions
  {
      std::int32_t minClusterSize = 5; // 2 at least
      std::int32_t minPoints = 0; // for the core distance, the point itself included; 0: as minClusterSize
      Progress progress;
  };

  // Flat clusters by excess of mass. Does not depend on the order of the points (decision 0031 has the rule
  // for ties and duplicates). Planar: about n log n by a kd-tree; by distances: n² time and n memory.
  Clusters hdbscan( std::span<const Point> points, const HdbscanOptions &options );
  Clusters hdbscan( std::size_t count, const DistanceFunction &distance, const HdbscanOptions &options );
}
