// SPDX-License-Identifier: GPL-2.0-or-later
// Whether what a class or a one-way code was read as agrees with the houses on those streets: nobody lives on
// a freeway, on a footpath or where no car may go.
#pragma once
#include "network/road_columns.h"

namespace doorstep
{
  // Values of the class column that were read as freeway or path though most of their streets bear house
  // numbers become main and ordinary streets; N in the one-way column is closed only where no house is. What
  // is changed or could be read both ways is told in columns.warnings.
  void weighByHouses( RoadColumns &columns, std::span<const std::string> names,
                      std::span<const std::vector<std::string>> sample );
}
