// SPDX-License-Identifier: GPL-2.0-or-later
// What a district knows better than the presets of road_classes.csv: how fast its streets are driven, class
// by class, and how much longer its trips took than was reckoned.
//   StreetSpeeds speeds = StreetSpeeds::parse( "local=32;primary=x0.8;trips=1.12" );
#pragma once
#include "network/road_classes.h"

#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct GraphOptions;

  struct StreetSpeeds
  {
      ClassPaces classes{};
      double trips = 1; // all times, turns too, are so many times as long

      bool any() const { return *this != StreetSpeeds(); }
      // "local=32;primary=x0.8;trips=1.12", in the order of the classes; "presets" where there is nothing.
      std::string text() const;
      // What text() wrote. Throws InputError for anything else.
      static StreetSpeeds parse( std::string_view text );

      void apply( GraphOptions &options ) const;
      bool operator==( const StreetSpeeds & ) const = default;
  };

  // A row of a table of speeds, as its cells stand: the class ("all": those that no row names) and one of
  // the three others, the rest empty.
  struct SpeedRow
  {
      std::string roadClass, milesPerHour, kilometersPerHour, factor;
      int row = 1; // for messages
  };

  // Throws InputError that names the row and column of what cannot be.
  StreetSpeeds readSpeeds( const std::vector<SpeedRow> &rows );
}
