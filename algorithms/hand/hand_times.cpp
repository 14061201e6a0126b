// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_times.h"

#include "base/error.h"
#include "base/index.h"
#include "morning/explain.h"
#include "morning/shifts.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    std::vector<std::int32_t> placed( const PlanQuestion &question )
    {
      std::vector<std::int32_t> order;
      for ( std::size_t v = 0; v < question.visits.size(); ++v )
        if ( const PlanVisit &visit = question.visits[v]; visit.hindrance.empty() &&
                                                          std::isfinite( visit.position.x ) &&
                                                          std::isfinite( visit.position.y ) )
          order.push_back( static_cast<std::int32_t>( v ) );
      return order;
    }
  }

  int timedOtherwise( const std::map<std::int32_t, double> &told, const std::map<std::int32_t, double> &now )
  {
    constexpr double rounding = 0.11; // both may have been rounded to a tenth
    int count = 0;
    for ( const auto &[zone, minutes] : now )
      if ( const auto found = told.find( zone ); found != told.end() )
        count += std::abs( found->second - minutes ) > rounding ? 1 : 0;
    return count;
  }

  HandTimes::HandTimes( const PlanQuestion &question, const Progress &progress )
      : mQuestion( question ),
        mOrder( placed( question ) ),
        mPlace( question.visits.size(), -1 ),
        mTravel( question, mOrder, progress ),
        mSize( mTravel.matrix().size ),
        mMinutes( mTravel.takeMinutes() )
  {
    for ( std::size_t i = 0; i < mOrder.size(); ++i )
      mPlace[indexOf( mOrder[i] )] =
          static_cast<std::int32_t>( mTravel.placeOf( static_cast<std::int32_t>( i ) ) );
  }

  std::int32_t HandTimes::placeOf( std::int32_t visit ) const
  {
    return mPlace[indexOf( visit )];
  }

  std::string HandTimes::hindranceOf( std::int32_t visit ) const
  {
    const std::int32_t place = placeOf( visit );
    if ( place < 0 )
      return "it has no position, or no minutes at the door";
    if ( !mTravel.straight() )
    {
      const SnapStatus status = mTravel.snapped( indexOf( place ) ).status;
      if ( status == SnapStatus::TooFar )
        return "no street lies within 1 km of it";
      if ( status == SnapStatus::OnIsland )
        return "it lies on a street that is cut off from the others";
    }
    return {};
  }

  void HandTimes::requireReached( const HandPlan &plan, const std::string &remedy ) const
  {
    for ( const auto &[number, zone] : plan.zones() )
      for ( const std::int32_t visit : zone.stops )
        if ( const std::string hindrance = hindranceOf( visit ); !hindrance.empty() )
          throw InputError( "VISITS, row " + std::to_string( visit + 1 ) + ": it is in a zone, and " +
                            hindrance + "; " + remedy + "." );
  }

  double HandTimes::minutesOf( std::int32_t staging, const std::vector<std::int32_t> &stops ) const
  {
    double sum = 0;
    std::int32_t at = placeOfStaging( staging );
    for ( const std::int32_t visit : stops )
    {
      sum += minutes( at, placeOf( visit ) );
      at = placeOf( visit );
    }
    return mQuestion.returns && !stops.empty() ? sum + minutes( at, placeOfStaging( staging ) ) : sum;
  }

  DrivenRoute HandTimes::drive( const HandZone &zone ) const
  {
    std::vector<std::size_t> places{ indexOf( placeOfStaging( zone.staging ) ) };
    for ( const std::int32_t visit : zone.stops )
      places.push_back( indexOf( placeOf( visit ) ) );
    if ( mQuestion.returns && !zone.stops.empty() )
      places.push_back( places.front() );
    const bool hasTimes =
        std::any_of( zone.stops.begin(), zone.stops.end(),
                     [&]( std::int32_t visit ) { return mQuestion.visits[indexOf( visit )].times.any(); } );
    return driveThrough( mTravel, std::move( places ), mQuestion.returns, hasTimes );
  }

  double HandTimes::teamMinutes( const HandZone &zone ) const
  {
    const RosterTeam *team = mQuestion.roster ? mQuestion.roster->named( zone.team ) : nullptr;
    const double all =
        zone.shift < 0 ? mQuestion.teamMinutes : mQuestion.shifts[indexOf( zone.shift )].minutes;
    return team ? team->minutesOf( all ) : all;
  }

  std::int32_t HandTimes::visitsAtMost( const HandZone &zone ) const
  {
    const RosterTeam *team = mQuestion.roster ? mQuestion.roster->named( zone.team ) : nullptr;
    const std::int32_t own = team ? team->visitsAtMost.value_or( 0 ) : 0, all = mQuestion.visitsAtMost;
    return own > 0 && all > 0 ? std::min( own, all ) : std::max( own, all );
  }

  ZoneFigures HandTimes::figuresAnew( const HandZone &zone ) const
  {
    ZoneFigures figures;
    figures.zone = zone.number;
    figures.visits = static_cast<std::int32_t>( zone.stops.size() );
    const DrivenRoute route = drive( zone );
    double meters = 0;
    for ( const RoutePath &leg : route.legs )
      meters += leg.meters;
    figures.driving = route.minutes();
    figures.km = meters / 1000;
    std::vector<Door> doors;
    for ( const std::int32_t visit : zone.stops )
      doors.push_back(
          { &mQuestion.visits[indexOf( visit )].times, mQuestion.visits[indexOf( visit )].minutes } );
    const std::vector<StopTime> stops = timeStops( route, doors, leavesOf( mQuestion, zone.shift ) );
    figures.waiting = waitingOf( stops );
    for ( std::size_t i = 0; i < stops.size(); ++i )
    {
      const double missed = std::fabs( doors[i].times->missed( stops[i].begin ) );
      figures.missedBy += missed + doors[i].times->repeated( stops[i].begin );
      figures.missed += missed > MISSED_TOLD ? 1 : 0;
      figures.broken += missed > MISSED_TOLD && doors[i].times->must ? 1 : 0;
    }
    for ( const std::int32_t visit : zone.stops )
    {
      const PlanVisit &at = mQuestion.visits[indexOf( visit )];
      figures.doors += at.minutes;
      figures.students += std::max( at.students, 0 );
      for ( const std::string &language : at.languages )
        ++figures.languages[language];
    }
    const double over = figures.minutes() - teamMinutes( zone );
    figures.over = over > DRIVEN_ROUNDING ? over : 0;
    return figures;
  }

  const ZoneFigures &HandTimes::figures( const HandZone &zone )
  {
    constexpr std::size_t most = 20'000;
    if ( mKnown.size() > most )
      mKnown.clear();
    const std::tuple key{ zone.staging, zone.team, zone.shift, zone.stops };
    auto found = mKnown.find( key );
    if ( found == mKnown.end() )
      found = mKnown.emplace( key, figuresAnew( zone ) ).first;
    found->second.zone = zone.number;
    return found->second;
  }
}
