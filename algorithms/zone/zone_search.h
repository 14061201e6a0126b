// SPDX-License-Identifier: GPL-2.0-or-later
// The search on a plan: slack induction by string removals (Christiaens and Vanden Berghe 2020) under
// simulated annealing, with their fleet minimisation by counts of absences, which here also makes plans
// possible and shortens the longest route.
#pragma once
#include "base/random.h"
#include "zone/zone_pace.h"
#include "zone/zone_recreate.h"
#include "zone/zone_ruin.h"
#include "zone/zone_shape.h"
#include "zone/zone_state.h"

#include <vector>

namespace doorstep
{
  class ZoneSearch
  {
    public:
      ZoneSearch( ZoneState &state, ZoneShape &shape, Pace &pace, std::uint64_t seed );

      void setPace( Pace &pace ) { mPace = &pace; }

      // Serves what is absent with the routes allowed, as far as it gets until that share of the search.
      bool serveAll( double untilShare );
      // The same, where visits that are pinned to teams may take those over their time by as much as it
      // needs, up to a share of it.
      bool serveOverTime( double share, double untilShare );
      // Spreads what is not in its zone of the earlier plan, so that the longest route is short and no other
      // visit moves.
      void spread( double untilShare );
      // Takes out route after route while all can still be served, those of the last shift first;
      // state.routesAtMost and state.shiftAtMost are then their numbers.
      void fewestRoutes( std::int32_t bound, double untilShare );
      // Halves long routes until as many are open as are allowed, as far as that can be.
      void openAll();
      // Lowers state.durationAtMost while all can still be served.
      void shortenLongest( Ticks bound, double untilShare );
      // Cheaper plans within routesAtMost and durationAtMost: travel, changes and shape. Where asked, plans
      // on the way are kept, so many from where a third is done.
      void anneal( double untilShare, std::size_t kept = 0, std::vector<SavedRoutes> *plans = nullptr );

      bool opensFreely = false;
      std::int32_t routesAtLeast = 0; // annealing empties none of so many
      Ticks durationAtLeast = 0;      // … and leaves no route that is shorter
      double hot = 1, cold = 0.1;     // temperatures, in mean times to a near neighbour

    private:
      // So many absent visits are more than a step can find room for: most of them are not looked at. Not
      // where all were served once: what was then taken out is to be put back in another way.
      static constexpr std::size_t CROWD = 60;
      bool isCrowd( std::size_t absent ) const { return absent > CROWD && !mServedOnce; }

      void step();                // a ruin and a recreate
      void changeTeams();         // of a route, with a free one or another's
      bool openFrom( PlaceId v ); // a route for a visit that has company
      bool halve( RouteId r );
      void openBySearch();
      bool dispensable( RouteId r ) const; // no visit is pinned to it
      void closeRoutes( std::int32_t shift, std::int32_t bound, double untilShare ); // under 0: of all
      bool serve( double untilShare, std::int64_t patience );
      bool allLongEnough() const;      // of the touched routes
      bool isMoved( PlaceId v ) const; // or new
      bool hasMoved( RouteId r ) const;
      std::int64_t countMoved() const; // without new ones
      bool spreadWithin( Ticks target, std::int64_t moved, double untilShare );
      double acceptable( double temperature ) { return temperature * mExponential[mRandom.next()]; }

      ZoneState &mState;
      ZoneShape &mShape;
      Pace *mPace;
      Random mRandom;
      Exponential mExponential;
      Ruin mRuin;
      Recreate mRecreate;
      bool mServedOnce = false;                 // all of them
      Indexed<PlaceId, std::int64_t> mAbsences; // how often it found no room
  };
}
