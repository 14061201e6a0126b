// SPDX-License-Identifier: GPL-2.0-or-later
// Which streets a map has to name, and the names that found no room along theirs: beside them, with a line.
#pragma once
#include "print/page_options.h"
#include "print/page_template.h"
#include "print/print_event.h"
#include "sheet/name_callouts.h"
#include "sheet/sheet_plan.h"

#include <map>
#include <string>

class QgsLabelingResults;
class QgsTextFormat;

namespace doorstep
{
  // 2: a stop's own street (or one of its group's, where the house must not be told); 1: a street that the
  // directions name.
  using NeededNames = std::map<std::string, int>;

  // Of all stops of the zone; directions: all that they say, in one language.
  NeededNames neededNames( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                           const std::string &directions );

  // Of a stop: its street's name, or those of its group; none where they have no name.
  std::vector<std::string> streetsOfStop( const StreetBlocks &streets, const PrintStop &stop,
                                          const PageOptions &options );

  // A map of a sheet: the main one or an inset.
  struct NamedMap
  {
      MapView view;
      const std::vector<Disc> *discs = nullptr;
      std::vector<Box> taken; // insets, north arrow: mm
      const QgsLabelingResults *labels = nullptr;
  };

  // The names that a map has to show and has not: those of the streets of its stops first, then those of the
  // directions whose streets are seen in it. layer: the id of the streets' layer.
  std::vector<CalloutWish> missingNames( const PrintEvent &event, const PrintZone &zone,
                                         const PageOptions &options, const NeededNames &needed,
                                         const NamedMap &map, const QString &layer,
                                         const QgsTextFormat &format );

  // Those of the names whose streets are seen in the map, in the order of the alphabet.
  std::vector<std::string> namesSeen( const PrintEvent &event, const NeededNames &needed,
                                      const NamedMap &map );

  // The word beside the disc of the first stop.
  CalloutWish startWish( const Disc &disc, const QString &word, const QgsTextFormat &format );

  // "Sheet 2" at the edge of the map, for each sheet of the zone that it does not show: where to go on.
  void putOtherSheets( PageTemplate &page, const SheetPlan &plan, std::size_t number, const QString &word );
  std::vector<Box> otherSheetBoxes( const PageTemplate &page, const SheetPlan &plan );

  // What no name and no line of a name may lie on.
  CalloutRoom calloutRoom( const PrintEvent &event, const NamedMap &map,
                           const std::vector<RouteLine> &route );

  QList<QgsLayoutItem *> putCallouts( PageTemplate &page, const std::vector<Callout> &callouts,
                                      const QgsTextFormat &format );
}
