#include "processing/plan_explain.h"

#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace doorstep
{
  namespace
  {
    std::string wholeMinutes( double value )
    {
      return std::to_string( std::lround( std::ceil( value ) ) );
    }

    std::string counted( std::size_t count, const char *one, const char *many )
    {
      return std::to_string( count ) + " " + ( count == 1 ? one : many );
    }

    std::string reasonOf( const UnservedVisit &left, const ZoneProblem &problem, const PlanTravel &travel )
    {
      const std::size_t place = problem.stagings.size() + indexOf( left.visit );
      switch ( left.reason )
      {
      case UnservedReason::NoWay:
        if ( !travel.straight() && travel.snapped( place ).status == SnapStatus::TooFar )
          return "no street within 1 km";
        if ( !travel.straight() && travel.snapped( place ).status == SnapStatus::OnIsland )
          return "on a street that is cut off from the others";
        return "no way there from its staging place";
      case UnservedReason::TooFar:
        return "too far: alone it would take " + wholeMinutes( minutesAlone( problem, left.visit ) ) +
               " of " + wholeMinutes( problem.budget.value() ) + " minutes";
      case UnservedReason::NoTeamSpeaks:
        return "no team that may go there speaks the language";
      case UnservedReason::NotEnoughTeams:
        return "no team has time left for it";
      case UnservedReason::Conflict:
        break;
      }
      return "its conditions contradict each other";
    }
  }

  double minutesAlone( const ZoneProblem &problem, std::int32_t visit )
  {
    double least = std::numeric_limits<double>::infinity();
    const ZoneVisit &to = problem.visits[indexOf( visit )];
    const std::size_t place = problem.stagings.size() + indexOf( visit );
    for ( std::size_t s = 0; s < problem.stagings.size(); ++s )
      if ( to.staging < 0 || to.staging == static_cast<std::int32_t>( s ) )
        least = std::min( least, to.service.value() + problem.travel.at( s, place ) +
                                     ( problem.returns ? problem.travel.at( place, s ) : 0.0F ) );
    return least;
  }

  void explainUnserved( const ZonePlan &plan, const ZoneProblem &problem, const PlanTravel &travel,
                        const PlanQuestion &question, const std::vector<std::int32_t> &order,
                        PlanAnswer &answer )
  {
    std::size_t unreached = 0, tooFar = 0, tooFew = 0, silent = 0, pinned = 0;
    for ( const UnservedVisit &left : plan.unserved )
    {
      const std::size_t v = indexOf( order[indexOf( left.visit )] );
      answer.visits[v].note = reasonOf( left, problem, travel );
      unreached += left.reason == UnservedReason::NoWay ? 1 : 0;
      tooFar += left.reason == UnservedReason::TooFar ? 1 : 0;
      tooFew += left.reason == UnservedReason::NotEnoughTeams ? 1 : 0;
      silent += left.reason == UnservedReason::NoTeamSpeaks ? 1 : 0;
      const PlanVisit &visit = question.visits[v];
      pinned += !visit.pinTeam.empty() || visit.pinZone > 0 || !visit.apart.empty() ? 1 : 0;
    }
    for ( const PlannedVisit &planned : answer.visits )
      answer.unserved += planned.zone == 0 ? 1 : 0;
    if ( answer.unserved == 0 )
      return;
    std::string text =
        counted( indexOf( answer.unserved ), "visit is", "visits are" ) + " left without a team";
    if ( unreached > 0 )
      text += "; " + std::to_string( unreached ) + " of them cannot be reached";
    if ( tooFar > 0 )
      text += "; " + std::to_string( tooFar ) + " of them cannot be reached in the time";
    if ( silent > 0 )
      text += "; " + std::to_string( silent ) + " of them need a language that no team there speaks";
    if ( pinned > 0 )
      text += "; " + std::to_string( pinned ) + " of them are pinned or must be apart";
    if ( tooFew > 0 && plan.teamsThatWouldDo > 0 )
      text += "; " + counted( indexOf( plan.teamsThatWouldDo ), "team", "teams" ) + " would do";
    if ( tooFew > 0 && plan.minutesThatWouldDo.value() > 0 )
      text += ( plan.teamsThatWouldDo > 0 ? "; or " : "; " ) +
              wholeMinutes( plan.minutesThatWouldDo.value() ) + " minutes a team" +
              ( plan.teamsThatWouldDo > 0 ? "" : " would do" );
    answer.warnings.push_back( text + ". The column note says why." );
  }

  void compareWithPrevious( const PlanQuestion &question, PlanAnswer &answer )
  {
    if ( question.previous.empty() )
      return;
    std::map<std::string, EarlierStop> gone = question.previous;
    std::size_t added = 0, moved = 0, left = 0;
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
    {
      PlannedVisit &now = answer.visits[v];
      PlanChange change;
      change.code = question.visits[v].code;
      change.to = now.zone;
      if ( const auto old = question.previous.find( change.code ); old != question.previous.end() )
        change.from = old->second.zone;
      gone.erase( change.code );
      if ( change.from == change.to )
        continue;
      answer.changes.push_back( change );
      if ( change.to == 0 )
      {
        ++left;
        continue;
      }
      ( change.from == 0 ? added : moved ) += 1;
      now.note += ( now.note.empty() ? "" : "; " ) + ( change.from == 0
                                                           ? std::string( "new in the plan" )
                                                           : "was in zone " + std::to_string( change.from ) );
    }
    for ( const auto &[code, old] : gone )
      answer.changes.push_back( { code, old.zone, 0, true } );
    std::sort( answer.changes.begin(), answer.changes.end(),
               []( const PlanChange &a, const PlanChange &b ) { return a.code < b.code; } );
    std::string text = "Since the earlier plan: " + counted( added, "visit", "visits" ) + " added, " +
                       std::to_string( gone.size() ) + " gone, " + std::to_string( moved ) +
                       " moved to another zone";
    if ( left > 0 )
      text += ", " + std::to_string( left ) + " left without a team";
    answer.warnings.push_back( text + "." );
  }
}
