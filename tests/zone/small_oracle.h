// SPDX-License-Identifier: GPL-2.0-or-later
// An oracle of small plans that tries all of them: how many visits can be served, and by how many teams.
#pragma once
#include "zone/zone_problem.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <vector>

namespace doorstep::small_plans
{
  using Mask = std::uint32_t;

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
