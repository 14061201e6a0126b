// SPDX-License-Identifier: GPL-2.0-or-later
// What is said of the columns of a layer: a line a role, and a sentence for each column that looks like a
// part of an address and was left unused. Names of columns and shares only, never a value.
#pragma once
#include "columns/column_line.h"
#include "columns/layer_columns.h"

namespace doorstep
{
  std::vector<ColumnLine> roleLines( const LayerColumns &columns, const FieldRoles &roles );

  // The role in words, the role itself where it has none.
  std::string_view roleWords( std::string_view role );

  // `layer` and `parameter` are for the sentences: ADDRESS_POINTS and POINT_FIELDS.
  std::vector<std::string> overlooked( const LayerColumns &columns, const FieldRoles &roles,
                                       const char *layer, const char *parameter );

  // Columns that no role uses and that have no value in the sample.
  std::vector<int> emptyColumns( const LayerColumns &columns, const FieldRoles &roles );
}
