// SPDX-License-Identifier: GPL-2.0-or-later
// When a visit may or should begin. A rule is never broken: a team that comes too early waits, and who cannot
// be visited in time is left out. A wish costs where it is missed, and nobody waits for it; nor for another
// time of day than that at which nobody was at home.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace doorstep
{
  // In minutes after the teams leave.
  struct VisitTimes
  {
      double earliest = 0;
      double latest = std::numeric_limits<double>::infinity();
      bool must = false;         // earliest and latest are a rule
      std::vector<double> tried; // when nobody was at home

      static constexpr double APART = 60; // minutes from such a time it is another time of day

      bool any() const { return earliest > 0 || std::isfinite( latest ) || !tried.empty(); }

      // When it begins where the team is there at that time.
      double begin( double there ) const { return must ? std::max( there, earliest ) : there; }
      // By how many minutes it is missed: over 0: too late, under 0: too early.
      double missed( double begin ) const
      {
        return begin > latest ? begin - latest : begin < earliest ? begin - earliest : 0;
      }
      // How much nearer it is than another time of day to one at which nobody was at home; 0: it is another.
      double repeated( double begin ) const
      {
        double most = 0;
        for ( const double time : tried )
          most = std::max( most, APART - std::fabs( begin - time ) );
        return most;
      }
  };
}
