// SPDX-License-Identifier: GPL-2.0-or-later
// Which column of an address point layer or of a street layer with ranges holds what: names vote, values
// decide. What was read, and what looks like a part of an address and was not, is told.
//   const ColumnReading reading = readPointColumns( columns, "number=HOUSE;name=RUE" );
#pragma once
#include "columns/column_line.h"
#include "columns/field_roles.h"

namespace doorstep
{
  struct ColumnReading
  {
      FieldRoles roles;
      std::vector<ColumnLine> said;      // one a role
      std::vector<std::string> warnings; // sentences
      std::vector<int> unread; // columns without a value in the sample: what is in them later is told
  };

  // Roles of points: number number_prefix number_suffix predir pretype name suftype sufdir unit building
  // floor city state zip, or full (number and street in one cell); street (a whole street name); code (0 or
  // empty: a home). Throws InputError where the overrides name a role or a field that is not there, or number
  // and street are found in no column.
  ColumnReading readPointColumns( std::span<const ColumnSample> columns, std::string_view overrides = {} );
  FieldRoles pointRoles( std::span<const ColumnSample> columns, std::string_view overrides = {} );

  // Roles of streets: predir pretype name suftype sufdir or full (the whole name), l_from l_to r_from r_to,
  // parity_l parity_r city_l city_r zip_l zip_r state alias.
  ColumnReading readStreetColumns( std::span<const ColumnSample> columns, std::string_view overrides = {} );
  FieldRoles streetRoles( std::span<const ColumnSample> columns, std::string_view overrides = {} );

  // The column of an area layer that names the municipality: `chosen`, or one that is known to. Throws
  // InputError where there is none.
  int municipalityColumn( std::span<const ColumnSample> columns, std::string_view chosen = {} );
}
