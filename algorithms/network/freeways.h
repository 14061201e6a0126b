// SPDX-License-Identifier: GPL-2.0-or-later
// Where nobody may stop, by whatever a street layer tells: class, name, speed. Counties' classes are often
// not understood, and a team sent to a door on the Interstate is worse than one sent to the street beside it.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // What a name alone says of a street.
  enum class FreewayName : std::uint8_t
  {
    No,
    Perhaps, // "US 101 Fwy", "Berlin Turnpike": some of these have houses
    Surely   // "I 10", "Interstate 10 Hwy W", "On-Ramp"
  };

  // Numbers of interstates, and the words for limited access where a street's type stands. "Freeway Dr",
  // "Old Turnpike Rd", "I-10 Frontage Rd" and "Ramp Creek Rd" are streets like others.
  FreewayName freewayName( std::string_view name );

  struct FreewaySigns
  {
      // By line, metres that another street may be farther and still is the one where a stop is placed; 0: an
      // ordinary street. Lines of class Freeway and Ramp are never stopped on and have 0 here.
      std::vector<float> stopsElsewhere;
      std::vector<std::int64_t> byName; // features whose name alone tells of it, ascending
  };

  // House numbers on a street speak against its name and its speed. Linear.
  FreewaySigns freewaySigns( std::span<const StreetLine> lines );
}
