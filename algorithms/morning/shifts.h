// SPDX-License-Identifier: GPL-2.0-or-later
// Several shifts of one plan, such as Saturday morning and Tuesday evening: which of them a visit's times can
// be met in, and what a plan says of them. Times of day have no day: "after 17:00" is met by any shift that
// is out then, and "before 11:00" is met on Saturday morning alone.
#pragma once
#include "morning/plan_morning.h"

#include <string>

namespace doorstep
{
  constexpr std::size_t MOST_SHIFTS = 32;

  // Gives the question its shifts: times count from the earliest start, and the minutes of a team are those
  // of the longest shift. Throws InputError where there are too many, or two of one name, and where the
  // question asks for what only one shift has.
  void takeShifts( PlanQuestion &question, std::vector<PlanShift> shifts );

  // Of a team, where the shifts do not say it.
  void takeTeamMinutes( PlanQuestion &question, double minutes );

  // Index of the shift of that name, in any letter case; -1: none.
  std::int32_t shiftNamed( const PlanQuestion &question, const std::string &name );

  // When a shift's teams leave, in minutes after the question's start; 0 where there is one shift.
  double leavesOf( const PlanQuestion &question, std::int32_t shift );

  // Bits of the shifts that are out at some time at which a visit may or should begin; 0: no matter, since
  // all of them are, or none is.
  std::uint64_t shiftsFor( const PlanQuestion &question, const VisitTimes &times );

  // Lets visits without a team be in any shift where only a wish says which. Whether there are any.
  bool releaseWishes( const ZonePlan &plan, ZoneProblem &problem );

  // As readWishedTimes; where there are several shifts an hour without am or pm is meant as the first shift
  // has it that is out then.
  std::optional<WishedTimes> readWish( const PlanQuestion &question, std::string_view text, Bound bound );

  // What each shift has got, a sentence, and one on visits that must be apart and are in different shifts,
  // where one team may have both.
  void explainShifts( const PlanQuestion &question, PlanAnswer &answer );
}
