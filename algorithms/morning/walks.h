// SPDX-License-Identifier: GPL-2.0-or-later
// Teams that park, walk to the homes within reach, return to the car and drive on. Zones are searched for
// with a matrix, in which a leg costs the less of driving (with the minutes of parking) and of walking; a
// route, once it is found, is parted into loops on foot that never take longer than that (record 112).
//   Parragh and Cordeau, "Branch-and-price and adaptive large neighborhood search for the truck and trailer
//   routing problem with time windows", 2017; Cabrera, Cordeau and Mendoza, "The doubly open park-and-loop
//   routing problem", 2022, whose giant tours are split into loops the same way.
#pragma once
#include "network/walking.h"

#include <cstdint>
#include <span>
#include <vector>

namespace doorstep
{
  struct WalkSettings
  {
      double metersAtMost = 0; // between two doors that a team walks rather than drives; 0: nobody walks
      double parkingMinutes =
          1; // of parking and getting out wherever the car is driven to; only where any walk
      bool any() const { return metersAtMost > 0; }
      bool operator==( const WalkSettings & ) const = default;
  };

  // Stops of a route that are made from one place of the car: it stands at the first, the others are walked
  // to in their order, and from the last the team walks back.
  struct WalkLoop
  {
      std::size_t first = 0, last = 0; // of the route's places
      bool operator==( const WalkLoop & ) const = default;
  };

  class PlanWalks
  {
    public:
      // `drive`: minutes between the places, row-major, staging places first.
      PlanWalks( const WalkSettings &settings, WalkTimes times, std::size_t stagings,
                 std::vector<float> drive );

      const WalkSettings &settings() const { return mSettings; }
      // Minutes of driving, without parking.
      double drive( std::size_t from, std::size_t to ) const
      {
        return static_cast<double>( mDrive[from * mTimes.size() + to] );
      }
      // Of stopping there by car.
      double parking( std::size_t place ) const { return place < mStagings ? 0 : mSettings.parkingMinutes; }
      // Null: nobody walks there.
      const WalkTo *walk( std::size_t from, std::size_t to ) const { return mTimes.between( from, to ); }

      // The matrix that zones are searched for with. Driving costs its minutes and those of parking; a walk
      // costs twice its minutes, since whoever walks a chain of doors can walk back the same way, and what
      // the car, which stands at the first of them, is farther from wherever it goes next. Only doors of one
      // group have walks, and any two of a group are in reach of each other, so that the way back is one,
      // too. A route whose sum this is can be done in as much or less: chooseLoops. Neighbours times places.
      std::vector<float> costs() const;

      // The loops of a route in the order of its stops, without the staging places: the parting that takes
      // the least minutes by the matrices. `places`: the staging place, the stops, and where the route
      // returns the staging place again. Where visits have times of their own (`keepsTimes`) those of the
      // search's own legs, which bring the team to no stop later than the search had it. Stops times the
      // square of what is in reach.
      std::vector<WalkLoop> chooseLoops( std::span<const std::size_t> places, bool returns,
                                         bool keepsTimes ) const;
      // Minutes of the route with these loops, and with the search's own legs: travel and parking.
      double minutesOf( std::span<const std::size_t> places, bool returns,
                        std::span<const WalkLoop> loops ) const;

    private:
      // Whether the search has a walk for this leg.
      bool isWalkInSearch( std::size_t from, std::size_t to ) const;
      // Minutes of a walk from one to the other and back, and what the car is then farther off; infinite:
      // none.
      double thereAndBack( std::size_t from, std::size_t to ) const;
      void group();

      WalkSettings mSettings;
      WalkTimes mTimes;
      std::size_t mStagings;
      std::vector<float> mDrive;
      std::vector<std::vector<WalkTo>> mSearched; // minutes as the search has them, by place
  };
}
