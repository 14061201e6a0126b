// SPDX-License-Identifier: GPL-2.0-or-later
// Whole streets before they are cut at crossings: arterials and collectors, the grid of the old town, the
// curved streets of subdivisions, the drives of complexes, and the freeway with its ramps.
#pragma once
#include "sample/city_plan.h"
#include "sample/street_names.h"

#include <functional>

namespace doorstep::sample
{
  // Houses along a path.
  struct Frontage
  {
      double width = 0; // of a lot in metres; 0: no houses
      double setbackLow = 10, setbackHigh = 14;
      double taken = 1; // share of lots with a building
      bool homes = true;
  };

  struct Path
  {
      std::vector<Point> points;
      int name = -1;
      double first = 0, last = 0; // house numbers at its ends, linear in between
      bool leftOdd = false;
      Road road = Road::Local;
      Travel travel = Travel::Both;
      int milesPerHour = 25;
      int fromLevel = 0, toLevel = 0;
      Frontage frontage;
  };

  double length( const std::vector<Point> &line );
  Point pointAt( const std::vector<Point> &line, double along );

  // The parts of the line where `keep` holds, as [from, to] metres along it.
  std::vector<std::pair<double, double>> partsWhere( const std::vector<Point> &line,
                                                     const std::function<bool( const Point & )> &keep );
  // The part of the line between two places along it.
  std::vector<Point> between( const std::vector<Point> &line, double from, double to );

  // The house number (not rounded) at a coordinate.
  inline double gridNumber( double coordinate )
  {
    return ( coordinate < 0 ? -coordinate : coordinate ) * 100 / BLOCK;
  }

  // Numbers and sides of a path that runs mainly east-west or north-south.
  void numberByGrid( Path &path, bool eastWest );

  void addGridStreets( const CityPlan &plan, StreetNamer &namer, std::uint64_t seed,
                       std::vector<Path> &paths );
  void addCurvedStreets( const CityPlan &plan, const Square &square, StreetNamer &namer, std::uint64_t seed,
                         std::vector<Path> &paths );
  void addFreeway( const CityPlan &plan, std::vector<Path> &paths );
}
