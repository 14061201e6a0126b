// SPDX-License-Identifier: GPL-2.0-or-later
// Travel times and lengths between all pairs of places. With streets: exact least times over the directed
// graph with its turns, by one Dijkstra search a source for a few, through a prepared Hierarchy for many; the
// two give the same numbers to the last bit. Without: straight lines times a detour factor.
//   TravelMatrix m = travelMatrix( graph, index.snap( places ), {} );
#pragma once
#include "base/progress.h"
#include "network/snap.h"

#include <filesystem>
#include <memory>

namespace doorstep
{
  class Hierarchy;

  // Row-major from row to column, asymmetric; infinite where there is no way or a place was not snapped.
  struct TravelMatrix
  {
      std::size_t size = 0;
      std::vector<float> minutes; // size * size
      std::vector<float> meters;  // of the fastest way
      float minutesAt( std::size_t from, std::size_t to ) const { return minutes[from * size + to]; }
      float metersAt( std::size_t from, std::size_t to ) const { return meters[from * size + to]; }
  };

  enum class TravelMethod : std::uint8_t
  {
    Auto,
    Dijkstra,
    Hierarchy
  };

  struct TravelOptions
  {
      TravelMethod method = TravelMethod::Auto; // Auto: Hierarchy from `hierarchyFrom` places on
      std::size_t hierarchyFrom = 24;           // where preparing costs less than it saves (network_bench)
      std::filesystem::path cacheFile;          // empty: the hierarchy is not kept
      // Seconds added to an arrival on the far side of the street, where it has to be crossed on foot.
      double farSidePrimary = 30;
      double farSideSecondary = 15;
      // A house that lies back from its street is reached by a drive, at the pace of one: beyond driveFrom,
      // which the minutes at the door hold. Minutes count it, metres are those on the streets.
      double driveFrom = 30;              // metres
      double driveKilometersPerHour = 15; // 0: the way is not counted
      // The share of departures from a street open both ways that go against the way the car stands, and so
      // begin with a U-turn; a matrix cannot know which. Out of a dead end it is all of them, further into it
      // none.
      double facingAbout = 0.5;
      unsigned threads = 0; // 0: all cores; the result does not depend on it
      Progress progress;
  };

  TravelMatrix travelMatrix( const StreetGraph &graph, std::span<const SnappedPoint> places,
                             const TravelOptions &options = {}, const Hierarchy *prepared = nullptr );

  // Without streets. 1.3 is the usual ratio of street to straight distance in gridded US cities; 32 km/h
  // (20 mph) the mean speed of a car in town with its stops.
  struct StraightLineOptions
  {
      double detourFactor = 1.3;
      double kilometersPerHour = 32;
  };
  TravelMatrix straightLineTimes( std::span<const Point> places, const StraightLineOptions &options = {} );
}
