// SPDX-License-Identifier: GPL-2.0-or-later
// Further readings of a typed line, which need the reference to be believed: the number behind the street, a
// unit before it, words after a whole street name, LA for Lane.
#pragma once
#include "geocode/match_search.h"

#include <vector>

namespace doorstep
{
  // "Calle Ocho 1034": the number behind the street, as Spanish has it; read as its last word or as a unit.
  std::vector<Reading> numberLast( const Readings &readings );

  // Readings whose street is the longest beginning of the read one that is, with its type, a whole street
  // name of the reference.
  std::vector<Reading> withoutTrailing( const ReferenceView &view, const Readings &readings );

  // The words that `shorter` of those leaves out of the read street, and the unit where it is none.
  std::string wordsBehind( const Reading &read, const Reading &shorter, bool unit );

  // "207-1104 Watkins Glen Ct", "400 S14 Emery Ave": believed only where the reference has that unit there.
  std::vector<Reading> withUnitFirst( const Readings &readings );

  // "14 Elm La" as Elm Ln.
  std::vector<Reading> withLane( const Readings &readings );
}
