// SPDX-License-Identifier: GPL-2.0-or-later
// What a team reads aloud in the car: turn by turn from staging through the stops and back, in every language
// (words/languages.h), and beside each step the text to the block only, for sheets that must not tell a house
// (privacy.md 4 and 5). No house number and nobody's name is known here, so none can be told.
#pragma once
#include "network/route_path.h"
#include "words/phrase.h"

namespace doorstep
{
  struct DirectionStep
  {
      int stop = 0; // the stop reached by this step; 0: none
      Phrase text;  // "In 0.3 mi turn left onto E 22nd St; stop 4 is on the right, third …"
      // To the block only: "In 0.3 mi turn left onto E 22nd St. Stop 4: on E 22nd St between S 4th Ave and S
      // 5th Ave". Distances are left out where they would be measured from a door, and turning round is
      // worded the same at the door and at the end of the street.
      Phrase block;
      double meters = 0; // driven in this step, or walked
      double minutes = 0;
      bool onFoot = false;
      // Where teams walk, a step may have one of the two texts alone: to the block a route is told as it
      // would be driven from stop to stop, since a walk would tell that its ends are in reach of each other.
  };

  struct DirectionsOptions
  {
      bool metric = false; // metres and kilometres instead of feet and miles
      // Snapped houses (all address points of the area): with them a stop is "about 200 ft after S 4th Ave,
      // third house". Empty: not known.
      std::span<const SnappedPoint> houses;
      // Of the houses, in their order (0: not known; empty: none is): a side that odd and even numbers speak
      // against is not told.
      std::span<const std::int32_t> houseNumbers;
      // The numbers of the stops where they are not 1, 2, 3 …: the others are walked to.
      std::span<const int> stops;
      TravelOptions travel;
  };

  // places: the staging place, the stops in order and, where the route returns, the staging place again
  // (returns). The stops are numbered from 1.
  std::vector<DirectionStep> directions( const StreetGraph &graph, std::span<const SnappedPoint> places,
                                         std::span<const RoutePath> legs, bool returns,
                                         const DirectionsOptions &options = {} );

  constexpr double NEXT_DOOR = 5; // metres between doors of one building

  // A walk on which the car stays where it is, to the stop of this number at `place` (its block; empty: not
  // known). `line`: as it is walked. `leaves`: the car is left for it.
  DirectionStep walkStep( int stop, const Phrase &place, std::span<const Point> line, double meters,
                          double minutes, bool leaves, bool metric = false );
  // Back to the car.
  DirectionStep walkBackStep( double meters, double minutes, bool metric = false );

  // Where a stop is, for the table of stops.
  struct StopPlace
  {
      std::string street;             // empty: unnamed
      std::string crossFrom, crossTo; // the named streets that bound its block, in the direction of its line;
                                      // empty: a dead end or none named
      Side side = Side::Right;        // in the direction of the line
      Phrase block;                   // "on E 22nd St between S 4th Ave and S 5th Ave"
  };
  StopPlace stopPlace( const StreetGraph &graph, const SnappedPoint &stop );
}
