// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of a layer, whatever reads it, as the builder takes them: a cell is looked up by its column's number.
#pragma once
#include "columns/address_columns.h"
#include "geocode/reference_builder.h"

#include <functional>

namespace doorstep
{
  using CellOf = std::function<std::string( int column )>;

  // False where the row was skipped; ReferenceBuilder::skipped() tells why.
  bool addPointRow( ReferenceBuilder &builder, const FieldRoles &roles, const CellOf &cell,
                    const Point &place, std::int64_t row );
  bool addStreetRow( ReferenceBuilder &builder, const FieldRoles &roles, const CellOf &cell,
                     std::vector<Point> points, std::int64_t row );
}
