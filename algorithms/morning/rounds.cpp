// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/rounds.h"

#include "base/error.h"
#include "words/time_text.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Who says "come back at 10:30" waits about so long.
    constexpr double PATIENCE = 30;

    // When the household asked to be visited. False where that is not understood.
    bool takeWish( PlanVisit &visit, const std::string &said, double start, double teamMinutes )
    {
      const std::optional<WishedTimes> wish = readWishedTimes( said, Bound::From, start + teamMinutes / 2 );
      if ( !wish )
        return false;
      // A time without a word is whichever bound is asked for: it is meant as it stands.
      const std::optional<WishedTimes> other = readWishedTimes( said, Bound::To, start + teamMinutes / 2 );
      const bool isExact = !wish->to && other && !other->from;
      visit.times.must = false;
      visit.times.earliest = wish->from ? std::max( 0.0, *wish->from - start ) : 0;
      visit.times.latest = wish->to  ? *wish->to - start
                           : isExact ? *wish->from - start + PATIENCE
                                     : VisitTimes().latest;
      return true;
    }
  }

  void setTried( PlanVisit &visit, double start )
  {
    visit.times.tried.clear();
    for ( const double clock : visit.triedClock )
      visit.times.tried.push_back( clock - start );
  }

  void takeOutcomes( PlanQuestion &question, const std::vector<RoundVisit> &before, double start,
                     const OutcomeWords &words )
  {
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
      visit.isDone = said->meaning == OutcomeMeaning::Done;
      if ( visit.isDone || said->meaning == OutcomeMeaning::Open )
        continue;
      if ( round.arrive )
        visit.triedClock.push_back( start + *round.arrive );
      const std::string &wish = round.at.empty() ? said->rest : round.at;
      if ( said->meaning == OutcomeMeaning::Later && !wish.empty() )
      {
        if ( takeWish( visit, wish, *question.start, question.teamMinutes ) )
        {
          visit.triedClock.clear(); // the household knows best
          visit.times.tried.clear();
          continue;
        }
        visit.remark +=
            ( visit.remark.empty() ? "" : "; " ) + std::string( "when to come back is not understood" );
      }
      setTried( visit, *question.start );
    }
  }
}
