// SPDX-License-Identifier: GPL-2.0-or-later
// The zone problem as the search sees it: places numbered stagings first and then visits in a canonical order
// (by position, service and so on, so that the order of the input is of no consequence; staging places by
// position too), times as integer ticks, so that sums are exact and the same on any machine.
#pragma once
#include "base/indexed.h"
#include "zone/zone_problem.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace doorstep
{
  using Ticks = std::int64_t;
  using PlaceId = IdOf<struct PlaceTag>; // a staging place or a visit, as the model numbers them
  using RouteId = IdOf<struct RouteTag>; // of a plan that is searched; with a roster the team's number

  // When the visit of a place must and should begin, in ticks after the teams leave.
  struct PlaceTimes
  {
      Ticks earliest = 0, latest = Ticks{ 1 } << 50; // rules
      Ticks wishFrom = 0, wishTo = Ticks{ 1 } << 50;
      std::vector<Ticks> tried;
      bool any = false;
  };

  inline std::int32_t shiftsOf( const ZoneProblem &problem )
  {
    return std::max( std::int32_t{ 1 }, static_cast<std::int32_t>( problem.shiftTeams.size() ) );
  }
  constexpr std::int32_t SHIFTS_AT_MOST = 64; // bits of a mask
  constexpr std::uint64_t shiftBit( std::int32_t shift )
  {
    return std::uint64_t{ 1 } << static_cast<std::uint32_t>( shift );
  }

  struct ZoneModel
  {
      // An arc that nobody can drive; so large that no budget admits it, small enough to add a few in 32
      // bits.
      static constexpr std::int32_t FORBIDDEN = 1 << 28;
      static constexpr Ticks NO_LIMIT = Ticks{ 1 } << 50;

      explicit ZoneModel( const ZoneProblem &problem );

      std::int32_t stagings = 0;
      std::int32_t places = 0; // stagings and visits
      // Places by place, as the search looks them up.
      template <class T> using ByPlace = Indexed<PlaceId, T>;
      ByPlace<std::int32_t> order;        // index into ZoneProblem::visits (stagings: -1)
      std::vector<PlaceId> placeOf;       // and back
      ByPlace<std::int32_t> stagingOrder; // of staging places: index into ZoneProblem::stagings
      std::vector<PlaceId> stagingOf;     // and back
      ByPlace<Point> position;
      ByPlace<Ticks> service;
      ByPlace<std::int64_t> demand;
      ByPlace<std::uint64_t> languages;
      ByPlace<PlaceId> onlyStaging;     // none: any
      ByPlace<std::int32_t> pinnedTeam; // -1: free
      ByPlace<std::int32_t> apart;      // -1: none
      ByPlace<std::uint64_t> shifts;    // bits; all: any
      ByPlace<std::int32_t> previousShift;
      ByPlace<std::int32_t> previousZone;
      ByPlace<std::int32_t> previousStop; // -1: not known
      ByPlace<PlaceTimes> times;          // empty: of no visit
      bool constrained = false; // any visit has languages, staging, pin, apart or times, or there is a roster

      ByPlace<Ticks> alone; // of a route with this visit alone, by whoever may make it soonest

      Ticks budget = NO_LIMIT;
      std::int64_t capacity = NO_LIMIT;
      std::int32_t visitsAtMost = 0; // never 0: the number of visits where there is no limit
      double ticksPerMinute = 1;     // a power of two
      bool symmetric = true;

      // When the team leaves, in ticks of the visits' times.
      Ticks leavesOf( const ZoneTeam &team ) const
      {
        return static_cast<Ticks>( team.leaves.value() * ticksPerMinute );
      }

      bool timed() const { return !times.empty(); }
      bool timed( PlaceId place ) const { return timed() && times[place].any; }
      bool isVisit( PlaceId place ) const { return place >= stagings; }
      IdRange<PlaceId> stagingPlaces() const { return { PlaceId( 0 ), PlaceId( stagings ) }; }
      IdRange<PlaceId> visitPlaces() const { return { PlaceId( stagings ), PlaceId( places ) }; }
      // What it costs, in ticks of travel, to begin the visit of a place then, against what was wished.
      Ticks missPrice( PlaceId place, Ticks begin ) const;

      // Ticks from a place to all others, and from all others to it.
      const std::int32_t *from( PlaceId place ) const { return mFrom.data() + offset( place ); }
      const std::int32_t *to( PlaceId place ) const
      {
        return ( symmetric ? mFrom : mTo ).data() + offset( place );
      }
      std::int32_t ticks( PlaceId a, PlaceId b ) const { return from( a )[b]; }

      // The nearest visits of a visit, nearest first, by the time there and back.
      std::int32_t nearCount = 0;
      const PlaceId *near( PlaceId visit ) const
      {
        return mNear.data() +
               static_cast<std::size_t>( visit - stagings ) * static_cast<std::size_t>( nearCount );
      }
      // The ticks from the nearest CLOSE to the visit and back to them, pair by pair: together in memory.
      const std::int32_t *nearTicks( PlaceId visit ) const
      {
        return mNearTicks.data() + static_cast<std::size_t>( visit - stagings ) * 2 * CLOSE;
      }
      // Whether a staging place is as near as the visit's `closeCount` nearest visits.
      bool nearStaging( PlaceId visit ) const { return mNearStaging[visit] != 0; }
      double meanNearTicks = 0; // mean time to the nearest few; the scale of temperatures

      static constexpr std::int32_t NEAR = 100; // neighbours kept
      static constexpr std::int32_t CLOSE = 24; // of these, beside which an insertion is tried

    private:
      std::size_t offset( PlaceId place ) const { return place.index() * static_cast<std::size_t>( places ); }
      void readStagings( const ZoneProblem &problem );
      void readVisits( const ZoneProblem &problem );
      void scaleTicks( const ZoneProblem &problem );
      void timeAlone( const ZoneProblem &problem );
      void readTimes( const ZoneProblem &problem );
      void readWishes( const ZoneProblem &problem );
      void findNeighbours();

      std::vector<std::int32_t> mFrom, mTo; // mTo is empty where times are symmetric
      std::vector<PlaceId> mNear;
      std::vector<std::int32_t> mNearTicks;
      ByPlace<std::uint8_t> mNearStaging;
  };
}
