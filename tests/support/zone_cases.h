// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up zone problems, and a check of a plan against every rule of its problem.
#pragma once
#include "base/error.h"
#include "base/random.h"
#include "zone/zone_problem.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace doorstep::zone_cases
{
  constexpr double MINUTES_PER_METER = 1.3 * 60 / 20000; // straight line x 1.3 at 20 km/h

  // Straight-line times between points, of which the first `stagings` are staging places.
  inline ZoneProblem at( const std::vector<Point> &points, std::size_t stagings = 1 )
  {
    ZoneProblem problem;
    problem.travel.size = points.size();
    for ( const Point &a : points )
      for ( const Point &b : points )
        problem.travel.minutes.push_back( static_cast<float>( distance( a, b ) * MINUTES_PER_METER ) );
    for ( std::size_t i = 0; i < points.size(); ++i )
      if ( i < stagings )
        problem.stagings.push_back( { points[i], 0 } );
      else
      {
        ZoneVisit visit;
        visit.position = points[i];
        problem.visits.push_back( visit );
      }
    return problem;
  }

  // Visits in clusters and in between within some kilometres of the staging places, with services of 8 to 20
  // minutes.
  inline ZoneProblem morning( std::int32_t visits, std::uint64_t seed, std::int32_t stagings = 1,
                              double reach = 5000 )
  {
    Random random( seed, 77 );
    const auto anywhere = [&] {
      return Point{ random.between( -reach, reach ), random.between( -reach, reach ) };
    };
    std::vector<Point> points, centers;
    for ( std::int32_t s = 0; s < stagings; ++s )
      points.push_back( stagings == 1 ? Point{} : anywhere() );
    for ( int i = 0; i < 8; ++i )
      centers.push_back( anywhere() );
    for ( std::int32_t v = 0; v < visits; ++v )
      if ( random.chance( 0.5 ) )
        points.push_back( anywhere() );
      else
      {
        const Point &center = centers[random.below( 8 )];
        const double spread = reach / 6;
        points.push_back(
            { center.x + random.between( -spread, spread ) + random.between( -spread, spread ),
              center.y + random.between( -spread, spread ) + random.between( -spread, spread ) } );
      }
    ZoneProblem problem = at( points, static_cast<std::size_t>( stagings ) );
    const double minutes[] = { 8, 10, 12, 15, 20 };
    for ( ZoneVisit &visit : problem.visits )
      visit.service = Minutes( minutes[random.below( 5 )] );
    return problem;
  }

  // Three staging places, a roster, languages, pins, pairs that must be apart, visits bound to a staging
  // place.
  inline ZoneProblem constrained( std::int32_t visits, std::uint64_t seed )
  {
    ZoneProblem problem = morning( visits, seed, 3 );
    Random random( seed, 99 );
    const std::int32_t teams = visits / 8 + 6;
    for ( std::int32_t t = 0; t < teams; ++t )
    {
      const std::uint64_t languages = 1U | ( t % 2 == 0 ? 2U : 0U ) | ( t % 5 < 2 ? 4U : 0U );
      problem.teams.push_back( { t % 4 == 3 ? -1 : ( t / 2 ) % 3, languages } );
    }
    problem.visitsAtMost = 14;
    for ( std::int32_t v = 0; v < visits; ++v )
    {
      ZoneVisit &visit = problem.visits[static_cast<std::size_t>( v )];
      visit.languages = random.chance( 0.2 ) ? 2 : random.chance( 0.1 ) ? 4 : 0;
      visit.apart = v % 10 < 2 ? v / 10 : -1;
      if ( v % 7 == 0 )
        visit.staging = static_cast<std::int32_t>( random.below( 3 ) );
      if ( v % 25 == 24 && visit.staging < 0 && visit.languages == 0 )
        visit.pinnedTeam = static_cast<std::int32_t>( random.below( static_cast<std::uint32_t>( teams ) ) );
      visit.code = std::to_string( random.next() );
    }
    return problem;
  }

  // The same problem with visit i being the earlier visit old[i].
  inline ZoneProblem permuted( const ZoneProblem &problem, const std::vector<std::int32_t> &old )
  {
    ZoneProblem result = problem;
    const std::size_t stagings = problem.stagings.size();
    const auto source = [&]( std::size_t p )
    { return p < stagings ? p : stagings + static_cast<std::size_t>( old[p - stagings] ); };
    for ( std::size_t i = 0; i < old.size(); ++i )
      result.visits[i] = problem.visits[static_cast<std::size_t>( old[i] )];
    for ( std::size_t a = 0; a < problem.travel.size; ++a )
      for ( std::size_t b = 0; b < problem.travel.size; ++b )
        result.travel.minutes[a * problem.travel.size + b] = problem.travel.at( source( a ), source( b ) );
    return result;
  }

  // What the plan breaks, in words; empty where it holds every rule.
  inline std::vector<std::string> problemsOf( const ZoneProblem &problem, const ZonePlan &plan )
  {
    std::vector<std::string> broken;
    std::vector<int> seen( problem.visits.size(), 0 );
    std::vector<int> teamUsed( problem.teams.size(), 0 ), stagingUsed( problem.stagings.size(), 0 );
    for ( const UnservedVisit &unserved : plan.unserved )
      ++seen[static_cast<std::size_t>( unserved.visit )];
    for ( const ZoneRoute &route : plan.routes )
    {
      if ( route.visits.empty() )
        broken.emplace_back( "an empty route" );
      ++stagingUsed[static_cast<std::size_t>( route.staging )];
      const ZoneTeam *team =
          problem.teams.empty() ? nullptr : &problem.teams[static_cast<std::size_t>( route.team )];
      if ( team && ++teamUsed[static_cast<std::size_t>( route.team )] > 1 )
        broken.emplace_back( "a team twice" );
      if ( team && team->staging >= 0 && team->staging != route.staging )
        broken.emplace_back( "a team at another staging place" );
      if ( team && team->visitsAtMost > 0 &&
           static_cast<std::int32_t>( route.visits.size() ) > team->visitsAtMost )
        broken.emplace_back( "too many visits for their team" );
      if ( problem.visitsAtMost > 0 &&
           static_cast<std::int32_t>( route.visits.size() ) > problem.visitsAtMost )
        broken.emplace_back( "too many visits" );
      const double leaves = team ? team->leaves.value() : 0;
      double minutes = leaves, waiting = 0;
      std::int64_t load = 0;
      auto last = static_cast<std::size_t>( route.staging );
      std::vector<std::int32_t> apart;
      for ( std::int32_t v : route.visits )
      {
        const ZoneVisit &visit = problem.visits[static_cast<std::size_t>( v )];
        const std::size_t here = problem.stagings.size() + static_cast<std::size_t>( v );
        minutes += static_cast<double>( problem.travel.at( last, here ) );
        const double begin = visit.times.begin( minutes );
        if ( visit.times.must && std::fabs( visit.times.missed( begin ) ) > 1e-6 )
          broken.emplace_back( "a visit at another time than it must be" );
        waiting += begin - minutes;
        minutes = begin + visit.service.value();
        load += visit.demand;
        last = here;
        ++seen[static_cast<std::size_t>( v )];
        if ( team && ( visit.languages & ~team->languages ) != 0 )
          broken.emplace_back( "a language that the team does not speak" );
        if ( team && visit.shifts != 0 && ( visit.shifts >> team->shift & 1U ) == 0 )
          broken.emplace_back( "a visit in a shift that may not have it" );
        if ( visit.staging >= 0 && visit.staging != route.staging )
          broken.emplace_back( "a visit from another staging place" );
        if ( visit.pinnedTeam >= 0 && visit.pinnedTeam != route.team )
          broken.emplace_back( "a pinned visit in another team" );
        if ( visit.apart >= 0 && std::find( apart.begin(), apart.end(), visit.apart ) != apart.end() )
          broken.emplace_back( "visits together that must be apart" );
        apart.push_back( visit.apart );
      }
      if ( problem.returns )
        minutes +=
            static_cast<double>( problem.travel.at( last, static_cast<std::size_t>( route.staging ) ) );
      minutes -= leaves;
      if ( minutes + ( team ? team->less.value() : 0 ) > problem.budget.value() + 1e-6 )
        broken.emplace_back( "over the budget" );
      if ( problem.capacity > 0 && load > problem.capacity )
        broken.emplace_back( "over the capacity" );
      if ( std::fabs( minutes - route.total.value() ) > 1e-6 )
        broken.emplace_back( "a wrong total" );
      if ( std::fabs( waiting - route.waiting.value() ) > 1e-6 )
        broken.emplace_back( "a wrong waiting" );
    }
    for ( std::size_t s = 0; s < stagingUsed.size(); ++s )
      if ( problem.stagings[s].teamsAtMost > 0 && stagingUsed[s] > problem.stagings[s].teamsAtMost )
        broken.emplace_back( "too many teams at a staging place" );
    for ( int times : seen )
      if ( times != 1 )
        broken.emplace_back( "a visit " + std::to_string( times ) + " times" );
    return broken;
  }

  // Few steps, which do for small plans.
  inline SolveOptions quick( std::int64_t steps = 4000, std::uint64_t seed = 1 )
  {
    SolveOptions options;
    options.steps = steps;
    options.seed = seed;
    return options;
  }

  inline std::vector<std::vector<std::int32_t>> routesOf( const ZonePlan &plan )
  {
    std::vector<std::vector<std::int32_t>> routes;
    for ( const ZoneRoute &route : plan.routes )
      routes.push_back( route.visits );
    return routes;
  }
}
