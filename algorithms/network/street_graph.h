// The streets as a directed graph in flat arrays. Coordinates are metres of a local projection; the adapter
// has turned whatever columns the layer had into StreetLine (see road_columns.h).
#pragma once
#include "base/point.h"
#include "base/units.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  enum class OneWay : std::uint8_t { Both, Forward, Backward, Closed };

  // In order of importance; Freeway is drivable but no visit or staging place snaps to it.
  enum class RoadClass : std::uint8_t { Freeway, Ramp, Primary, Secondary, Local, Service, Alley, Track, Path };

  // House numbers along one side in the direction of the line; 0, 0 where there are none.
  struct HouseRange
  {
    std::int32_t from = 0;
    std::int32_t to = 0;
  };

  // One line feature of the street layer.
  struct StreetLine
  {
    std::vector<Point> points;             // two or more, metres
    std::string name;                      // as printed on the map ("E 22nd St"); empty: unnamed
    RoadClass roadClass = RoadClass::Local;
    double kilometersPerHour = 0;          // 0: by class
    OneWay oneWay = OneWay::Both;
    int fromLevel = 0, toLevel = 0;        // grade levels of its ends: only equal levels connect
    bool bridgeOrTunnel = false;           // connects at its ends only, never in between
    HouseRange left, right;
    std::int32_t sourceRow = 0;            // the feature's number, for messages
  };
}
