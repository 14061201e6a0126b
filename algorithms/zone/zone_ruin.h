// SPDX-License-Identifier: GPL-2.0-or-later
// Takes strings of neighbouring visits out of neighbouring routes: the ruin of Christiaens and Vanden Berghe
// (2020), "Slack Induction by String Removals for Vehicle Routing Problems", Transportation Science 54(2).
#pragma once
#include "base/random.h"
#include "zone/zone_state.h"

#include <vector>

namespace doorstep
{
  struct RuinOptions
  {
      double meanRemoved = 10;   // visits taken out in the mean
      double longestString = 10; // visits of one route taken out at most
      double splitShare = 0.5;   // of the strings that leave some visits in between in place
      double splitDepth = 0.01;  // the chance to stop growing what is left in place
  };

  class Ruin
  {
    public:
      Ruin( const ZoneModel &model, const RuinOptions &options ) : mModel( model ), mOptions( options ) {}
      // Removed visits are then among state.absent().
      void operator()( ZoneState &state, Random &random );
      PlaceId seed() const { return mSeed; } // around which it was; none: nowhere yet

    private:
      void removeString( ZoneState &state, Random &random, PlaceId around, std::int32_t length );

      const ZoneModel &mModel;
      RuinOptions mOptions;
      std::vector<RouteId> mRuined;
      PlaceId mSeed;
      std::vector<PlaceId> mString;
  };
}
