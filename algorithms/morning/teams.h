// SPDX-License-Identifier: GPL-2.0-or-later
// A roster as the zone solver sees it: teams that may go out, and languages as bits.
#pragma once
#include "morning/plan_morning.h"

namespace doorstep
{
  struct PlanTeams
  {
      std::vector<ZoneTeam> teams;              // empty: no roster, and one shift
      std::vector<std::int32_t> rosterTeam;     // of each, index into the roster's teams; empty: no roster
      std::map<std::string, std::uint64_t> bit; // of each language that some team speaks

      // What a home with these languages asks of a team: one of them is enough, and English everybody speaks;
      // the one that most teams speak. Nothing where no team speaks any: such homes are planned, and told of.
      std::uint64_t needed( const std::vector<std::string> &languages ) const;

      // The first of these languages where no team speaks any; empty where one does, or none is asked for.
      std::string unspoken( const std::vector<std::string> &languages ) const;

      std::map<std::string, int> speakers; // teams by language
  };

  // With several shifts, each team of the roster is there once for each that it comes to, those of earlier
  // shifts first; without a roster as many as the shift has.
  // Adds sentences on teams left out and on languages that nobody speaks. Throws InputError where a roster
  // has no team that may go out, and where a team comes to no shift of the question.
  PlanTeams planTeams( const PlanQuestion &question, std::vector<std::string> &warnings );
}
