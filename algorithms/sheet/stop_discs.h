// SPDX-License-Identifier: GPL-2.0-or-later
// The numbered discs of the stops: stops of one building share a disc, and discs that would touch are pushed
// apart, each with a thin line back to its true spot. Work is on the page, in millimetres.
//
// Method: discs repel each other along the line between them until none overlaps, and are drawn back to their
// true spots (a simplified form of the force models of cartographic displacement; Mackaness 1994, "An
// algorithm for conflict identification and feature displacement in automated map generalization"). O(rounds
// × n²), n being the stops of one zone.
#pragma once
#include "base/point.h"
#include "sheet/paper.h"

#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  struct StopMark
  {
      int number = 0;
      Point onPage; // where it truly is, mm
  };

  struct Disc
  {
      std::vector<int> numbers; // in order
      std::string label;        // "7", "7-9", "3, 8"
      Point spot;               // the true place
      Point center;             // where the disc is drawn
      double width = 0;         // mm; a disc of several numbers is a pill
      bool moved = false;       // far enough from its spot to need a line
  };

  struct DiscOptions
  {
      double diameter = 4.8;     // mm
      double gap = 0.4;          // mm between two discs
      double sameBuilding = 0.7; // mm on the page: closer stops share a disc
      double leader = 1.2;       // mm: a disc moved farther gets its line
      Box frame;                 // discs stay inside
      std::vector<Box> taken;    // and outside of these, such as an inset
  };

  std::vector<Disc> placeDiscs( std::span<const StopMark> stops, const DiscOptions &options );

  // "7" · "7-9" for neighbours in number · "3, 8" otherwise.
  std::string numbersLabel( std::span<const int> numbers );
}
