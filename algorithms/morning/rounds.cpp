// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/rounds.h"

#include "base/error.h"
#include "morning/notes.h"
#include "morning/shifts.h"
#include "words/time_text.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Who says "come back at 10:30" waits about so long.
    constexpr double PATIENCE = 30;

    // When the household asked to be visited. False where that is not understood.
    bool takeWish( PlanVisit &visit, const std::string &said, const PlanQuestion &question )
    {
      const double start = *question.start;
      const std::optional<WishedTimes> wish = readWish( question, said, Bound::From );
      if ( !wish )
        return false;
      // A time without a word is whichever bound is asked for: it is meant as it stands.
      const std::optional<WishedTimes> other = readWish( question, said, Bound::To );
      visit.wished = *wish;
      if ( !wish->to && other && !other->from )
        visit.wished->to = *wish->from + PATIENCE;
      visit.times.must = false;
      visit.times.earliest = wish->from ? std::max( 0.0, *wish->from - start ) : 0;
      visit.times.latest = visit.wished->to ? *visit.wished->to - start : VisitTimes().latest;
      return true;
    }

    int &countOf( OutcomeMeaning meaning, RoundTaken &taken )
    {
      switch ( meaning )
      {
      case OutcomeMeaning::Done:
        return taken.done;
      case OutcomeMeaning::Again:
        return taken.again;
      case OutcomeMeaning::Later:
        return taken.later;
      case OutcomeMeaning::Open:
        break;
      }
      return taken.open;
    }
  }

  void setTried( PlanVisit &visit, double start )
  {
    visit.times.tried.clear();
    for ( const double clock : visit.triedClock )
      visit.times.tried.push_back( clock - start );
  }

  RoundTaken takeOutcomes( PlanQuestion &question, const std::vector<RoundVisit> &before,
                           const OutcomeWords &words )
  {
    RoundTaken taken;
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
    {
      PlanVisit &visit = question.visits[v];
      const RoundVisit &round = before[v];
      if ( visit.isDone || round.outcome.empty() )
        continue;
      const std::optional<SaidOutcome> said = words.find( round.outcome );
      if ( !said )
        throw InputError(
            "OUTCOMES, row " + std::to_string( round.row ) +
            ": it is not known what this outcome means; say it in MEANINGS, as in NH=again;RF=done." );
      ++countOf( said->meaning, taken );
      visit.isDone = said->meaning == OutcomeMeaning::Done;
      if ( visit.isDone || said->meaning == OutcomeMeaning::Open )
        continue;
      visit.isAgain = true;
      const std::string &wish = round.at.empty() ? said->rest : round.at;
      if ( said->meaning == OutcomeMeaning::Later && !wish.empty() )
      {
        if ( takeWish( visit, wish, question ) )
        {
          visit.triedClock.clear(); // the household knows best
          visit.times.tried.clear();
          continue;
        }
        taken.notUnderstood.push_back( round.row );
        visit.remark = joinedNotes( visit.remark, "when to come back is not understood" );
      }
      if ( round.start && round.arrive )
        visit.triedClock.push_back( *round.start + *round.arrive );
      else
        ++taken.timeless;
      setTried( visit, *question.start );
    }
    return taken;
  }
}
