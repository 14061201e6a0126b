// SPDX-License-Identifier: GPL-2.0-or-later
// What the user says of a street layer's columns, and what is said of them in the log.
#pragma once
#include "columns/column_line.h"
#include "network/road_columns.h"

namespace doorstep
{
  // "class=ROADCAT;oneway=TRAVDIR_CD:A=forward,W=backward,B=both;speed=MPH;name=STREET;level=ZLEV": replaces
  // what was detected; a map after the colon says what values mean (forward, backward, both, closed; the
  // classes of road_classes.csv). Throws InputError that names what is wrong.
  void applyRoadFields( RoadColumns &columns, std::span<const std::string> names, std::string_view text );

  // "road class: ROADCLASS", and a warning for what the layer lacks: every street is then taken as two-way.
  std::vector<ColumnLine> roadLines( const RoadColumns &columns, std::span<const std::string> names );
  std::vector<std::string> roadWarnings( const RoadColumns &columns );
}
