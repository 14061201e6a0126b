// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses that a half-typed line may become: "12 Mass" 12 Massachusetts Ave. For search bars; a list is
// never completed.
#pragma once
#include "geocode/geocoder.h"

namespace doorstep
{
  // Streets whose name goes on as typed and that have the number, the shortest first; at most `most`. Empty
  // where the line does not start with a number and three letters. O(names of the reference).
  std::vector<MatchCandidate> completions( const Geocoder &geocoder, std::string_view line,
                                           std::size_t most );
}
