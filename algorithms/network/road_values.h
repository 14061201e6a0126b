// SPDX-License-Identifier: GPL-2.0-or-later
// How the cells of street layers read; for what reads their columns and rows.
#pragma once
#include "network/street_graph.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace doorstep::roadvalue
{
  inline constexpr double KM_A_MILE = 1.609344; // international mile

  std::string trimmed( std::string_view text );

  // The leading whole number of a cell, "25.0" and " 25 mph" included.
  std::optional<double> number( std::string_view cell );

  // km/h of "25 mph", "40", "40 km/h", "25;35" (the first); 0: says nothing.
  double speed( std::string_view cell, bool inKilometers );

  // "X (12), Q (3)": the commonest values of a column, for a message: values of street layers are no personal
  // data.
  using ValueCounts = std::map<std::string, std::size_t>;
  std::string counted( const ValueCounts &counts );

  // Both for an empty cell and for what is not understood.
  OneWay oneWay( std::string_view cell, bool isFlag, bool noIsClosed );

  // Whether all that is not empty could be a one-way column's; "N" to "W" as compass points could not.
  bool couldBeOneWay( std::string_view cell );

  bool yes( std::string_view cell ); // not empty, no, 0, false

  // The value of a key in hstore text ("bridge"=>"yes","layer"=>"1"), empty if it is not there.
  std::string tag( std::string_view hstore, std::string_view key );

  // Names in capitals as maps print them: "E 22ND ST" becomes "E 22nd St"; others are only trimmed.
  std::string printedName( std::string_view name );
}
