// SPDX-License-Identifier: GPL-2.0-or-later
// The walks that collect the most at given prices, in exact time: a walk starts and ends at the same staging
// place and comes back to no visit that it remembers. Baldacci, Mingozzi and Roberti (2011), "New Route
// Relaxation and Pricing Strategies for the Vehicle Routing Problem", Operations Research 59: a visit
// remembers the ones near it, a walk what all its visits since then remember. Labels are extended in the
// order of their time; one that another of the same visit makes needless, or whose rest cannot bring it to
// what is wanted, is dropped.
#pragma once
#include "zone/zone_walk_tails.h"

#include <cstdint>
#include <vector>

namespace doorstep
{
  class WalkLabels
  {
    public:
      WalkLabels( const ZoneModel &model, const WalkGraph &graph );

      // For each visit the best walk with it last, where that is worth the least wanted. False, and of no
      // use, where it would take more than so much work, which is counted down.
      bool price( const WalkPrices &prices, const WalkTails &tails, float wanted, std::int64_t &workLeft );
      const std::vector<Walk> &walks() const { return mWalks; }

    private:
      using LabelId = IdOf<struct LabelTag>;
      struct Label
      {
          Ticks time;
          float worth;
          WalkVisit visit; // none: before the first
          PlaceId staging;
          LabelId parent; // none: comes from its staging place
          unsigned memory;
      };
      struct Front
      {
          float worth;
          PlaceId staging;
          unsigned memory;
      };
      void add( const Label &label );
      bool needless( const Label &label );
      void extend( LabelId index, const WalkPrices &prices, const WalkTails &tails, float wanted );
      void extendTo( const Label &label, LabelId index, WalkVisit to, Ticks time, float worth,
                     unsigned memory, const WalkTails &tails, float wanted );
      void finish();

      const ZoneModel &mModel;
      const WalkGraph &mGraph;
      Indexed<LabelId, Label> mLabels;
      std::vector<std::vector<LabelId>> mBySlot;
      ByWalkVisit<std::vector<Front>> mFronts; // the worthiest first
      struct End
      {
          float worth;
          LabelId label;
      };
      ByWalkVisit<End> mEnds;
      std::vector<Walk> mWalks;
      std::int64_t mWork = 0;
  };
}
