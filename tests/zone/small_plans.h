// SPDX-License-Identifier: GPL-2.0-or-later
// Small made-up plans with every rule.
#pragma once
#include "base/random.h"
#include "zone/zone_problem.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace doorstep::small_plans
{
  // Whole minutes on a small grid, so that many ways are equally long and some take no time at all; the
  // budget lies between whole minutes, so that rounding decides nothing.
  inline ZoneProblem draw( std::uint64_t seed )
  {
    Random random( seed, 501 );
    const bool roster = random.chance( 0.5 );
    const std::uint32_t visits = random.below( roster ? 8 : 11 ), stagings = 1 + random.below( 3 );
    ZoneProblem problem;
    std::vector<Point> points;
    const auto size = static_cast<std::int32_t>( 1 + random.below( 12 ) );
    const auto place = [&]
    {
      points.push_back( { 1.0 * random.below( static_cast<std::uint32_t>( size ) ),
                          1.0 * random.below( static_cast<std::uint32_t>( size ) ) } );
      return points.back();
    };
    for ( std::uint32_t s = 0; s < stagings; ++s )
      problem.stagings.push_back(
          { place(), random.chance( 0.4 ) ? static_cast<std::int32_t>( 1 + random.below( 2 ) ) : 0 } );
    const bool rules = random.chance( 0.6 );
    for ( std::uint32_t v = 0; v < visits; ++v )
    {
      ZoneVisit visit;
      visit.position = place();
      visit.service = Minutes( random.below( 12 ) );
      visit.languages = random.chance( 0.3 ) ? 1U << random.below( 2 ) : 0;
      if ( rules && random.chance( 0.2 ) )
        visit.staging = static_cast<std::int32_t>( random.below( stagings ) );
      if ( rules && random.chance( 0.3 ) )
        visit.apart = static_cast<std::int32_t>( random.below( 2 ) );
      problem.visits.push_back( visit );
    }
    for ( const Point &a : points )
      for ( const Point &b : points )
        problem.travel.minutes.push_back(
            static_cast<float>( std::fabs( a.x - b.x ) + std::fabs( a.y - b.y ) ) );
    problem.travel.size = points.size();
    problem.budget = Minutes( 10.5 + random.below( 60 ) );
    problem.returns = random.chance( 0.8 );
    problem.visitsAtMost = random.chance( 0.2 ) ? static_cast<std::int32_t>( 1 + random.below( 4 ) ) : 0;
    problem.teamCount = random.chance( 0.5 ) ? static_cast<std::int32_t>( random.below( 21 ) ) : 0;
    if ( !roster )
      return problem;
    const std::uint32_t teams = 1 + random.below( 5 );
    for ( std::uint32_t t = 0; t < teams; ++t )
      problem.teams.push_back(
          { random.chance( 0.5 ) ? static_cast<std::int32_t>( random.below( stagings ) ) : -1,
            random.below( 4 ) } );
    for ( ZoneVisit &visit : problem.visits )
      if ( rules && random.chance( 0.2 ) )
        visit.pinnedTeam = static_cast<std::int32_t>( random.below( teams ) );
    return problem;
  }

  // The same with times for some: rules, wishes, and when nobody was at home.
  inline ZoneProblem drawTimed( std::uint64_t seed )
  {
    ZoneProblem problem = draw( seed );
    Random random( seed, 502 );
    for ( ZoneVisit &visit : problem.visits )
    {
      if ( random.chance( 0.5 ) )
        continue;
      visit.times.must = random.chance( 0.7 );
      visit.times.earliest = random.chance( 0.7 ) ? random.below( 40 ) : 0;
      if ( random.chance( 0.6 ) )
        visit.times.latest = visit.times.earliest + random.below( 30 );
      if ( random.chance( 0.2 ) )
        visit.times.tried = { 1.0 * random.below( 60 ) };
    }
    return problem;
  }

  // The same with teams that have fewer minutes than others, some of them none.
  inline ZoneProblem drawUnequal( std::uint64_t seed )
  {
    ZoneProblem problem = seed % 3 == 0 ? drawTimed( seed ) : draw( seed );
    Random random( seed, 503 );
    for ( ZoneTeam &team : problem.teams )
      if ( random.chance( 0.6 ) )
        team.less = Minutes( random.between( 0, 1.1 ) * problem.budget.value() );
    return problem;
  }

  // The same with teams that make few visits.
  inline ZoneProblem drawFew( std::uint64_t seed )
  {
    ZoneProblem problem = drawUnequal( seed );
    Random random( seed, 505 );
    for ( ZoneTeam &team : problem.teams )
      if ( random.chance( 0.5 ) )
        team.visitsAtMost = static_cast<std::int32_t>( 1 + random.below( 4 ) );
    return problem;
  }

  // The same planned again: zones of an earlier plan for most visits, with or without their stops, a team of
  // the roster for some of the zones, and a later round's times.
  inline ZoneProblem drawAgain( std::uint64_t seed )
  {
    ZoneProblem problem = drawFew( seed );
    Random random( seed, 504 );
    const std::uint32_t zones = 1 + random.below( 4 );
    const bool ordered = random.chance( 0.7 );
    std::vector<std::int32_t> stops( zones, 0 );
    for ( ZoneVisit &visit : problem.visits )
      if ( random.chance( 0.8 ) )
      {
        const std::uint32_t zone = random.below( zones );
        visit.previousZone = static_cast<std::int32_t>( zone ) + 1;
        visit.previousStop = ordered ? ++stops[zone] : -1;
      }
    for ( std::size_t t = 0; t < problem.teams.size() && t < zones; ++t )
      if ( random.chance( 0.6 ) )
        problem.teams[t].previousZone = static_cast<std::int32_t>( t ) + 1;
    problem.changes = random.chance( 0.4 ) ? random.between( 0, 1 ) : 0;
    problem.compactness = random.chance( 0.3 ) ? 1 : 0.5;
    return problem;
  }

  // The same in two or three shifts: teams with clocks of their own, visits that some shifts may not have,
  // and limits on the teams of a shift. Where there was no roster, equal teams in each.
  inline ZoneProblem drawShifts( std::uint64_t seed )
  {
    ZoneProblem problem = seed % 2 == 0 ? drawTimed( seed ) : drawFew( seed );
    Random random( seed, 506 );
    problem.teamCount = 0;
    const std::uint32_t shifts = 2 + random.below( 2 );
    std::vector<double> leaves( shifts ), less( shifts );
    for ( std::uint32_t s = 0; s < shifts; ++s )
    {
      leaves[s] = random.chance( 0.8 ) ? random.below( 60 ) : 0;
      less[s] = random.chance( 0.5 ) ? random.between( 0, 0.6 ) * problem.budget.value() : 0;
      problem.shiftTeams.push_back( random.chance( 0.3 ) ? static_cast<std::int32_t>( 1 + random.below( 2 ) )
                                                         : 0 );
    }
    // Few enough for as many teams.
    const std::size_t places = problem.travel.size;
    problem.visits.resize( std::min<std::size_t>( problem.visits.size(), 7 ) );
    problem.travel.size = problem.stagings.size() + problem.visits.size();
    std::vector<float> minutes;
    for ( std::size_t a = 0; a < problem.travel.size; ++a )
      for ( std::size_t b = 0; b < problem.travel.size; ++b )
        minutes.push_back( problem.travel.minutes[a * places + b] );
    problem.travel.minutes = std::move( minutes );
    if ( problem.teams.empty() )
      problem.teams.resize( 1 + random.below( 3 ) );
    const std::vector<ZoneTeam> once = problem.teams;
    problem.teams.clear();
    for ( std::uint32_t s = 0; s < shifts; ++s )
      for ( ZoneTeam team : once )
      {
        if ( random.chance( 0.2 ) )
          continue;
        team.shift = static_cast<std::int32_t>( s );
        team.leaves = Minutes( leaves[s] );
        team.less = Minutes( std::max( team.less.value(), less[s] ) );
        problem.teams.push_back( team );
      }
    if ( problem.teams.empty() )
      problem.teams.resize( 1 );
    for ( ZoneVisit &visit : problem.visits )
    {
      visit.pinnedTeam = -1;
      visit.languages = once.front().languages == 0 ? 0 : visit.languages;
      if ( random.chance( 0.4 ) )
        visit.shifts = 1 + random.below( ( 1U << shifts ) - 1 );
    }
    return problem;
  }
}
