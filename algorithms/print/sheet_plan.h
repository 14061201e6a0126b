// What the sheets of one zone show: which stops, at which scale, what goes into insets. Decided before
// anything is drawn, so that "page x of y" is known.
//   One sheet where it can be read; stops far away from the rest go into insets; a zone too wide for street
//   names goes onto up to four sheets, each showing the frames of the others.
#pragma once
#include "print/page_layers.h"
#include "print/page_options.h"
#include "print/print_event.h"
#include "sheet/map_view.h"
#include "sheet/stop_discs.h"

#include <functional>
#include <optional>
#include <vector>

namespace doorstep
{
  struct SheetInset
  {
      MapView view; // frame on the page
      Box box;      // the frame and the line of text under it
      std::vector<Disc> discs;
      QString letter; // of the frame that marks it on the main map; empty for the way from staging
      QString text;
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

  struct SheetPlan
  {
      std::vector<MapSheet> sheets;
      std::vector<RouteLine> route;
      std::vector<StopMark> marks; // number and place in the world, as closely as the role may see
      RouteParts parts;
  };

  // A stop's place as the role may see it: the door, or the middle of its group of blocks.
  Point shownPlace( const StreetBlocks &streets, const PrintStop &stop, StopPrecision precision );

  // tableHeight: of the stop table and the directions at the full width of the given sheet.
  SheetPlan planSheets( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                        const std::function<double( double width )> &tableHeight );
}
