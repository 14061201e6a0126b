// SPDX-License-Identifier: GPL-2.0-or-later
// Ends of house numbers whose columns no name tells: by LF, LT, RF and RT in names that are otherwise the
// same (ADLF, LFADDR), else by their values: two columns of one parity in a row, and two of the other.
#pragma once
#include "columns/layer_columns.h"

#include <array>
#include <optional>

namespace doorstep
{
  // l_from, l_to, r_from, r_to.
  using RangeEnds = std::array<int, 4>;

  std::optional<RangeEnds> rangesByCodes( const LayerColumns &columns );
  std::optional<RangeEnds> rangesByValues( const LayerColumns &columns, const std::set<int> &taken );

  // The column that is named as this one, of the other side: RightZipName of LeftZipName; -1: there is none.
  int otherSide( const LayerColumns &columns, int column );
}
