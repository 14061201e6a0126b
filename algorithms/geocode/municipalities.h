// SPDX-License-Identifier: GPL-2.0-or-later
// Which municipality a place lies in, from a layer of areas, for layers whose columns do not say. GEOS
// prepared geometries behind their boxes: some microseconds a place, whatever the areas' detail.
//
//   Municipalities areas;
//   areas.add( "Marana", wkb );           // (multi)polygon, in the reference's CRS
//   builder.useMunicipalities( areas );   // before the first row
#pragma once
#include "base/point.h"

#include <memory>
#include <string>
#include <string_view>

namespace doorstep
{
  class Municipalities
  {
    public:
      Municipalities();
      ~Municipalities();
      Municipalities( Municipalities && ) noexcept;
      Municipalities &operator=( Municipalities && ) noexcept;

      // False where the name is blank or the bytes are no area that can be used.
      bool add( std::string_view name, std::string_view wkb );
      bool empty() const;

      // Empty outside all of them; where several hold the place (a township and its village), the smallest.
      const std::string &at( const Point &place ) const;

    private:
      struct Areas;
      std::unique_ptr<Areas> mAreas;
  };
}
