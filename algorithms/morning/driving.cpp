#include "morning/driving.h"

#include "base/error.h"
#include "base/index.h"

#include <algorithm>

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

  DrivenPlan solveAsDriven( const ZoneProblem &problem, const SolveOptions &options,
                            const PlanTravel &travel )
  {
    constexpr int most = 3;
    ZoneProblem tighter = problem;
    DrivenPlan best;
    for ( int round = 1;; ++round )
    {
      DrivenPlan found;
      found.plan = solveZones( tighter, options );
      if ( found.plan.cancelled )
        throw Cancelled();
      found.routes = drive( found.plan, problem.returns, travel );
      double over = 0;
      for ( std::size_t r = 0; r < found.routes.size(); ++r )
      {
        const ZoneRoute &route = found.plan.routes[r];
        if ( route.total.value() > tighter.budget.value() + DRIVEN_ROUNDING )
          continue; // over its time for the visits that are pinned to it, and less time would not mend that
        const double doors = route.total.value() - route.travel.value();
        over = std::max( over, found.routes[r].minutes() + doors - problem.budget.value() );
      }
      if ( round > 1 && found.plan.unserved.size() > best.plan.unserved.size() )
        return best;
      best = std::move( found );
      if ( over <= DRIVEN_ROUNDING || round == most || best.plan.cut )
        return best;
      tighter.budget = Minutes{ tighter.budget.value() - over };
    }
  }
}
