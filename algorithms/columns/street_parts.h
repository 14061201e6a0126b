// Which columns make a street's name: its parts, or one column with the whole of it.
#pragma once
#include "columns/layer_columns.h"

#include "address/parsed_address.h"

namespace doorstep
{
  // Sets predir pretype presep premod name postmod suftype sufdir, or street (a whole name) alone; nothing
  // where no column holds a street. `wholeFirst`: where both are there and neither says more, the whole is
  // taken. `taken`: columns that are used for something else.
  FieldRoles chooseStreet( const LayerColumns &columns, const std::set<int> &taken, bool wholeFirst );

  // NENA: the name's modifiers belong to it, the separator to the type before the name.
  void joinModifiers( FieldRoles &roles );

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
}
