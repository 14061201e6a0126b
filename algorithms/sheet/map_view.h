// SPDX-License-Identifier: GPL-2.0-or-later
// Which part of the world a map frame shows: a round scale, the turn and the orientation that show a zone
// largest.
#pragma once
#include "base/point.h"
#include "sheet/paper.h"

#include <optional>
#include <span>
#include <vector>

namespace doorstep
{
  struct MapView
  {
      Point center;        // metres, at the middle of the frame
      double scale = 0;    // 1 : scale
      double rotation = 0; // degrees by which the map is turned clockwise; north points so far from up
      // On the second of the frames that it was fitted to, which is the landscape sheet's: with a table under
      // it the map of an upright one may be wider than high.
      bool landscape = false;
      Box frame; // on the page, mm
  };

  // Where a place of the world lies on the page, and back.
  Point toPage( const MapView &view, const Point &place );
  std::vector<Point> toPage( const MapView &view, std::span<const Point> places );
  Point toWorld( const MapView &view, const Point &onPage );

  enum class ScaleUnit
  {
    FeetToTheInch, // 1 inch = 100, 150, 200, 300 … feet
    Ratio          // 1 : 1,000, 1 : 1,500, 1 : 2,500 …
  };

  // The next round scale that is no larger than asked for (a larger or equal denominator).
  double roundScale( double denominator, ScaleUnit unit );

  struct FitOptions
  {
      ScaleUnit unit = ScaleUnit::FeetToTheInch;
      double margin = 7;    // mm kept free between the points and the frame
      bool mayTurn = true;  // a turned map must win a whole step of scale
      double turnStep = 3;  // degrees
      double finest = 2400; // 1 : finest shows a block and its neighbours, which one stop needs
      SheetSize inset;      // room kept free of points in one corner, mm; none: 0, 0
  };

  struct FittedView
  {
      MapView view;
      Box inset; // the corner that is free; no width where none was asked for
  };

  // The largest round scale at which all points lie inside one of the frames (portrait, landscape), with a
  // free corner for the inset. Ties go to the unturned map, then to the first frame.
  FittedView fitView( std::span<const Point> points, std::span<const Box> frames, const FitOptions &options );

  // The few stops far away from the rest that would shrink its map to less than half: their indices, empty
  // where leaving at most a fifth of the stops (and at most two) out does not help that much, nor makes the
  // map as large as 1 : enough.
  std::vector<std::size_t> farStops( std::span<const Point> stops, const Box &frame, double margin,
                                     double enough = 0 );
}
