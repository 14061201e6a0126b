// SPDX-License-Identifier: GPL-2.0-or-later
// What a plan says in words: why visits are left, what would do, and what changed since the earlier plan.
#pragma once
#include "morning/plan_morning.h"
#include "morning/travel.h"

namespace doorstep
{
  // Minutes of a team that makes this visit (of the solver's) alone, from where it is quickest.
  double minutesAlone( const ZoneProblem &problem, std::int32_t visit );

  // A note for every visit that nobody makes, and a sentence on what would do. `order` are the solver's
  // visits as indices into the question's.
  void explainUnserved( const ZonePlan &plan, const ZoneProblem &problem, const PlanTravel &travel,
                        const PlanQuestion &question, const std::vector<std::int32_t> &order,
                        PlanAnswer &answer );

  // Notes at visits that begin at another time than was wished, or for which a team waits, and at those that
  // have a remark; and sentences that count them.
  void explainTimes( const PlanQuestion &question, PlanAnswer &answer );
  constexpr double MISSED_TOLD = 0.5; // minutes; less is kept
  // The part of it for one visit; empty: nothing.
  std::string timesNote( const PlannedVisit &planned );
  // Whether a note's part between semicolons is of these.
  bool isTimesNote( std::string_view part );

  // "Zone 7 is 6 minutes over, for the visits that are pinned to it."
  std::string overTime( std::int32_t zone, double minutes );

  // A sentence where fewer teams have a zone than were asked for.
  void explainIdleTeams( const ZoneProblem &problem, const PlanQuestion &question, PlanAnswer &answer );

  // Lists what became of each visit of the earlier plan, with a note at those that moved and a sentence.
  void compareWithPrevious( const PlanQuestion &question, PlanAnswer &answer );
}
