// SPDX-License-Identifier: GPL-2.0-or-later
// Puts absent visits back, one by one where each costs least, at times overlooking a place (a "blink"): the
// recreate step of Christiaens and Vanden Berghe (2020). Places beside a visit's near neighbours and the ends
// of routes are tried, so that a visit takes the same time whatever the size of the problem.
#pragma once
#include "base/random.h"
#include "zone/zone_state.h"

#include <vector>

namespace doorstep
{
  class Recreate
  {
    public:
      explicit Recreate( const ZoneModel &model );
      // What fits nowhere stays in state.absent().
      void operator()( ZoneState &state, Random &random );
      // The same for what was taken out since the mark, and of what found no room before, for the nearest to
      // where that was: where far more visits are absent than there is room for, others gain nothing by it.
      void around( PlaceId middle, ZoneState &state, Random &random );

      std::uint32_t blinkOneIn = 100;
      bool opensFreely = false; // a new route is a place like any other; else only where nothing else is

    private:
      struct Place
      {
          Ticks cost = 0;
          RouteId route; // none: no room
          PlaceId after;
      };
      void putBack( ZoneState &state, Random &random );
      void sort( Random &random );
      void insert( ZoneState &state, Random &random, PlaceId c );
      void offer( const ZoneState &state, Random &random, PlaceId c, RouteId r, PlaceId after, Ticks travel,
                  Place &best ) const;

      const ZoneModel &mModel;
      std::vector<PlaceId> mQueue;
      Indexed<PlaceId, Ticks> mKey;
      Indexed<PlaceId, Ticks> mStagingTime; // there and back to its nearest staging place
      void insertTimed( const ZoneState &state, Random &random, PlaceId c, Place &best );

      bool mTimed, mPriced = false;
      bool mAnywhere = true; // what finds no room nearby is tried everywhere
      std::vector<RouteId> mTried;
  };
}
