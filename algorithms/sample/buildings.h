// SPDX-License-Identifier: GPL-2.0-or-later
// Where houses stand: lots along streets, and the complexes, mobile-home parks, schools and parks of the
// plots.
#pragma once
#include "sample/city_plan.h"
#include "sample/network.h"

namespace doorstep::sample
{
  // The drives of a plot, made before streets are cut so that they connect; paths from firstPath on are its
  // own.
  struct PlotDrives
  {
      int square = 0, plot = 0;
      int street = -1; // the name it is numbered along
      int number = 0;
      std::int32_t firstPath = 0, lastPath = 0;
  };

  std::vector<PlotDrives> addDrives( const CityPlan &plan, StreetNamer &namer, std::vector<Path> &paths );

  // Adds address points, buildings, parks and schools. sections[n] is city.streets[n].
  void addPlots( const CityPlan &plan, const std::vector<PlotDrives> &drives,
                 const std::vector<Section> &sections, std::uint64_t seed, SampleCity &city );
  void addHouses( const CityPlan &plan, const std::vector<Path> &paths, const std::vector<Section> &sections,
                  std::uint64_t seed, SampleCity &city );

  // The even number at a place along a path, from which the numbers of the block there start.
  int evenNumber( const Path &path, double pathLength, double along );
}
