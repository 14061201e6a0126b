// SPDX-License-Identifier: GPL-2.0-or-later
// A town as lists have it in a cell or at the end of a line: "Cambridge, MA 02139", "City of Cambridge",
// "E. Cambridge", "N/A".
#pragma once
#include "geocode/reference_records.h"

#include <string>
#include <string_view>

namespace doorstep
{
  struct TypedTown
  {
      std::string city; // normalised; as the reference spells it where it is one of its towns in other words
      std::string state, zip; // only where the cell held them
  };

  TypedTown readTown( const ReferenceView &view, std::string_view cell );
}
