// SPDX-License-Identifier: GPL-2.0-or-later
// Areas made of whole squares (towns, ZIP codes) and along curves (the wash, the railway).
#pragma once
#include "sample/city_plan.h"
#include "sample/sample_city.h"

#include <functional>

namespace doorstep::sample
{
  // The outline of the plan's squares for which belongs( square ) holds, as polygons with holes.
  std::vector<std::vector<std::vector<Point>>>
  outline( const CityPlan &plan, const std::function<bool( const Square & )> &belongs );

  void addAreas( const CityPlan &plan, SampleCity &city );
}
