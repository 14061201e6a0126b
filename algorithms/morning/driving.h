// Routes as they are driven. The matrix that zones are searched with counts U-turns at stops as a mean; a
// route's legs, timed together, have them where they happen, and may so be some seconds longer or shorter.
#pragma once
#include "morning/travel.h"
#include "zone/zone_problem.h"

#include <vector>

namespace doorstep
{
  constexpr double DRIVEN_ROUNDING = 1e-6; // minutes

  struct DrivenRoute
  {
      std::vector<std::size_t> places; // with the staging place at the end where teams return
      std::vector<RoutePath> legs;
      double minutes() const; // of driving
  };

  // The plan's routes, in its order.
  std::vector<DrivenRoute> drive( const ZonePlan &plan, bool returns, const PlanTravel &travel );

  struct DrivenPlan
  {
      ZonePlan plan;
      std::vector<DrivenRoute> routes;
      double secondsLeft = 0; // of those there were
  };

  // A plan that holds the budget as it is driven: where a route passes it, zones are searched for again with
  // as much less, three times in all, as long as that leaves no more visits unserved. Throws Cancelled.
  DrivenPlan solveAsDriven( ZoneProblem &problem, const SolveOptions &options, const PlanTravel &travel );
}
