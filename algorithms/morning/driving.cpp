// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/driving.h"

#include "base/error.h"
#include "base/index.h"

#include <algorithm>
#include <chrono>

namespace doorstep
{
  double DrivenRoute::minutes() const
  {
    double sum = 0;
    for ( const RoutePath &leg : legs )
      sum += leg.minutes;
    return sum;
  }

  namespace
  {
    // The car from loop to loop, and on foot within each.
    void parkAndWalk( const PlanTravel &travel, bool returns, bool keepsTimes, DrivenRoute &route )
    {
      const PlanWalks &walks = *travel.walks();
      const std::vector<WalkLoop> loops = walks.chooseLoops( route.places, returns, keepsTimes );
      std::vector<std::size_t> car{ 0 }; // of the route's places
      for ( const WalkLoop &loop : loops )
        car.push_back( loop.first );
      if ( returns && !loops.empty() )
        car.push_back( route.places.size() - 1 );
      std::vector<std::size_t> stands;
      for ( const std::size_t at : car )
        stands.push_back( route.places[at] );
      std::vector<RoutePath> driven = travel.legs( stands );
      const auto walk = [&]( std::size_t from, std::size_t to, bool isBack )
      {
        RouteStretch stretch{ true, from,  to, travel.walkBetween( route.places[from], route.places[to] ),
                              0,    isBack };
        RoutePath &leg = route.legs[isBack ? from : to - 1];
        leg.minutes += stretch.path.minutes;
        if ( !isBack )
        {
          leg.found = true;
          leg.points = stretch.path.points;
        }
        route.stretches.push_back( std::move( stretch ) );
      };
      route.legs.resize( route.places.empty() ? 0 : route.places.size() - 1 );
      for ( std::size_t c = 0; c + 1 < car.size(); ++c )
      {
        const std::size_t to = car[c + 1];
        RouteStretch stretch{ false, car[c], to, std::move( driven[c] ), walks.parking( route.places[to] ),
                              false };
        RoutePath &leg = route.legs[to - 1];
        leg.found = stretch.path.found;
        leg.points = stretch.path.points;
        leg.minutes += stretch.path.minutes + stretch.parking;
        leg.meters = stretch.path.meters;
        route.stretches.push_back( std::move( stretch ) );
        if ( c >= loops.size() )
          continue;
        const WalkLoop &loop = loops[c];
        for ( std::size_t stop = loop.first; stop < loop.last; ++stop )
          walk( stop, stop + 1, false );
        if ( loop.first != loop.last && ( returns || c + 1 < loops.size() ) )
          walk( loop.last, loop.first, true );
      }
    }
  }

  DrivenRoute driveThrough( const PlanTravel &travel, std::vector<std::size_t> places, bool returns,
                            bool keepsTimes )
  {
    DrivenRoute route;
    route.places = std::move( places );
    if ( travel.walks() )
      parkAndWalk( travel, returns, keepsTimes, route );
    else
      route.legs = travel.legs( route.places );
    return route;
  }

  std::vector<DrivenRoute> drive( const ZonePlan &plan, const ZoneProblem &problem, const PlanTravel &travel )
  {
    std::vector<DrivenRoute> routes;
    for ( const ZoneRoute &route : plan.routes )
    {
      std::vector<std::size_t> places{ indexOf( route.staging ) };
      for ( const std::int32_t v : route.visits )
        places.push_back( travel.placeOf( v ) );
      if ( problem.returns && !route.visits.empty() )
        places.push_back( places.front() );
      const bool hasTimes =
          std::any_of( route.visits.begin(), route.visits.end(),
                       [&]( std::int32_t v ) { return problem.visits[indexOf( v )].times.any(); } );
      routes.push_back( driveThrough( travel, std::move( places ), problem.returns, hasTimes ) );
    }
    return routes;
  }

  std::vector<StopTime> timeStops( const DrivenRoute &route, const std::vector<Door> &doors, double leaves )
  {
    std::vector<StopTime> stops;
    double clock = leaves;
    for ( std::size_t i = 0; i < doors.size(); ++i )
    {
      clock += route.legs[i].minutes;
      stops.push_back( { clock, doors[i].times->begin( clock ) } );
      clock = stops.back().begin + doors[i].minutes;
    }
    return stops;
  }

  double waitingOf( const std::vector<StopTime> &stops )
  {
    double sum = 0;
    for ( const StopTime &stop : stops )
      sum += stop.begin - stop.there;
    return sum;
  }

  namespace
  {
    using Times = std::vector<VisitTimes>; // of the problem's visits

    Times timesOf( const ZoneProblem &problem )
    {
      Times times;
      for ( const ZoneVisit &visit : problem.visits )
        times.push_back( visit.times );
      return times;
    }

    std::vector<StopTime> timed( const ZoneRoute &route, const DrivenRoute &driven,
                                 const ZoneProblem &problem, const Times &times )
    {
      std::vector<Door> doors;
      for ( const std::int32_t v : route.visits )
        doors.push_back( { &times[indexOf( v )], problem.visits[indexOf( v )].service.value() } );
      return timeStops( driven, doors, leavesOf( route, problem ) );
    }

    // Of the route that passes the budget by most, as it is driven. Routes that are over the time they were
    // searched for are so for visits that are pinned to them: less time would not mend that.
    double minutesOver( const DrivenPlan &found, const ZoneProblem &problem, const Times &times,
                        double budget )
    {
      double over = 0;
      for ( std::size_t r = 0; r < found.routes.size(); ++r )
      {
        const ZoneRoute &route = found.plan.routes[r];
        const double doors = route.total.value() - route.travel.value() - route.waiting.value();
        const double waiting = waitingOf( timed( route, found.routes[r], problem, times ) );
        const double less = lessOf( route, problem );
        if ( route.total.value() + less <= problem.budget.value() + DRIVEN_ROUNDING )
          over = std::max( over, found.routes[r].minutes() + doors + waiting + less - budget );
      }
      return over;
    }

    // Asks for visits that begin later than they must to begin sooner, by as much. Whether there are any.
    bool hurry( ZoneProblem &problem, const DrivenPlan &found, const Times &times )
    {
      bool any = false;
      for ( std::size_t r = 0; r < found.routes.size(); ++r )
      {
        const ZoneRoute &route = found.plan.routes[r];
        const std::vector<StopTime> stops = timed( route, found.routes[r], problem, times );
        for ( std::size_t i = 0; i < stops.size(); ++i )
        {
          const std::size_t v = indexOf( route.visits[i] );
          const double late = stops[i].begin - times[v].latest;
          if ( !times[v].must || late <= DRIVEN_ROUNDING )
            continue;
          problem.visits[v].times.latest -= late;
          any = true;
        }
      }
      return any;
    }

    // A rule is not broken: the first visit of a route that begins later than it must is left out, and the
    // route driven without it, until none does.
    void leaveOutLate( const ZoneProblem &problem, const Times &times, const PlanTravel &travel,
                       DrivenPlan &found )
    {
      for ( std::size_t r = 0; r < found.routes.size(); )
      {
        ZoneRoute &route = found.plan.routes[r];
        const std::vector<StopTime> stops = timed( route, found.routes[r], problem, times );
        std::size_t late = 0;
        while ( late < stops.size() &&
                !( times[indexOf( route.visits[late] )].must &&
                   stops[late].begin > times[indexOf( route.visits[late] )].latest + DRIVEN_ROUNDING ) )
          ++late;
        if ( late == stops.size() )
        {
          ++r;
          continue;
        }
        found.plan.unserved.push_back( { route.visits[late], UnservedReason::OutOfTime } );
        const double less = problem.visits[indexOf( route.visits[late] )].service.value();
        route.total = Minutes{ route.total.value() - less };
        route.visits.erase( route.visits.begin() + static_cast<std::ptrdiff_t>( late ) );
        if ( route.visits.empty() )
        {
          found.plan.routes.erase( found.plan.routes.begin() + static_cast<std::ptrdiff_t>( r ) );
          found.routes.erase( found.routes.begin() + static_cast<std::ptrdiff_t>( r ) );
          continue;
        }
        ZonePlan one;
        one.routes.push_back( route );
        found.routes[r] = drive( one, problem, travel ).front();
      }
    }

    DrivenPlan solveWithin( ZoneProblem &problem, const Times &times, const SolveOptions &options,
                            const PlanTravel &travel )
    {
      constexpr int most = 3;
      const auto start = std::chrono::steady_clock::now();
      SolveOptions left = options;
      const double budget = problem.budget.value();
      double less = 0;
      DrivenPlan best;
      for ( int round = 1;; ++round )
      {
        DrivenPlan found;
        found.plan = solveZones( problem, left );
        if ( found.plan.cancelled )
          throw Cancelled();
        found.routes = drive( found.plan, problem, travel );
        const double over = minutesOver( found, problem, times, budget );
        problem.budget = Minutes{ budget };
        if ( round > 1 && found.plan.unserved.size() > best.plan.unserved.size() )
          return best;
        best = std::move( found );
        const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - start;
        best.secondsLeft = left.secondsAtMost = options.secondsAtMost - gone.count();
        const bool isLate = hurry( problem, best, times );
        if ( ( over <= DRIVEN_ROUNDING && !isLate ) || round == most || best.plan.cut )
          return best;
        if ( left.secondsAtMost < 0.1 * options.secondsAtMost )
        {
          best.plan.cut = true;
          return best;
        }
        less += over;
        problem.budget = Minutes{ budget - less };
      }
    }
  }

  DrivenPlan solveAsDriven( ZoneProblem &problem, const SolveOptions &options, const PlanTravel &travel )
  {
    const Times times = timesOf( problem );
    DrivenPlan plan = solveWithin( problem, times, options, travel );
    for ( std::size_t v = 0; v < times.size(); ++v )
      problem.visits[v].times = times[v];
    leaveOutLate( problem, times, travel, plan );
    return plan;
  }
}
