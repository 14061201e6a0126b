// SPDX-License-Identifier: GPL-2.0-or-later
// Whether neighbouring areas have one line between them: each edge of a ring is that of one neighbour,
// backward, or has no area on its other side.
#pragma once

#include "base/geometry.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <tuple>
#include <vector>

namespace doorstep::test
{
  using Rings = std::vector<std::vector<Point>>; // closed, anticlockwise; of one area

  inline bool isInside( const Rings &rings, const Point &p )
  {
    for ( const std::vector<Point> &ring : rings )
      if ( isInRing( ring, p ) )
        return true;
    return false;
  }

  // How many edges are shared.
  inline int expectSharedLines( const std::vector<Rings> &areas )
  {
    constexpr double beside = 0.5; // metres
    using Edge = std::tuple<double, double, double, double>;
    std::map<Edge, std::size_t> owner;
    int shared = 0;
    for ( std::size_t a = 0; a < areas.size(); ++a )
      for ( const std::vector<Point> &ring : areas[a] )
        for ( std::size_t i = 1; i < ring.size(); ++i )
          EXPECT_TRUE( owner.emplace( Edge{ ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y }, a ).second )
              << "two areas on one side of a line";
    for ( const auto &[edge, a] : owner )
    {
      const auto [x1, y1, x2, y2] = edge;
      if ( const auto other = owner.find( Edge{ x2, y2, x1, y1 } ); other != owner.end() )
      {
        EXPECT_NE( other->second, a ) << "a line from an area to itself";
        ++shared;
        continue;
      }
      const double length = std::hypot( x2 - x1, y2 - y1 );
      const Point right{ ( x1 + x2 ) / 2 + ( y2 - y1 ) / length * beside,
                         ( y1 + y2 ) / 2 - ( x2 - x1 ) / length * beside };
      for ( std::size_t other = 0; other < areas.size(); ++other )
        EXPECT_FALSE( isInside( areas[other], right ) )
            << "area " << other << " beside a line that is not its own";
    }
    return shared / 2;
  }
}
