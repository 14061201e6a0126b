// SPDX-License-Identifier: GPL-2.0-or-later
// Small made-up plans with every rule, and an oracle that tries all of them: how many visits can be served,
// and by how many teams.
#pragma once
#include "base/random.h"
#include "zone/zone_problem.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace doorstep::small_plans
{
  using Mask = std::uint32_t;

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

  class Oracle
  {
    public:
      explicit Oracle( const ZoneProblem &problem ) : mProblem( problem ), mAll( 1U << problem.visits.size() )
      {
        for ( std::size_t s = 0; s < problem.stagings.size(); ++s )
          mTours.push_back( tours( s ) );
        if ( problem.teams.empty() )
          partWithoutRoster();
        else
          partAmongTeams();
      }

      // Visits served at most, and the fewest and most teams, up to those asked for, that serve so many.
      int served = 0, fewest = 0, most = 0;

    private:
      // Teams out, and those out of each staging place with a limit: four bits each.
      using Count = std::uint32_t;
      using Ways = std::vector<std::vector<Count>>; // by the visits served

      std::size_t count() const { return mProblem.visits.size(); }

      // Minutes of the shortest tour from s through each set of visits, doors included.
      std::vector<double> tours( std::size_t s ) const
      {
        const std::size_t n = count(), first = mProblem.stagings.size();
        std::vector<double> best( mAll, 1e9 ), ending( mAll * std::max<std::size_t>( n, 1 ), 1e9 );
        best[0] = 0;
        for ( Mask set = 1; set < mAll; ++set )
          for ( std::size_t v = 0; v < n; ++v )
          {
            if ( !( set >> v & 1U ) )
              continue;
            const Mask rest = set & ~( Mask{ 1 } << v );
            double &least = ending[set * n + v];
            const VisitTimes &times = mProblem.visits[v].times;
            if ( rest == 0 )
              least = mProblem.travel.at( s, first + v );
            for ( std::size_t u = 0; u < n; ++u )
              if ( rest >> u & 1U )
                least =
                    std::min( least, ending[rest * n + u] +
                                         static_cast<double>( mProblem.travel.at( first + u, first + v ) ) );
            least = times.must && least > times.latest
                        ? 1e9
                        : times.begin( least ) + mProblem.visits[v].service.value();
            const double back = mProblem.returns ? mProblem.travel.at( first + v, s ) : 0.0F;
            best[set] = std::min( best[set], least + back );
          }
        return best;
      }

      bool mayServe( Mask set, std::size_t s, int team ) const
      {
        if ( mTours[s][set] > mProblem.budget.value() ||
             ( mProblem.visitsAtMost > 0 && std::popcount( set ) > mProblem.visitsAtMost ) )
          return false;
        Mask marks = 0;
        for ( std::size_t v = 0; v < count(); ++v )
        {
          if ( !( set >> v & 1U ) )
            continue;
          const ZoneVisit &visit = mProblem.visits[v];
          if ( visit.staging >= 0 && static_cast<std::size_t>( visit.staging ) != s )
            return false;
          if ( visit.apart >= 0 && ( marks >> visit.apart & 1U ) )
            return false;
          marks |= visit.apart >= 0 ? 1U << visit.apart : 0;
          if ( team < 0 )
            continue;
          const ZoneTeam &goes = mProblem.teams[static_cast<std::size_t>( team )];
          if ( mTours[s][set] + goes.less.value() > mProblem.budget.value() ||
               ( goes.visitsAtMost > 0 && std::popcount( set ) > goes.visitsAtMost ) ||
               ( visit.languages & ~goes.languages ) != 0 ||
               ( visit.pinnedTeam >= 0 && visit.pinnedTeam != team ) ||
               ( goes.staging >= 0 && static_cast<std::size_t>( goes.staging ) != s ) )
            return false;
        }
        return true;
      }

      // One team more, from there; 0: none may leave.
      Count oneMore( Count out, std::size_t s ) const
      {
        const auto limit = static_cast<Count>( mProblem.stagings[s].teamsAtMost );
        const std::uint32_t shift = 4 + 4 * static_cast<std::uint32_t>( s );
        if ( ( mProblem.teamCount > 0 && ( out & 15U ) >= static_cast<Count>( mProblem.teamCount ) ) ||
             ( limit > 0 && ( out >> shift & 15U ) >= limit ) )
          return 0;
        return out + 1 + ( limit > 0 ? 1U << shift : 0 );
      }

      void extend( const std::vector<Count> &from, Mask route, int team, std::vector<Count> &to ) const
      {
        if ( from.empty() )
          return;
        for ( std::size_t s = 0; s < mTours.size(); ++s )
          if ( mayServe( route, s, team ) )
            for ( const Count out : from )
              if ( const Count more = oneMore( out, s ); more > 0 )
                to.push_back( more );
      }

      static void tidy( std::vector<Count> &ways )
      {
        std::sort( ways.begin(), ways.end() );
        ways.erase( std::unique( ways.begin(), ways.end() ), ways.end() );
      }

      void partWithoutRoster()
      {
        Ways ways( mAll );
        ways[0] = { 0 };
        for ( Mask set = 1; set < mAll; ++set )
        {
          const Mask first = set & ( ~set + 1 ), others = set & ~first;
          for ( Mask with = others;; with = ( with - 1 ) & others )
          {
            extend( ways[others & ~with], with | first, -1, ways[set] );
            if ( with == 0 )
              break;
          }
          tidy( ways[set] );
        }
        conclude( ways );
      }

      void partAmongTeams()
      {
        Ways ways( mAll );
        ways[0] = { 0 };
        for ( std::size_t t = 0; t < mProblem.teams.size(); ++t )
        {
          Ways next = ways;
          for ( Mask set = 1; set < mAll; ++set )
          {
            for ( Mask route = set; route > 0; route = ( route - 1 ) & set )
              extend( ways[set & ~route], route, static_cast<int>( t ), next[set] );
            tidy( next[set] );
          }
          ways = std::move( next );
        }
        conclude( ways );
      }

      void conclude( const Ways &ways )
      {
        for ( Mask set = 0; set < mAll; ++set )
          for ( const Count out : ways[set] )
          {
            const int visits = std::popcount( set ), teams = static_cast<int>( out & 15U );
            if ( visits > served )
            {
              served = visits;
              fewest = most = teams;
            }
            else if ( visits == served )
            {
              fewest = std::min( fewest, teams );
              most = std::max( most, teams );
            }
          }
      }

      const ZoneProblem &mProblem;
      Mask mAll;
      std::vector<std::vector<double>> mTours; // by staging place and set of visits
  };
}
