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

  std::vector<DrivenRoute> drive( const ZonePlan &plan, bool returns, const PlanTravel &travel )
  {
    std::vector<DrivenRoute> routes;
    for ( const ZoneRoute &route : plan.routes )
    {
      DrivenRoute &driven = routes.emplace_back();
      driven.places.push_back( indexOf( route.staging ) );
      for ( const std::int32_t v : route.visits )
        driven.places.push_back( travel.placeOf( v ) );
      if ( returns && !route.visits.empty() )
        driven.places.push_back( driven.places.front() );
      driven.legs = travel.legs( driven.places );
    }
    return routes;
  }

  namespace
  {
    // Of the route that passes the budget by most, as it is driven. Routes that are over the time they were
    // searched for are so for visits that are pinned to them: less time would not mend that.
    double minutesOver( const DrivenPlan &found, double searched, double budget )
    {
      double over = 0;
      for ( std::size_t r = 0; r < found.routes.size(); ++r )
      {
        const ZoneRoute &route = found.plan.routes[r];
        const double doors = route.total.value() - route.travel.value();
        if ( route.total.value() <= searched + DRIVEN_ROUNDING )
          over = std::max( over, found.routes[r].minutes() + doors - budget );
      }
      return over;
    }
  }

  DrivenPlan solveAsDriven( ZoneProblem &problem, const SolveOptions &options, const PlanTravel &travel )
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
      found.routes = drive( found.plan, problem.returns, travel );
      const double over = minutesOver( found, problem.budget.value(), budget );
      problem.budget = Minutes{ budget };
      if ( round > 1 && found.plan.unserved.size() > best.plan.unserved.size() )
        return best;
      best = std::move( found );
      const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - start;
      best.secondsLeft = left.secondsAtMost = options.secondsAtMost - gone.count();
      if ( over <= DRIVEN_ROUNDING || round == most || best.plan.cut )
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
