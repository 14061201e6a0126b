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
      std::uint64_t languages = ~std::uint64_t{ 0 };
      Ticks mayLast = 0; // where that is more than others may
      Ticks duration() const { return travel + service; }
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
      Ticks cost() const { return mTravel + mChanges; }
      std::vector<std::int32_t> visitsOf( std::int32_t r ) const;

      std::int32_t routesAtMost = 0; // routes with visits
      Ticks durationAtMost = 0;      // of a route; longer only as far as one of its visits is, alone
      Ticks changePrice = 0;         // of a visit outside its earlier zone

      // Whether c may be put into r at that price of travel, c not being in any route.
      bool fits( std::int32_t c, std::int32_t r, Ticks extraTravel ) const
      {
        const Route &route = mRoutes[static_cast<std::size_t>( r )];
        const auto i = static_cast<std::size_t>( c );
        const Ticks duration = route.travel + route.service + extraTravel + mModel->service[i];
        return ( duration <= std::max( durationAtMost, route.mayLast ) || duration <= farthest( c, r ) ) &&
               route.load + mModel->demand[i] <= mModel->capacity && route.count < mModel->visitsAtMost &&
               ( !mModel->constrained || allowed( c, r ) );
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
      Ticks mTravel = 0, mChanges = 0;
      Ticks mFarthest = 0; // of all visits
  };

  // The routes alone, to keep the best plan found and come back to it: for each its number, staging place,
  // count and visits.
  using SavedRoutes = std::vector<std::int32_t>;
  void save( const ZoneState &state, SavedRoutes &saved );
  void restore( ZoneState &state, const SavedRoutes &saved );
}
