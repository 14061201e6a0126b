// SPDX-License-Identifier: GPL-2.0-or-later
// Shortest tours from one staging place through every set of a few visits (Held and Karp 1962).
#pragma once
#include "zone/zone_model.h"

#include <cstdint>
#include <vector>

namespace doorstep
{
  class SmallTours
  {
    public:
      using Set = std::uint32_t; // of visits: bit i is the i-th

      // leaves: when its team does, in ticks of the visits' times.
      SmallTours( const ZoneModel &model, const std::vector<PlaceId> &visits, PlaceId staging, Ticks leaves );

      Ticks duration( Set set ) const; // of the whole tour, doors included
      std::vector<PlaceId> order( Set set ) const;

    private:
      Ticks ending( Set set, std::size_t v ) const; // until v's door is done, after those of the others
      Ticks arrival( Set before, std::size_t u, std::size_t v ) const;
      std::size_t soonestBefore( Set before, std::size_t v ) const; // of that set, to reach v
      Ticks back( Set set, std::size_t v ) const;
      std::size_t last( Set set ) const;

      const ZoneModel *mModel;
      std::vector<PlaceId> mVisits;
      PlaceId mStaging;
      Ticks mLeaves;
      std::size_t mCount;
      std::vector<Ticks> mEnding; // by set and its last visit
  };
}
