// SPDX-License-Identifier: GPL-2.0-or-later
// The streets of a layer's sampled rows as given roles read them, and which of two readings says more.
#pragma once
#include "address/parsed_address.h"
#include "columns/layer_columns.h"

namespace doorstep
{
  // The street of a sampled row as these roles read it, and the number where they read one.
  struct SampledStreet
  {
      StreetName street;
      std::string number;
  };
  SampledStreet sampledStreet( const LayerColumns &columns, const FieldRoles &roles, std::size_t row );

  // How much more one reading says than another of the same streets: directions and types that the first has
  // and the second lacks, a row. Below 0 where they are not the same streets.
  double saysMore( const LayerColumns &columns, const FieldRoles &roles, const FieldRoles &than );

  // Whether whole streets lack, in one row of fifty or more, the directions that another column has.
  bool lackDirections( const LayerColumns &columns, int whole, int directions );

  // Whether whole streets do not end in the types that another column has, as in STREET "JOHNS CREEK" beside
  // STTYPE "RD": one in twenty may.
  bool lackTypes( const LayerColumns &columns, int whole, int types );

  // Points of the compass, one in five or more of them between two (NE): what a street is called after, and
  // no way of travel.
  bool holdsCorners( const LayerColumns &columns, int column );

  // N and nothing else, or with Y: no and yes, not north.
  bool isFlag( const LayerColumns &columns, int column );

  // "AZ" in every row; "A", "101" in some: a state's column, or units', however it is called.
  bool holdsNoNames( const LayerColumns &columns, int column );
}
