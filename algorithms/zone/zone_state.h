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
      std::int32_t before = -1, after = -1;
      std::int32_t route = -1; // -1: not served
      std::int32_t arcIn = 0, arcOut = 0;
  };

  struct Route
  {
      std::int32_t first = -1, last = -1;
      std::int32_t count = 0;    // 0: the route is free
      std::int32_t staging = -1; // where it starts, while count is over 0
      Ticks travel = 0, service = 0;
      std::int64_t load = 0;
      std::int32_t team = -1;         // index into the roster
      std::int32_t fixedStaging = -1; // the only one that it may start from
      std::int32_t label = -1;        // the zone of the earlier plan that it continues
      std::int32_t timed = 0;         // visits with times of their own
      std::uint64_t languages = ~std::uint64_t{ 0 };
      Ticks spent = 0;   // what its team has less than others
      Ticks mayLast = 0; // where that is more than others may
      Ticks idle = 0;    // waiting until visits may begin
      Ticks duration() const { return travel + service + idle + spent; }
  };

  class ZoneState
  {
    public:
      ZoneState( const ZoneModel &model, const ZoneProblem &problem );

      const ZoneModel &model() const { return *mModel; }
      const Stop &stop( std::int32_t place ) const { return mStops[static_cast<std::size_t>( place )]; }
      const Stop *stops() const { return mStops.data(); }
      const std::vector<Route> &routes() const { return mRoutes; }
      const Route &route( std::int32_t r ) const { return mRoutes[static_cast<std::size_t>( r )]; }
      const std::vector<std::int32_t> &open() const { return mOpen; } // routes with visits, in no order
      Ticks travel() const { return mTravel; }
      Ticks changes() const { return mChanges; } // price of visits moved out of their earlier zone
      Ticks missed() const { return mMissed; }   // price of wishes
      Ticks cost() const { return mTravel + mChanges + mIdle + mMissed; }
      std::vector<std::int32_t> visitsOf( std::int32_t r ) const;

      std::int32_t routesAtMost = 0; // routes with visits
      Ticks durationAtMost = 0;      // of a route; longer only as far as one of its visits is, alone
      Ticks changePrice = 0;         // of a visit outside its earlier zone

      // Whether c may be put into r at that price of travel, c not being in any route, whatever times it and
      // r's visits have.
      bool fits( std::int32_t c, std::int32_t r, Ticks extraTravel ) const
      {
        const Route &route = mRoutes[static_cast<std::size_t>( r )];
        const auto i = static_cast<std::size_t>( c );
        const Ticks duration = route.travel + route.service + route.spent + extraTravel + mModel->service[i];
        return ( duration <= std::max( durationAtMost, route.mayLast ) || duration <= farthest( c, r ) ) &&
               route.load + mModel->demand[i] <= mModel->capacity && route.count < mModel->visitsAtMost &&
               ( !mModel->constrained || allowed( c, r ) );
      }
      // The same, with their times, behind that place.
      bool fitsBehind( std::int32_t after, std::int32_t c, std::int32_t r, Ticks extraTravel ) const
      {
        return fits( c, r, extraTravel ) &&
               ( !concernsTimes( c, r ) || timeCost( c, r, after ) < ZoneModel::NO_LIMIT );
      }
      // Whether either has times of its own.
      bool concernsTimes( std::int32_t c, std::int32_t r ) const
      {
        return mTimed && ( mModel->timed( c ) || route( r ).timed > 0 );
      }
      // What it costs in waiting and missed wishes to have c in r behind that place; NO_LIMIT where that may
      // not be. In the time that it takes to walk the route.
      Ticks timeCost( std::int32_t c, std::int32_t r, std::int32_t after ) const;
      // What a route's clock costs in missed wishes, and whether no visit begins later than it may.
      struct Clock
      {
          Ticks missed = 0;
          bool onTime = true;
      };
      Clock clockOf( std::int32_t r ) const
      {
        return mTimed ? mClocks[static_cast<std::size_t>( r )] : Clock();
      }
      // The longest time alone among the route's visits.
      Ticks farthest( std::int32_t r ) const;
      // What it costs, beside travel, to have c in r.
      Ticks changeCost( std::int32_t c, std::int32_t r ) const
      {
        const std::int32_t zone = mModel->previousZone[static_cast<std::size_t>( c )];
        return zone < 0 || zone == mRoutes[static_cast<std::size_t>( r )].label ? 0 : changePrice;
      }

      struct Opening
      {
          std::int32_t route = -1; // -1: none can be opened
          std::int32_t staging = -1;
          Ticks cost = 0; // travel and change
      };
      // The cheapest way to open a route for c.
      Opening opening( std::int32_t c ) const;

      // Teams that may leave from there, and whether one more may.
      std::int32_t teamsAtMost( std::int32_t staging ) const
      {
        return mTeamsAtMost[static_cast<std::size_t>( staging )];
      }
      bool sendsOneMore( std::int32_t staging ) const
      {
        return mOpenOf[static_cast<std::size_t>( staging )] < teamsAtMost( staging );
      }

      // Gives the route its zone of the earlier plan.
      void setLabel( std::int32_t r, std::int32_t zone );
      // Lets the route last longer than others may.
      void setMayLast( std::int32_t r, Ticks duration )
      {
        mRoutes[static_cast<std::size_t>( r )].mayLast = duration;
      }

      // Puts c behind a place of r, or first (after being r's staging place, or the one to open it from).
      void insert( std::int32_t c, std::int32_t r, std::int32_t after );
      void remove( std::int32_t c );
      // Lets the route start from the staging place that is cheapest for it, where that may be.
      void rehome( std::int32_t r );
      // Gives r's visits, in their order, to another route, and that one's to r where it has any; the other
      // starts from this staging place. What does not fit is absent.
      void exchange( std::int32_t r, std::int32_t other, std::int32_t staging );

      // What is not in any route, though it should be.
      const std::vector<std::int32_t> &absent() const { return mAbsent; }

      // c is not to be served: it is no longer absent, and never comes back.
      void exclude( std::int32_t c );

      void mark();
      void undo(); // back to the mark
      // Routes changed since the mark, each once.
      const std::vector<std::int32_t> &touched() const { return mTouched; }

    private:
      struct Step
      {
          std::int32_t place, route, after;
          bool inserted; // or removed
      };
      Ticks farthest( std::int32_t c, std::int32_t r ) const
      {
        return durationAtMost >= mFarthest
                   ? 0
                   : std::max( mModel->alone[static_cast<std::size_t>( c )], farthest( r ) );
      }
      bool allowed( std::int32_t c, std::int32_t r ) const;
      void link( std::int32_t c, std::int32_t r, std::int32_t after );
      void unlink( std::int32_t c );
      void touch( std::int32_t r );
      struct Schedule
      {
          Ticks end = 0, idle = 0, missed = 0;
          bool onTime = true;
      };
      Schedule scheduleWith( std::int32_t r, std::int32_t c, std::int32_t after ) const; // c -1: as it is
      void retime( std::int32_t r );
      void layAll( const std::vector<std::int32_t> &visits, std::int32_t r, std::int32_t staging );
      void lay( const std::vector<std::int32_t> &visits, std::int32_t r, std::int32_t staging );

      const ZoneModel *mModel;
      std::vector<Stop> mStops;
      std::vector<Route> mRoutes;
      std::vector<std::int32_t> mAbsent, mAbsentAt; // mAbsentAt: place -> index into mAbsent, -1: served
      std::vector<Step> mJournal;
      std::vector<std::int32_t> mTouched;
      std::vector<std::uint32_t> mTouchedAt; // the mark at which the route was last touched
      std::uint32_t mMark = 1;
      std::vector<std::int32_t> mOpen, mOpenAt;        // mOpenAt: route -> index into mOpen
      std::vector<std::int32_t> mFree;                 // routes that are like all others and not open
      std::vector<std::int32_t> mOwn;                  // routes that are not: with a team or a label
      std::vector<std::int32_t> mOpenOf, mTeamsAtMost; // by staging
      Ticks mTravel = 0, mChanges = 0, mIdle = 0, mMissed = 0;
      bool mTimed = false;
      std::vector<Clock> mClocks; // by route, where any visit has times of its own
      Ticks mFarthest = 0;        // of all visits
  };

  // The routes alone, to keep the best plan found and come back to it: for each its number, staging place,
  // count and visits.
  using SavedRoutes = std::vector<std::int32_t>;
  void save( const ZoneState &state, SavedRoutes &saved );
  void restore( ZoneState &state, const SavedRoutes &saved );
}
