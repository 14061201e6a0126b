// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_simplify.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace doorstep;
using namespace doorstep::areas;

namespace
{
  // A square of 200 m along streets with a spike of 150 m to the east, such as the wedge between two roads.
  std::vector<Arc> spiky()
  {
    Arc arc;
    arc.points = { { 0, 0 },     { 200, 0 },   { 200, 90 }, { 350, 100 },
                   { 200, 110 }, { 200, 200 }, { 0, 200 },  { 0, 0 } };
    arc.soft.assign( arc.points.size(), 0 );
    arc.isLoop = true;
    arc.left = 1;
    return { arc };
  }

  double east( const std::vector<Arc> &arcs )
  {
    return std::max_element( arcs[0].points.begin(), arcs[0].points.end(),
                             []( const Point &a, const Point &b ) { return a.x < b.x; } )
        ->x;
  }

  SimplifyOptions options()
  {
    SimplifyOptions result;
    result.streetArea = 60;
    result.latticeArea = 2000;
    result.spikeArea = 8000;
    result.roundings = 0;
    return result;
  }
}

TEST( ZoneAreasSimplify, takesSpikesOff )
{
  std::vector<Arc> arcs = spiky();
  simplify( arcs, {}, options() );
  EXPECT_EQ( east( arcs ), 200 );
}

TEST( ZoneAreasSimplify, leavesASpikeThatHoldsAVisit )
{
  std::vector<Arc> arcs = spiky();
  const std::vector<Square> visit{ { { 250 * 8, 100 * 8 }, 32 } };
  simplify( arcs, visit, options() );
  EXPECT_EQ( east( arcs ), 350 );
}
