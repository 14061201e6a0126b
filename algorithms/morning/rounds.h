// SPDX-License-Identifier: GPL-2.0-or-later
// The second round of visits, and any further one: what came of the round before decides who is visited
// again, and when. Codes stay; whoever was found is never drawn again; who was not at home is visited at
// another time of day, or when the household said.
#pragma once
#include "morning/plan_morning.h"
#include "words/outcome_words.h"

#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  // What the column visited of a plan says.
  constexpr const char *ROUND_DONE = "done", *ROUND_AGAIN = "again";

  // Of each of the question's visits, as the round before left it.
  struct RoundVisit
  {
      std::string outcome;          // as reported; empty: nothing was
      std::string at;               // when to come back, where the table says so apart; empty: it does not
      std::int32_t row = 0;         // of the outcomes, for messages
      std::optional<double> arrive; // minutes after its team left
      std::optional<double> start;  // when that was, in minutes of the day; none: not known
  };

  struct RoundTaken
  {
      int done = 0, again = 0, later = 0, open = 0; // visits by what their outcome means
      int timeless = 0;                        // to be visited again, and not known when somebody was there
      std::vector<std::int32_t> notUnderstood; // rows that say when to come back in words nobody knows
  };

  // Changes the question's visits, whose start has to be there. Throws InputError for an outcome whose
  // meaning is not known.
  RoundTaken takeOutcomes( PlanQuestion &question, const std::vector<RoundVisit> &before,
                           const OutcomeWords &words );

  // Makes a visit's times of day minutes after the start.
  void setTried( PlanVisit &visit, double start );
}
