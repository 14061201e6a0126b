// SPDX-License-Identifier: GPL-2.0-or-later
// The minimum spanning tree of the mutual reachability graph: d( a, b ) = max( core a, core b, |a b| ), where
// the core distance is that to the minPoints-th nearest point, the point itself included (Campello et al.
// 2015).
#pragma once
#include "cluster/clusters.h"

namespace doorstep
{
  // Mutual reachability, then plain distance: many edges of a point have its core distance for their weight,
  // and of these the one to the nearest point is taken (decision 0031).
  struct EdgeLength
  {
      double weight = 0;
      double apart = 0;
      auto operator<=>( const EdgeLength & ) const = default;
  };

  struct TreeEdge
  {
      std::int32_t a = 0, b = 0;
      EdgeLength length;
  };

  // n - 1 edges, exact, in no particular order. In the plane by Borůvka's rounds over a kd-tree, each point
  // searching the nearest one outside of its component with bounds that its component shares (after March,
  // Ram and Gray 2010, "Fast Euclidean minimum spanning tree"; McInnes and Healy 2017).
  std::vector<TreeEdge> mutualReachabilityTree( std::span<const Point> points, std::int32_t minPoints,
                                                const Progress &progress = {} );

  // For any distance, by Prim's algorithm: n² distances, each asked twice. Points without a way between them
  // get an edge of infinite weight.
  std::vector<TreeEdge> mutualReachabilityTree( std::size_t count, const DistanceFunction &distance,
                                                std::int32_t minPoints, const Progress &progress = {} );
}
