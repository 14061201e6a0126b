// SPDX-License-Identifier: GPL-2.0-or-later
// Which columns make a street's name: its parts, or one column with the whole of it.
#pragma once
#include "columns/layer_columns.h"

namespace doorstep
{
  // Sets predir pretype presep premod name postmod suftype sufdir, or street (a whole name) alone; nothing
  // where no column holds a street. `wholeFirst`: where both are there and neither says more, the whole is
  // taken. `taken`: columns that are used for something else.
  FieldRoles chooseStreet( const LayerColumns &columns, const std::set<int> &taken, bool wholeFirst );

  // NENA: the name's modifiers belong to it, the separator to the type before the name.
  void joinModifiers( FieldRoles &roles );
}
