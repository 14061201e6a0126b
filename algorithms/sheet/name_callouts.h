// SPDX-License-Identifier: GPL-2.0-or-later
// A street's name beside the map's own labels: where the name has no room along its street, it stands next to
// it, with a thin line to the street. Work is on the page, in millimetres.
//
// Method: candidates around points of the street, those that touch anything taken out, the cheapest kept, the
// wishes in their order (the greedy form of point-feature labelling; Christensen, Marks and Shieber 1995, "An
// empirical study of algorithms for point-feature label placement").
#pragma once
#include "base/point.h"
#include "sheet/paper.h"
#include "sheet/route_parts.h"

#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  // A convex figure: a box turned or not, a piece of a line.
  using Shape = std::vector<Point>;

  bool overlap( const Shape &a, const Shape &b );
  Shape shapeOf( const Box &box );

  struct CalloutWish
  {
      std::string name;
      SheetSize text;              // mm
      std::vector<Polyline> lines; // of the street, on the page
      Point near;                  // where it is looked for: the stop
      // A stop's disc that may hide all of its street: the line then comes from its rim.
      std::optional<Point> disc;
  };

  struct CalloutRoom
  {
      Box frame;
      std::vector<Shape> taken;  // discs, labels, insets: neither name nor line touches them
      std::vector<Shape> routes; // pieces of the route: no line crosses them, no name where there is a choice
      std::vector<Shape> streets; // pieces of other streets: better not under a name
  };

  struct Callout
  {
      std::string name;
      Box box;           // of the text
      Point anchor, end; // of its line: on the street, at the text
  };

  // Those that have a place; each takes its own from the ones after it.
  std::vector<Callout> placeCallouts( const std::vector<CalloutWish> &wishes, CalloutRoom room );
}
