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
#include <map>
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

  // Teams of a plan as a number: those of the last shift count most, all of them least.
  inline std::uint64_t rankOf( const std::vector<std::uint32_t> &teamsOfShift )
  {
    std::uint64_t rank = 0, all = 0;
    for ( std::size_t s = teamsOfShift.size(); s-- > 1; )
      rank = ( rank << 8 ) + teamsOfShift[s];
    for ( const std::uint32_t teams : teamsOfShift )
      all += teams;
    return ( rank << 8 ) + all;
  }

  class Oracle
  {
    public:
      explicit Oracle( const ZoneProblem &problem ) : mProblem( problem ), mAll( 1U << problem.visits.size() )
      {
        for ( const ZoneTeam &team : problem.teams )
          if ( !mTours.contains( team.leaves.value() ) )
            addTours( team.leaves.value() );
        if ( problem.teams.empty() )
          addTours( 0 );
        if ( problem.teams.empty() )
          partWithoutRoster();
        else
          partAmongTeams();
      }

      // Visits served at most, and the fewest and most teams, up to those asked for, that serve so many.
      int served = 0, fewest = 0, most = 0;
      std::uint64_t leastRank = 0; // of the teams that serve so many

    private:
      // Teams out, those out of each staging place with a limit, and those of each shift but the first: four
      // bits each.
      using Count = std::uint32_t;
      static constexpr std::uint32_t OF_SHIFTS = 16; // bits before them
      using Ways = std::vector<std::vector<Count>>;  // by the visits served

      std::size_t count() const { return mProblem.visits.size(); }

      void addTours( double leaves )
      {
        for ( std::size_t s = 0; s < mProblem.stagings.size(); ++s )
          mTours[leaves].push_back( tours( s, leaves ) );
      }

      const std::vector<std::vector<double>> &toursOf( int team ) const
      {
        return mTours.at( team < 0 ? 0 : mProblem.teams[static_cast<std::size_t>( team )].leaves.value() );
      }

      // Minutes of the shortest tour from s, leaving then, through each set of visits, doors included.
      std::vector<double> tours( std::size_t s, double leaves ) const
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
              least = leaves + static_cast<double>( mProblem.travel.at( s, first + v ) );
            for ( std::size_t u = 0; u < n; ++u )
              if ( rest >> u & 1U )
                least =
                    std::min( least, ending[rest * n + u] +
                                         static_cast<double>( mProblem.travel.at( first + u, first + v ) ) );
            least = times.must && least > times.latest
                        ? 1e9
                        : times.begin( least ) + mProblem.visits[v].service.value();
            const double back = mProblem.returns ? mProblem.travel.at( first + v, s ) : 0.0F;
            best[set] = std::min( best[set], least + back - leaves );
          }
        return best;
      }

      bool mayServe( Mask set, std::size_t s, int team ) const
      {
        const double minutes = toursOf( team )[s][set];
        if ( minutes > mProblem.budget.value() ||
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
          if ( minutes + goes.less.value() > mProblem.budget.value() ||
               ( visit.shifts != 0 && ( visit.shifts >> goes.shift & 1U ) == 0 ) ||
               ( goes.visitsAtMost > 0 && std::popcount( set ) > goes.visitsAtMost ) ||
               ( visit.languages & ~goes.languages ) != 0 ||
               ( visit.pinnedTeam >= 0 && visit.pinnedTeam != team ) ||
               ( goes.staging >= 0 && static_cast<std::size_t>( goes.staging ) != s ) )
            return false;
        }
        return true;
      }

      // One team more, from there; 0: none may leave.
      Count oneMore( Count out, std::size_t s, int team ) const
      {
        const std::uint32_t of =
            team < 0 ? 0
                     : static_cast<std::uint32_t>( mProblem.teams[static_cast<std::size_t>( team )].shift );
        if ( !mProblem.shiftTeams.empty() )
        {
          Count ofShift = of > 0 ? out >> ( OF_SHIFTS + 4 * ( of - 1 ) ) & 15U : out & 15U;
          for ( std::uint32_t later = 1; of == 0 && later < mProblem.shiftTeams.size(); ++later )
            ofShift -= out >> ( OF_SHIFTS + 4 * ( later - 1 ) ) & 15U;
          const auto limitOfShift = static_cast<Count>( mProblem.shiftTeams[of] );
          if ( limitOfShift > 0 && ofShift >= limitOfShift )
            return 0;
        }
        const auto limit = static_cast<Count>( mProblem.stagings[s].teamsAtMost );
        const std::uint32_t shift = 4 + 4 * static_cast<std::uint32_t>( s );
        if ( ( mProblem.teamCount > 0 && ( out & 15U ) >= static_cast<Count>( mProblem.teamCount ) ) ||
             ( limit > 0 && ( out >> shift & 15U ) >= limit ) )
          return 0;
        return out + 1 + ( limit > 0 ? 1U << shift : 0 ) +
               ( of > 0 ? 1U << ( OF_SHIFTS + 4 * ( of - 1 ) ) : 0 );
      }

      void extend( const std::vector<Count> &from, Mask route, int team, std::vector<Count> &to ) const
      {
        if ( from.empty() )
          return;
        for ( std::size_t s = 0; s < mProblem.stagings.size(); ++s )
          if ( mayServe( route, s, team ) )
            for ( const Count out : from )
              if ( const Count more = oneMore( out, s, team ); more > 0 )
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
            const std::uint64_t rank = rankOfCount( out );
            if ( visits > served )
            {
              leastRank = rank;
              served = visits;
              fewest = most = teams;
            }
            else if ( visits == served )
            {
              fewest = std::min( fewest, teams );
              leastRank = std::min( leastRank, rank );
              most = std::max( most, teams );
            }
          }
      }

      std::uint64_t rankOfCount( Count out ) const
      {
        std::vector<std::uint32_t> ofShift( std::max<std::size_t>( 1, mProblem.shiftTeams.size() ), 0 );
        ofShift[0] = out & 15U;
        for ( std::size_t s = 1; s < ofShift.size(); ++s )
        {
          ofShift[s] = out >> ( OF_SHIFTS + 4 * ( s - 1 ) ) & 15U;
          ofShift[0] -= ofShift[s];
        }
        return rankOf( ofShift );
      }

      const ZoneProblem &mProblem;
      Mask mAll;
      // By when teams leave, staging place and set of visits.
      std::map<double, std::vector<std::vector<double>>> mTours;
  };
}
