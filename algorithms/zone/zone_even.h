// SPDX-License-Identifier: GPL-2.0-or-later
// How even routes are to be: teams of one morning compare their loads.
#pragma once
#include "zone/zone_search.h"

namespace doorstep
{
  // Where the number of teams is given, the longest route is made as short as can be, and then travel and
  // shape under that. Over a compactness of 0.5 it may for their sake be longer again, by up to a tenth and
  // within the budget, and the shortest one shorter, by twice as much: at a tenth and a tenth few visits
  // could move.
  double evenTolerance( double compactness );
  void tolerate( ZoneState &state, ZoneSearch &search, double compactness );

  // A plan by the fewest teams fills some and leaves little to others. Routes of as many teams that are more
  // even, where their travel and shape cost no more than EVEN_PRICE of the travel; what it took is kept, and
  // nothing is changed where all are about as long.
  constexpr double EVEN_PRICE = 0.02;
  void evenOut( ZoneState &state, ZoneSearch &search, ZoneShape &shape, Pace &pace, Ticks bound );
}
