// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/explain.h"

#include "base/index.h"
#include "base/remarks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace doorstep
{
  namespace
  {
    std::string wholeMinutes( double value )
    {
      constexpr double most = 1e9; // more is no time at all, and no number of this computer's
      return std::to_string( std::lround( std::ceil( std::min( value, most ) ) ) );
    }

    std::string counted( std::size_t count, const char *one, const char *many )
    {
      return std::to_string( count ) + " " + ( count == 1 ? one : many );
    }

    // A phone number or a slip of the keys is no number of minutes that anybody wants to read.
    std::string tooLong( double minutes, double budget )
    {
      constexpr double day = 24 * 60;
      if ( minutes > day )
        return "minutes: more than the morning, and than a day; give the minutes at the door";
      return wholeMinutes( minutes ) + " minutes at the door do not fit into " + wholeMinutes( budget );
    }

    bool isInShift( const ZoneTeam &team, const ZoneVisit &visit )
    {
      return visit.shifts == 0 || ( visit.shifts >> static_cast<std::uint32_t>( team.shift ) & 1U ) != 0;
    }

    // Of a team in the longest shift that the visit may be in.
    double minutesOfShifts( const ZoneProblem &problem, const ZoneVisit &visit )
    {
      if ( problem.shiftTeams.empty() )
        return problem.budget.value();
      double most = 0;
      for ( const ZoneTeam &team : problem.teams )
        if ( isInShift( team, visit ) )
          most = std::max( most, problem.budget.value() - team.less.value() );
      return most;
    }

    std::string reasonOf( const UnservedVisit &left, const ZoneProblem &problem, const PlanTravel &travel )
    {
      const std::size_t place = problem.stagings.size() + indexOf( left.visit );
      const ZoneVisit &visit = problem.visits[indexOf( left.visit )];
      const bool anyFew = std::any_of( problem.teams.begin(), problem.teams.end(),
                                       []( const ZoneTeam &team ) { return team.visitsAtMost > 0; } );
      const std::string room = problem.visitsAtMost > 0 ? "time, or room under MAX_VISITS,"
                               : anyFew                 ? "time, or room under its max_visits,"
                                                        : "time";
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
               " of " + wholeMinutes( minutesOfShifts( problem, visit ) ) + " minutes";
      case UnservedReason::TooLong:
        return tooLong( visit.service.value(), problem.budget.value() );
      case UnservedReason::OutOfTime:
        return "no team can be there at its time, and back in the time of a team";
      case UnservedReason::NoTeamSpeaks:
        return "no team that may go there speaks the language";
      case UnservedReason::NotEnoughTeams:
        return std::string( "no team" ) + ( visit.languages != 0 ? " that speaks its language" : "" ) +
               ( visit.staging >= 0 ? " from its staging place" : "" ) + " has " + room + " left for it" +
               ( visit.times.must ? " at its time" : "" );
      case UnservedReason::PinnedTeamFull:
        return "the team that it is pinned to has no " + room + " left for it";
      case UnservedReason::Apart:
        return "every team has a visit that it must be apart from";
      case UnservedReason::Conflict:
        break;
      }
      return "its conditions contradict each other";
    }

    // Some team that may make the visit may leave from there.
    bool isServedFrom( const ZoneProblem &problem, const ZoneVisit &visit, std::int32_t staging )
    {
      if ( visit.staging >= 0 && visit.staging != staging )
        return false;
      const auto serves = [&]( const ZoneTeam &team )
      {
        return ( team.staging < 0 || team.staging == staging ) &&
               ( visit.languages & ~team.languages ) == 0 && isInShift( team, visit ) &&
               ( visit.pinnedTeam < 0 || &team == &problem.teams[indexOf( visit.pinnedTeam )] );
      };
      return problem.teams.empty() || std::any_of( problem.teams.begin(), problem.teams.end(), serves );
    }

    // What a number of teams that would do leaves out of account: " without the limits in …"; empty: nothing.
    std::string withoutLimits( const ZoneProblem &problem, const PlanQuestion &question )
    {
      const bool staged = std::any_of( problem.stagings.begin(), problem.stagings.end(),
                                       []( const ZoneStaging &s ) { return s.teamsAtMost > 0; } );
      const bool pinned = std::any_of( problem.visits.begin(), problem.visits.end(),
                                       []( const ZoneVisit &v ) { return v.pinnedTeam >= 0; } );
      std::string text;
      for ( const auto &[limits, name] :
            { std::pair{ question.roster.has_value(), "ROSTER" }, std::pair{ pinned, "the pins of VISITS" },
              std::pair{ staged, "the column teams of STAGING" } } )
        if ( limits )
          text += ( text.empty() ? " without the limits in " : " and " ) + std::string( name );
      return text;
    }
  }

  double minutesAlone( const ZoneProblem &problem, std::int32_t visit )
  {
    double least = std::numeric_limits<double>::infinity();
    const ZoneVisit &to = problem.visits[indexOf( visit )];
    const std::size_t place = problem.stagings.size() + indexOf( visit );
    for ( std::size_t s = 0; s < problem.stagings.size(); ++s )
      if ( isServedFrom( problem, to, static_cast<std::int32_t>( s ) ) )
        least = std::min( least, to.service.value() + problem.travel.at( s, place ) +
                                     ( problem.returns ? problem.travel.at( place, s ) : 0.0F ) );
    return least;
  }

  void explainUnserved( const ZonePlan &plan, const ZoneProblem &problem, const PlanTravel &travel,
                        const PlanQuestion &question, const std::vector<std::int32_t> &order,
                        PlanAnswer &answer )
  {
    std::size_t unreached = 0, tooFar = 0, tooLong = 0, tooFew = 0, silent = 0, pinned = 0, untimely = 0;
    for ( const UnservedVisit &left : plan.unserved )
    {
      const std::size_t v = indexOf( order[indexOf( left.visit )] );
      answer.visits[v].note = reasonOf( left, problem, travel );
      unreached += left.reason == UnservedReason::NoWay ? 1 : 0;
      tooFar += left.reason == UnservedReason::TooFar ? 1 : 0;
      untimely += left.reason == UnservedReason::OutOfTime ? 1 : 0;
      tooLong += left.reason == UnservedReason::TooLong ? 1 : 0;
      const bool apart = left.reason == UnservedReason::Apart,
                 full = left.reason == UnservedReason::PinnedTeamFull;
      tooFew += left.reason == UnservedReason::NotEnoughTeams || apart || full ? 1 : 0;
      silent += left.reason == UnservedReason::NoTeamSpeaks ? 1 : 0;
      pinned += apart || full || left.reason == UnservedReason::Conflict ? 1 : 0;
    }
    for ( std::size_t v = 0; v < answer.visits.size(); ++v )
      answer.unserved += answer.visits[v].zone == 0 && !question.visits[v].isDone ? 1 : 0;
    if ( answer.unserved == 0 )
      return;
    std::string text =
        counted( indexOf( answer.unserved ), "visit is", "visits are" ) + " left without a team";
    if ( unreached > 0 )
      text += "; " + std::to_string( unreached ) + " of them cannot be reached";
    if ( tooFar > 0 )
      text += "; " + std::to_string( tooFar ) + " of them cannot be reached in the time";
    if ( tooLong > 0 )
      text += "; " + std::to_string( tooLong ) + " of them have more minutes at the door than the morning";
    if ( untimely > 0 )
      text += "; " + std::to_string( untimely ) + " of them cannot be reached at the time that they must be";
    if ( silent > 0 )
      text += "; " + std::to_string( silent ) + " of them need a language that no team there speaks";
    if ( pinned > 0 )
      text += "; " + std::to_string( pinned ) + " of them because they are pinned or must be apart";
    if ( tooFew > 0 && plan.teamsThatWouldDo > 0 )
      text += "; " + counted( indexOf( plan.teamsThatWouldDo ), "team", "teams" ) + " would do" +
              withoutLimits( problem, question );
    if ( tooFew > 0 && plan.minutesThatWouldDo.value() > 0 )
      text += ( plan.teamsThatWouldDo > 0 ? "; or " : "; " ) +
              wholeMinutes( plan.minutesThatWouldDo.value() ) + " minutes a team" +
              ( plan.teamsThatWouldDo > 0 ? "" : " would do" );
    answer.warnings.push_back( text + ". The column note says why." );
  }

  std::string overTime( std::int32_t zone, double minutes )
  {
    const auto over = indexOf( static_cast<std::int32_t>( std::ceil( minutes ) ) );
    return "Zone " + std::to_string( zone ) + " is " + counted( over, "minute", "minutes" ) +
           " over, for the visits that are pinned to it.";
  }

  void explainIdleTeams( const ZoneProblem &problem, const PlanQuestion &question, PlanAnswer &answer )
  {
    const std::size_t zones = answer.zones.size();
    if ( question.teams <= 0 || indexOf( question.teams ) <= zones )
      return;
    std::size_t mayLeave = 0;
    bool limited = true;
    for ( const ZoneStaging &staging : problem.stagings )
    {
      limited = limited && staging.teamsAtMost > 0;
      mayLeave += indexOf( staging.teamsAtMost );
    }
    const char *why = problem.visits.size() <= zones ? ": there are no more visits"
                      : question.roster && problem.teams.size() <= zones
                          ? ": ROSTER has no more that may go out"
                      : limited && mayLeave <= zones ? ": STAGING lets no more leave"
                      : !question.previous.empty()   ? ": the others had none in the earlier plan"
                                                     : "";
    answer.warnings.push_back( "TEAMS asks for " + counted( indexOf( question.teams ), "team", "teams" ) +
                               ", and " + std::to_string( zones ) + ( zones == 1 ? " has" : " have" ) +
                               " a zone" + why + "." );
  }

  void compareWithPrevious( const PlanQuestion &question, PlanAnswer &answer )
  {
    if ( question.previous.empty() )
      return;
    std::map<std::string, EarlierStop> gone = question.previous;
    std::set<std::int32_t> renumbered;
    std::size_t added = 0, moved = 0, left = 0;
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
    {
      PlannedVisit &now = answer.visits[v];
      PlanChange change;
      change.code = question.visits[v].code;
      change.to = now.zone;
      if ( const auto old = question.previous.find( change.code ); old != question.previous.end() )
      {
        change.from = old->second.zone;
        change.stopFrom = std::max( 0, old->second.stop );
      }
      gone.erase( change.code );
      if ( change.from == change.to )
      {
        change.stopTo = now.stop;
        if ( change.to == 0 || change.stopFrom == 0 || change.stopFrom == change.stopTo )
          continue;
        addRemark( now.note, "was stop " + std::to_string( change.stopFrom ) );
        renumbered.insert( change.to );
        answer.renumbered.push_back( change );
        continue;
      }
      change.stopFrom = 0;
      if ( question.visits[v].isDone )
      {
        gone.emplace( change.code, EarlierStop{ change.from, -1 } );
        continue;
      }
      answer.changes.push_back( change );
      if ( change.to == 0 )
      {
        ++left;
        continue;
      }
      ( change.from == 0 ? added : moved ) += 1;
      addRemark( now.note, change.from == 0 ? std::string( "new in the plan" )
                                            : "was in zone " + std::to_string( change.from ) );
    }
    for ( const auto &[code, old] : gone )
      answer.changes.push_back( { code, old.zone, 0, true } );
    for ( std::vector<PlanChange> *list : { &answer.changes, &answer.renumbered } )
      std::sort( list->begin(), list->end(),
                 []( const PlanChange &a, const PlanChange &b ) { return a.code < b.code; } );
    std::string text = "Since the earlier plan: " + counted( added, "visit", "visits" ) + " added, " +
                       std::to_string( gone.size() ) + " gone, " + std::to_string( moved ) +
                       " moved to another zone";
    if ( left > 0 )
      text += ", " + std::to_string( left ) + " left without a team";
    if ( !renumbered.empty() )
      text += "; " + counted( answer.renumbered.size(), "stop", "stops" ) + " with another number in " +
              counted( renumbered.size(), "zone", "zones" );
    answer.warnings.push_back( text + "." );
  }
}
