// SPDX-License-Identifier: GPL-2.0-or-later
// An edited plan as it is written: routes, directions and areas of the zones that were changed; what the
// others have stays as it is.
#pragma once
#include "hand/hand_plan.h"
#include "hand/hand_times.h"

namespace doorstep
{
  struct HandAnswer
  {
      std::vector<PlannedVisit> visits;  // as the question's
      std::vector<PlannedZone> zones;    // all of them, by number
      std::vector<std::int32_t> changed; // numbers of zones that are new, gone or have other stops
      std::vector<std::int32_t> redrawn; // of the others, those whose area makes room for a changed one
      // Of the zones that were there, the areas as the same streets and homes give them: where a layer has
      // others, it was drawn from something else.
      std::map<std::int32_t, std::vector<AreaPolygon>> areasBefore;
      std::size_t moved = 0, taken = 0, added = 0, renumbered = 0; // visits
      std::size_t elsewhere = 0;                                   // visits in another zone's area

      bool hasChanged( std::int32_t zone ) const;
      bool isRedrawn( std::int32_t zone ) const;
      std::size_t zonesOver( double teamMinutes ) const;
      double longestMinutes() const; // of a route; 0: there is none
  };

  // Throws Cancelled.
  HandAnswer handAnswer( const HandTimes &times, const std::map<std::int32_t, HandZone> &before,
                         const std::map<std::int32_t, HandZone> &after, const Progress &progress );
}
