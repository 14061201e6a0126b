// SPDX-License-Identifier: GPL-2.0-or-later
// What the sheets of one zone show: which stops, at which scale, what goes into insets. Decided before
// anything is drawn, so that "page x of y" is known.
//   One sheet where it can be read; stops far away from the rest go into insets; a zone too wide for street
//   names goes onto up to four sheets, each showing the frames of the others.
//     SheetPlan plan = planSheets( question );
#pragma once
#include "sheet/map_view.h"
#include "sheet/route_parts.h"
#include "sheet/stop_discs.h"
#include "sheet/street_blocks.h"

#include <functional>
#include <optional>
#include <vector>

namespace doorstep
{
  struct SheetStop
  {
      int number = 0;
      Point door;  // metres
      Point shown; // as closely as the role may see it: the door, or the middle of its group of blocks
      std::int32_t group = -1; // of blocks; -1: none
  };

  struct SheetLeg
  {
      bool onFoot = false;
      Polyline line;
  };

  struct SheetQuestion
  {
      std::vector<SheetStop> stops;          // of the zone, by number
      Polyline route;                        // from staging to staging
      std::vector<SheetLeg> legs;            // of the route, where some of it is walked and houses are shown
      std::vector<Point> outline;            // of the zone's area
      std::optional<Point> staging;          // none: not known
      double minutesToFirst = 0;             // from staging to the first stop
      bool showsHouses = true;               // else nothing that would tell a door
      const StreetBlocks *streets = nullptr; // needed where houses are not shown
      Paper paper = Paper::Letter;
      bool twoLanguages = false;            // a line of text for each under an inset
      int footLines = 1, footLinesWide = 1; // of the foot on an upright sheet, on a landscape one
      // Of the stop table and the directions at a width, mm.
      std::function<double( double width )> tableHeight;
      bool mayBeOneSide = true; // a few stops' table under a map that keeps half of the sheet
      SheetSize strip = {}; // of directions on the sheet with the map, as stripFrames() has it; none: 0, 0
  };

  struct SheetInset
  {
      MapView view; // frame on the page
      Box box;      // the frame and the text under it
      std::vector<Disc> discs;
      char letter = 0;              // of the frame that marks it on the main map; 0: the way from staging
      double minutes = 0;           // of the way
      std::optional<double> metres; // of the way; none where they would measure it to a door
  };

  struct MapSheet
  {
      SheetSize size;
      PageFrames frames;
      MapView view;
      std::vector<Disc> discs;       // on the main map
      std::vector<SheetInset> far;   // stops far away from the rest, and stops that crowd
      std::optional<SheetInset> way; // the way from staging; none where staging is on the map itself
      Box north;                     // of the arrow: a corner where nothing is, top left if it can be
      bool listed = false;           // the stop table and the directions are on this sheet
  };

  // A line of the page's route.
  enum class RoutePart
  {
    There,
    Back,
    Among,
    Block, // a street that the route follows, whole
    Way,   // the arrows on such streets
    Walk,  // on foot, from where the car stands or back to it
    Car    // a walk at whose start the car stands
  };
  struct RouteLine
  {
      RoutePart part = RoutePart::Among;
      Polyline line;
  };

  struct SheetPlan
  {
      std::vector<MapSheet> sheets;
      std::vector<RouteLine> route;
      std::vector<StopMark> marks; // number and place in the world, as closely as the role may see
      RouteParts parts;
  };

  SheetPlan planSheets( const SheetQuestion &question );
}
