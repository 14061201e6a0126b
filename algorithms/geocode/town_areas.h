// SPDX-License-Identifier: GPL-2.0-or-later
// Where the towns of a reference lie: whether a house that the reference puts in one town lies at or near
// another. A typed town next door is often the post office's; one that is far off is another town.
// Cells of a kilometre that hold an address of the town; built in one pass over all addresses.
#pragma once
#include "base/point.h"
#include "geocode/local_frame.h"
#include "geocode/reference_records.h"

#include <vector>

namespace doorstep
{
  class TownAreas
  {
    public:
      TownAreas( const ReferenceView &view, const LocalFrame &frame );

      // Whether an address of the town lies within two to three kilometres of the place.
      bool near( StringIndex town, const Point &place ) const;

    private:
      struct Cell
      {
          std::int32_t x = 0, y = 0;
      };
      Cell cellOf( const Point &place ) const;
      static std::uint64_t key( StringIndex town, const Cell &cell );

      double mUnitsX = 1, mUnitsY = 1; // the reference's units to a cell
      std::vector<std::uint64_t> mCells;
  };
}
