// SPDX-License-Identifier: GPL-2.0-or-later
// A plan while it is searched: routes as linked lists of places, with what a move needs to be judged in
// constant time and a journal, so that a rejected move is undone in the time that it took.
#pragma once
#include "zone/zone_model.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace doorstep
{
  // A visit in its route; before and after are places, the route's staging place at its ends.
  struct Stop
  {
      PlaceId before, after;
      RouteId route; // none: not served
      std::int32_t arcIn = 0, arcOut = 0;
  };

  struct Route
  {
      PlaceId first, last;
      std::int32_t count = 0; // 0: the route is free
      PlaceId staging;        // where it starts, while count is over 0
      Ticks travel = 0, service = 0;
      std::int64_t load = 0;
      std::int32_t team = -1;  // index into the roster
      PlaceId fixedStaging;    // the only one that it may start from; none: any
      std::int32_t label = -1; // the zone of the earlier plan that it continues
      std::int32_t timed = 0;  // visits with times of their own
      std::uint64_t languages = ~std::uint64_t{ 0 };
      Ticks spent = 0; // what its team has less than others
      std::int32_t shift = 0;
      Ticks leaves = 0; // of the visits' times
      std::int32_t visitsAtMost = 0;
      Ticks mayLast = 0; // where that is more than others may
      Ticks idle = 0;    // waiting until visits may begin
      Ticks duration() const { return travel + service + idle + spent; }
  };

  class ZoneState
  {
    public:
      ZoneState( const ZoneModel &model, const ZoneProblem &problem );

      const ZoneModel &model() const { return *mModel; }
      const Stop &stop( PlaceId place ) const { return mStops[place]; }
      const Stop *stops() const { return mStops.data(); }
      const Indexed<RouteId, Route> &routes() const { return mRoutes; }
      const Route &route( RouteId r ) const { return mRoutes[r]; }
      const std::vector<RouteId> &open() const { return mOpen; } // routes with visits, in no order
      Ticks travel() const { return mTravel; }
      Ticks changes() const { return mChanges; } // price of visits moved out of their earlier zone
      Ticks missed() const { return mMissed; }   // price of wishes
      Ticks cost() const { return mTravel + mChanges + mIdle + mMissed; }
      std::vector<PlaceId> visitsOf( RouteId r ) const;

      std::int32_t routesAtMost = 0;         // routes with visits
      Ticks durationAtMost = 0;              // of a route; longer only as far as one of its visits is, alone
      Ticks changePrice = 0;                 // of a visit outside its earlier zone
      std::vector<std::int32_t> shiftAtMost; // routes with visits, of each shift; one where there are none

      // Whether c may be put into r at that price of travel, c not being in any route, whatever times it and
      // r's visits have.
      bool fits( PlaceId c, RouteId r, Ticks extraTravel ) const
      {
        const Route &route = mRoutes[r];
        const Ticks duration = route.travel + route.service + route.spent + extraTravel + mModel->service[c];
        return ( duration <= std::max( durationAtMost, route.mayLast ) || duration <= farthest( c, r ) ) &&
               route.load + mModel->demand[c] <= mModel->capacity && route.count < route.visitsAtMost &&
               ( !mModel->constrained || allowed( c, r ) );
      }
      // The same, with their times, behind that place.
      bool fitsBehind( PlaceId after, PlaceId c, RouteId r, Ticks extraTravel ) const
      {
        return fits( c, r, extraTravel ) &&
               ( !concernsTimes( c, r ) || timeCost( c, r, after ) < ZoneModel::NO_LIMIT );
      }
      // Whether either has times of its own.
      bool concernsTimes( PlaceId c, RouteId r ) const
      {
        return mTimed && ( mModel->timed( c ) || route( r ).timed > 0 );
      }
      // What it costs in waiting and missed wishes to have c in r behind that place; NO_LIMIT where that may
      // not be. In the time that it takes to walk the route.
      Ticks timeCost( PlaceId c, RouteId r, PlaceId after ) const;
      // What a route's clock costs in missed wishes, and whether no visit begins later than it may.
      struct Clock
      {
          Ticks missed = 0;
          bool onTime = true;
      };
      Clock clockOf( RouteId r ) const { return mTimed ? mClocks[r] : Clock(); }
      // The longest time alone among the route's visits.
      Ticks farthest( RouteId r ) const;
      // What it costs, beside travel, to have c in r.
      Ticks changeCost( PlaceId c, RouteId r ) const
      {
        const std::int32_t zone = mModel->previousZone[c];
        if ( zone < 0 || zone == mRoutes[r].label )
          return 0;
        // The family may have been told the day.
        const std::int32_t shift = mModel->previousShift[c];
        return shift < 0 || shift == mRoutes[r].shift ? changePrice : 2 * changePrice;
      }

      struct Opening
      {
          RouteId route; // none: none can be opened
          PlaceId staging;
          Ticks cost = 0; // travel and change
      };
      // The cheapest way to open a route for c.
      Opening opening( PlaceId c ) const;

      // Teams that may leave from there, and whether one more may.
      std::int32_t teamsAtMost( PlaceId staging ) const { return mTeamsAtMost[staging]; }
      bool sendsOneMore( PlaceId staging ) const { return mOpenOf[staging] < teamsAtMost( staging ); }
      // Routes with visits of a shift, and whether one more, which has none yet, may go out in its own.
      std::int32_t shifts() const { return static_cast<std::int32_t>( shiftAtMost.size() ); }
      std::int32_t openOf( std::int32_t shift ) const
      {
        return mOpenOfShift[static_cast<std::size_t>( shift )];
      }
      bool mayGoOut( RouteId r ) const
      {
        const auto shift = static_cast<std::size_t>( mRoutes[r].shift );
        return mOpenOfShift[shift] < shiftAtMost[shift];
      }

      // Gives the route its zone of the earlier plan.
      void setLabel( RouteId r, std::int32_t zone );
      // Lets the route last longer than others may.
      void setMayLast( RouteId r, Ticks duration );

      // Puts c behind a place of r, or first (after being r's staging place, or the one to open it from).
      void insert( PlaceId c, RouteId r, PlaceId after );
      void remove( PlaceId c );
      // Lets the route start from the staging place that is cheapest for it, where that may be.
      void rehome( RouteId r );
      // Gives r's visits, in their order, to another route, and that one's to r where it has any; the other
      // starts from this staging place. What does not fit is absent.
      void exchange( RouteId r, RouteId other, PlaceId staging );

      // What is not in any route, though it should be.
      const std::vector<PlaceId> &absent() const { return mAbsent; }
      bool isAbsent( PlaceId c ) const { return mAbsentAt[c] >= 0; }
      // What was taken out since the mark and is still absent, as often as it was.
      void listTakenOut( std::vector<PlaceId> &list ) const;

      // c is not to be served: it is no longer absent, and never comes back.
      void exclude( PlaceId c );

      void mark();
      void undo(); // back to the mark
      // Routes changed since the mark, each once.
      const std::vector<RouteId> &touched() const { return mTouched; }

    private:
      struct Step
      {
          PlaceId place;
          RouteId route;
          PlaceId after;
          bool inserted; // or removed
      };
      Ticks farthest( PlaceId c, RouteId r ) const
      {
        return durationAtMost >= mFarthest ? 0 : std::max( mModel->alone[c], farthest( r ) );
      }
      bool allowed( PlaceId c, RouteId r ) const;
      void link( PlaceId c, RouteId r, PlaceId after );
      void unlink( PlaceId c );
      void touch( RouteId r );
      struct Schedule
      {
          Ticks end = 0, idle = 0, missed = 0;
          bool onTime = true;
      };
      Schedule scheduleWith( RouteId r, PlaceId c, PlaceId after ) const; // c none: as it is
      void retime( RouteId r );
      void layAll( const std::vector<PlaceId> &visits, RouteId r, PlaceId staging );
      void lay( const std::vector<PlaceId> &visits, RouteId r, PlaceId staging );

      const ZoneModel *mModel;
      Indexed<PlaceId, Stop> mStops;
      Indexed<RouteId, Route> mRoutes;
      std::vector<PlaceId> mAbsent;
      Indexed<PlaceId, std::int32_t> mAbsentAt; // index into mAbsent, -1: served
      std::vector<Step> mJournal;
      std::vector<RouteId> mTouched;
      Indexed<RouteId, std::uint32_t> mTouchedAt; // the mark at which the route was last touched
      std::uint32_t mMark = 1;
      std::vector<RouteId> mOpen;
      Indexed<RouteId, std::int32_t> mOpenAt;               // index into mOpen
      std::vector<RouteId> mFree;                           // routes that are like all others and not open
      std::vector<RouteId> mOwn;                            // routes that are not: with a team or a label
      Indexed<PlaceId, std::int32_t> mOpenOf, mTeamsAtMost; // of staging places
      std::vector<std::int32_t> mOpenOfShift;
      Ticks mTravel = 0, mChanges = 0, mIdle = 0, mMissed = 0;
      Indexed<RouteId, std::int32_t>
          mKind; // of routes with a team: equal ones that follow each other have one
      bool mTimed = false;
      Indexed<RouteId, Clock> mClocks; // where any visit has times of its own
      Ticks mFarthest = 0;             // of all visits
  };

  // The routes alone, to keep the best plan found and come back to it: for each its number, staging place,
  // count and visits.
  using SavedRoutes = std::vector<std::int32_t>;
  void save( const ZoneState &state, SavedRoutes &saved );
  void restore( ZoneState &state, const SavedRoutes &saved );
}
