// SPDX-License-Identifier: GPL-2.0-or-later
// What a plan says of times that were wished.
#include "morning/explain.h"

#include "base/index.h"
#include "base/remarks.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // Of notes; their ends tell them from other parts.
    constexpr const char *LATER = " later than wished", *EARLIER = " earlier than wished",
                         *UNTIL = " until it may begin",
                         *REPEATED = "about the time of day at which nobody was at home";

    std::string minutes( double value )
    {
      const long whole = std::max( 1L, std::lround( value ) );
      return std::to_string( whole ) + ( whole == 1 ? " minute" : " minutes" );
    }

    std::string counted( int count, const char *one, const char *many )
    {
      return std::to_string( count ) + ( count == 1 ? one : many );
    }
  }

  std::string timesNote( const PlannedVisit &planned )
  {
    std::string note;
    if ( planned.zone == 0 )
      return note;
    if ( planned.missed > MISSED_TOLD )
      addRemark( note, minutes( planned.missed ) + LATER );
    if ( planned.missed < -MISSED_TOLD )
      addRemark( note, minutes( -planned.missed ) + EARLIER );
    if ( planned.waited > MISSED_TOLD )
      addRemark( note, "the team waits " + minutes( planned.waited ) + UNTIL );
    if ( planned.repeated > MISSED_TOLD )
      addRemark( note, REPEATED );
    return note;
  }

  bool isTimesNote( std::string_view part )
  {
    return part.ends_with( LATER ) || part.ends_with( EARLIER ) || part.ends_with( UNTIL ) ||
           part == REPEATED;
  }

  void explainTimes( const PlanQuestion &question, PlanAnswer &answer )
  {
    int missed = 0, repeated = 0, done = 0;
    double most = 0;
    for ( std::size_t v = 0; v < answer.visits.size(); ++v )
    {
      PlannedVisit &planned = answer.visits[v];
      addRemark( planned.note, timesNote( planned ) );
      if ( !question.visits[v].isDone )
        addRemark( planned.note, question.visits[v].remark );
      done += question.visits[v].isDone ? 1 : 0;
      if ( planned.zone == 0 )
        continue;
      missed += std::fabs( planned.missed ) > MISSED_TOLD ? 1 : 0;
      most = std::max( most, std::fabs( planned.missed ) );
      repeated += planned.repeated > MISSED_TOLD ? 1 : 0;
    }
    if ( done > 0 )
      answer.warnings.push_back( counted( done, " visit was", " visits were" ) +
                                 " done in an earlier round, and nobody goes there again." );
    if ( missed > 0 )
      answer.warnings.push_back( counted( missed, " visit begins", " visits begin" ) +
                                 " at another time than wished, by " + minutes( most ) +
                                 " at most; the column note says which." );
    if ( repeated > 0 )
      answer.warnings.push_back( counted( repeated, " visit is", " visits are" ) +
                                 " at about the time of day at which nobody was at home before." );
  }
}
