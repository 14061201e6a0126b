// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/what_if.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // Of a cell: a step takes the longer, the more visits there are to be put somewhere.
    std::int64_t stepsFor( std::size_t visits )
    {
      constexpr std::int64_t most = 20000, least = 1000, all = 1500000;
      return std::clamp( all / static_cast<std::int64_t>( std::max<std::size_t>( visits, 1 ) ), least, most );
    }

    // Three fewer and three more, further apart where there are many.
    std::vector<std::int32_t> teamsAround( std::int32_t teams )
    {
      const std::int32_t step = std::max( 1, static_cast<std::int32_t>( std::lround( 0.08 * teams ) ) );
      std::vector<std::int32_t> numbers;
      for ( std::int32_t k = -3; k <= 3; ++k )
        if ( teams + k * step > 0 )
          numbers.push_back( teams + k * step );
      return numbers;
    }

    std::vector<double> minutesAround( double budget )
    {
      std::vector<double> minutes;
      for ( const double share : { 0.75, 0.875, 1.0, 1.125, 1.25 } )
        minutes.push_back( share == 1 ? budget : std::max( 5.0, 5 * std::round( share * budget / 5 ) ) );
      minutes.erase( std::unique( minutes.begin(), minutes.end() ), minutes.end() );
      return minutes;
    }

    void freeOfLimits( ZoneProblem &problem )
    {
      problem.teams.clear();
      problem.compactness = 0;
      problem.travelAlone = false;
      for ( ZoneStaging &staging : problem.stagings )
        staging.teamsAtMost = 0;
      for ( ZoneVisit &visit : problem.visits )
      {
        visit.pinnedTeam = -1;
        visit.previousZone = -1;
      }
    }

    std::int32_t servedBy( const ZonePlan &plan )
    {
      std::size_t served = 0;
      for ( const ZoneRoute &route : plan.routes )
        served += route.visits.size();
      return static_cast<std::int32_t>( served );
    }
  }

  WhatIf whatIf( ZoneProblem problem, const ZonePlan &found, const SolveOptions &options )
  {
    const auto start = std::chrono::steady_clock::now();
    WhatIf grid;
    grid.visits = static_cast<std::int32_t>( problem.visits.size() );
    const double budget = problem.budget.value();
    const auto planned = static_cast<std::int32_t>( found.routes.size() );
    grid.teams = teamsAround( planned );
    grid.minutes = minutesAround( budget );
    grid.served.assign( grid.teams.size() * grid.minutes.size(), -1 );
    freeOfLimits( problem );
    for ( std::size_t row = 0; row < grid.minutes.size(); ++row )
      for ( std::size_t column = 0; column < grid.teams.size(); ++column )
      {
        std::int32_t &cell = grid.served[row * grid.teams.size() + column];
        // What fewer teams or minutes serve, these do too.
        if ( column > 0 )
          cell = std::max( cell, ( &cell )[-1] );
        if ( row > 0 )
          cell = std::max( cell, grid.served[( row - 1 ) * grid.teams.size() + column] );
        if ( grid.minutes[row] >= budget && grid.teams[column] >= planned )
          cell = std::max( cell, servedBy( found ) );
        const std::chrono::duration<double> gone = std::chrono::steady_clock::now() - start;
        if ( cell == grid.visits || gone.count() >= options.secondsAtMost )
          continue;
        problem.budget = Minutes{ grid.minutes[row] };
        problem.teamCount = grid.teams[column];
        SolveOptions quick;
        quick.seed = options.seed;
        quick.steps = stepsFor( problem.visits.size() );
        quick.advises = false;
        quick.progress = options.progress;
        const ZonePlan plan = solveZones( problem, quick );
        if ( plan.cancelled )
          throw Cancelled();
        cell = std::max( cell, servedBy( plan ) );
      }
    return grid;
  }
}
