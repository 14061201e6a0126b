// SPDX-License-Identifier: GPL-2.0-or-later
// Columns of a street layer that belong to a side: ends of house numbers, parity, town and ZIP; state and
// other names.
#pragma once
#include "columns/layer_columns.h"

namespace doorstep
{
  // Roles l_from l_to r_from r_to parity_l parity_r city_l city_r zip_l zip_r state alias. What is used is
  // added to `taken`.
  FieldRoles rangeColumns( const LayerColumns &columns, std::set<int> &taken );

  // The street's name of any street layer, the whole of it as full.
  FieldRoles streetNameColumns( const LayerColumns &columns, const std::set<int> &taken );

  // A sentence for each side of which only one end was found.
  std::vector<std::string> halfRanges( const LayerColumns &columns, const FieldRoles &roles );
}
