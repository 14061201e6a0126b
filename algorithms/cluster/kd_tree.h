// SPDX-License-Identifier: GPL-2.0-or-later
// Points of the plane in a balanced kd-tree of flat arrays (Bentley 1975): nearest neighbours, all within a
// radius, and boxes for dual use by the spanning tree.
#pragma once
#include "base/point.h"

#include <cstdint>
#include <span>
#include <vector>

namespace doorstep
{
  class KdTree
  {
    public:
      // A node holds points [begin, end) of `points`; leaves have left = -1.
      struct Node
      {
          std::int32_t begin = 0, end = 0;
          std::int32_t left = -1, right = -1;
          Point low, high;

          // Square of the least distance from p to the box.
          double squaredDistance( const Point &p ) const
          {
            const double dx = p.x < low.x ? low.x - p.x : p.x > high.x ? p.x - high.x : 0;
            const double dy = p.y < low.y ? low.y - p.y : p.y > high.y ? p.y - high.y : 0;
            return dx * dx + dy * dy;
          }
      };

      explicit KdTree( std::span<const Point> points );

      // The points in the tree's order, and which of the given ones each is.
      const std::vector<Point> &points() const { return mPoints; }
      const std::vector<std::int32_t> &original() const { return mOriginal; }
      // Parents before children; the first is the root.
      const std::vector<Node> &nodes() const { return mNodes; }

      // The distance to the kth nearest point, the point itself being the first; k is at most the number of
      // points.
      double kthDistance( const Point &p, std::int32_t k, std::vector<double> &heap ) const;

      // Appends the given points (original indices) within the radius, its edge included.
      void within( const Point &p, double radius, std::vector<std::int32_t> &found ) const;

    private:
      std::int32_t build( std::int32_t begin, std::int32_t end, std::span<const Point> given );

      std::vector<Point> mPoints;
      std::vector<std::int32_t> mOriginal;
      std::vector<Node> mNodes;
  };
}
