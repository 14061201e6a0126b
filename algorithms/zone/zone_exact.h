// SPDX-License-Identifier: GPL-2.0-or-later
// Small problems solved whole: every way to part a few visits among teams is looked at, with all rules, so
// that what the search left out or gave a team too many is found. Held and Karp (1962) for the tours, subsets
// of subsets for the parts: O( 3^n ) of at most SMALL visits, some milliseconds.
//   if ( const std::optional<SmallPlan> best = solveSmall( state, visits, false ); best && best->served > … )
//     restore( state, best->routes );
#pragma once
#include "zone/zone_state.h"

#include <optional>

namespace doorstep
{
  struct SmallPlan
  {
      std::int32_t served = 0, teams = 0;
      std::uint64_t rank = 0; // of its teams: less is better; those of the last shift count most
      SavedRoutes routes;     // within state.routesAtMost and the budget
  };

  // The plan of these visits that serves the most and, of those, has the fewest teams (first in the
  // last shift), or the most. Nothing where there are more visits than SMALL, or too many ways to count.
  constexpr std::size_t SMALL = 10;
  std::optional<SmallPlan> solveSmall( const ZoneState &state, const std::vector<PlaceId> &visits,
                                       bool mostTeams );

  // The rank of a state's teams; of fewer than 16 in each shift.
  std::uint64_t teamsRank( const ZoneState &state );
}
