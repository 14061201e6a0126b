// SPDX-License-Identifier: GPL-2.0-or-later
// Routes as they are driven, and walked. The matrix that zones are searched with counts U-turns at stops as a
// mean; a route's legs, timed together, have them where they happen, and may so be some seconds longer or
// shorter.
#pragma once
#include "morning/travel.h"
#include "zone/zone_problem.h"

#include <vector>

namespace doorstep
{
  constexpr double DRIVEN_ROUNDING = 1e-6; // minutes

  // A part of a route that is driven or walked at one go.
  struct RouteStretch
  {
      bool onFoot = false;
      std::size_t from = 0, to = 0; // of the route's places
      RoutePath path;               // its minutes are those of travel alone
      double parking = 0;           // minutes of it at the end
      bool isBack = false;          // on foot to the car
  };

  struct DrivenRoute
  {
      std::vector<std::size_t> places; // with the staging place at the end where teams return
      // From place to place, whatever is driven or walked between; metres are those driven.
      std::vector<RoutePath> legs;
      // In their order, where teams walk; empty: all legs are driven.
      std::vector<RouteStretch> stretches;
      double minutes() const; // of travel
  };

  // The route through these places. `keepsTimes`: visits of it have times of their own.
  DrivenRoute driveThrough( const PlanTravel &travel, std::vector<std::size_t> places, bool returns,
                            bool keepsTimes );

  // A visit on a route: when the team is there, and when the visit begins.
  struct Door
  {
      const VisitTimes *times = nullptr;
      double minutes = 0;
  };
  struct StopTime
  {
      double there = 0, begin = 0; // minutes after the start
  };
  // leaves: when its team does.
  std::vector<StopTime> timeStops( const DrivenRoute &route, const std::vector<Door> &doors, double leaves );
  // Minutes that the team waits, in all.
  double waitingOf( const std::vector<StopTime> &stops );

  // What the route's team has less than others.
  inline double lessOf( const ZoneRoute &route, const ZoneProblem &problem )
  {
    return route.team < 0 ? 0 : problem.teams[static_cast<std::size_t>( route.team )].less.value();
  }

  // When it leaves, in minutes of the visits' times.
  inline double leavesOf( const ZoneRoute &route, const ZoneProblem &problem )
  {
    return route.team < 0 ? 0 : problem.teams[static_cast<std::size_t>( route.team )].leaves.value();
  }

  // The plan's routes, in its order.
  std::vector<DrivenRoute> drive( const ZonePlan &plan, const ZoneProblem &problem,
                                  const PlanTravel &travel );

  struct DrivenPlan
  {
      ZonePlan plan;
      std::vector<DrivenRoute> routes;
      double secondsLeft = 0; // of those there were
  };

  // A plan that holds the budget as it is driven: where a route passes it, zones are searched for again with
  // as much less, three times in all, as long as that leaves no more visits unserved; the same where a visit
  // begins later than it must. What then still does is left out. Throws Cancelled.
  DrivenPlan solveAsDriven( ZoneProblem &problem, const SolveOptions &options, const PlanTravel &travel );
}
