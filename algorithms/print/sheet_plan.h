// What the sheets of one zone show: which stops, at which scale, what goes into insets. Decided before anything is
// drawn, so that "page x of y" is known.
#pragma once
#include "print/map_view.h"
#include "print/page_layers.h"
#include "print/page_options.h"
#include "print/print_event.h"
#include "print/stop_discs.h"

#include <functional>
#include <vector>

namespace doorstep
{
  struct SheetInset
  {
    MapView view;           // frame on the page
    std::vector<Disc> discs;
    QString text;           // under it
  };

  struct MapSheet
  {
    SheetSize size;
    PageFrames frames;
    MapView view;
    std::vector<Disc> discs;        // on the main map
    std::vector<SheetInset> insets; // stops far away from the rest
    std::optional<Box> wayInset;    // the way from staging; none where it is on the map itself
    MapView wayView;
    QString wayText;
    bool listed = false; // the stop table and the directions are on this sheet
  };

  struct ZonePlan
  {
    std::vector<MapSheet> sheets;
    std::vector<RouteLine> route;
    std::vector<StopMark> marks; // number and place in the world, as closely as the role may see
    RouteParts parts;
  };

  // A stop's place as the role may see it: the door, or the middle of its block.
  Point shownPlace( const PrintStop &stop, StopPrecision precision );

  // tableHeight: of the stop table and the directions at the full width of the given sheet.
  ZonePlan planSheets( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                       const std::function<double( double width )> &tableHeight );

  // Lines of the foot: both languages and the page number.
  int footLines( SheetSize sheet, PageLanguage language );
}
