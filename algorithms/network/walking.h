// SPDX-License-Identifier: GPL-2.0-or-later
// Ways on foot between doors: along streets both ways, whatever cars may do, and along footpaths; never on a
// freeway or a ramp. A search of Dijkstra's from each place ends at the farthest that anybody walks, so that
// all of them cost about as much as there are neighbours.
//   WalkStreets streets( lines, snapped, options );
//   const WalkTimes times = streets.times();
//   if ( const WalkTo *walk = times.between( 3, 7 ) ) … walk->minutes
#pragma once
#include "network/snap.h"
#include "network/travel_matrix.h"

#include <memory>
#include <span>
#include <vector>

namespace doorstep
{
  struct WalkOptions
  {
      double metersAtMost = 250; // from door to door
      // 4 ft/s, the mean walking speed of the Highway Capacity Manual (2010, chapter 4) where few are old.
      double metersPerSecond = 1.22;
      // Up to here the minutes at the door hold the way from the street, as they do for a car.
      double doorWay = 30; // metres, TravelOptions::driveFrom
      // Seconds of crossing a street between two of its doors, as TravelOptions has them for a car's people.
      double crossPrimary = 30, crossSecondary = 15;
      double sameDoor = 5; // metres: doors of one building
  };

  // A walk to a place; the same both ways.
  struct WalkTo
  {
      std::uint32_t place = 0;
      float minutes = 0;
      float meters = 0; // from door to door
  };

  // Of all places: those that somebody walks to, by number.
  class WalkTimes
  {
    public:
      WalkTimes() = default;
      // Of each place the later ones that are in reach, ascending.
      explicit WalkTimes( const std::vector<std::vector<WalkTo>> &later );

      std::size_t size() const { return mTo.size(); }
      std::span<const WalkTo> from( std::size_t place ) const { return mTo[place]; }
      // Null: they are farther apart than anybody walks, or one place.
      const WalkTo *between( std::size_t one, std::size_t other ) const;

    private:
      std::vector<std::vector<WalkTo>> mTo;
  };

  class WalkStreets
  {
    public:
      // `places` as they are snapped to the streets that are driven on; those that are not usable are walked
      // to from nowhere. The first `notWalked` are staging places: nobody walks to them.
      WalkStreets( std::span<const StreetLine> lines, std::span<const SnappedPoint> places,
                   std::size_t notWalked, const WalkOptions &options );

      WalkTimes times() const;
      // The line walked, from the foot of the one place on the street to that of the other: two points or
      // more.
      std::vector<Point> way( std::size_t from, std::size_t to ) const;

    private:
      struct Place
      {
          SegmentId segment; // none: it is not walked to
          double fraction = 0;
          double gap = 0; // metres between street and door
          bool left = false;
          Point door, foot;
      };
      class Search;
      double crossing( const Place &place ) const;

      WalkOptions mOptions;
      std::shared_ptr<const StreetGraph> mGraph; // null: there is nothing to walk on
      std::vector<Place> mPlaces;
      Lists<SegmentId, std::uint32_t> mOn; // places by segment
  };

  // Without streets: straight lines times a detour factor. Quadratic, as the matrix is.
  WalkTimes straightWalkTimes( std::span<const Point> places, std::size_t notWalked,
                               const WalkOptions &options, const StraightLineOptions &lines = {} );
}
