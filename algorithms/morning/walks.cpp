// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/walks.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr double NO_WALK = std::numeric_limits<double>::infinity();

    double minutesOfWalk( const WalkTo *walk )
    {
      return walk ? static_cast<double>( walk->minutes ) : NO_WALK;
    }
  }

  PlanWalks::PlanWalks( const WalkSettings &settings, WalkTimes times, std::size_t stagings,
                        std::vector<float> drive )
      : mSettings( settings ),
        mTimes( std::move( times ) ),
        mStagings( stagings ),
        mDrive( std::move( drive ) ),
        mSearched( mTimes.size() )
  {
    group();
  }

  double PlanWalks::thereAndBack( std::size_t from, std::size_t to ) const
  {
    const double twice = 2 * minutesOfWalk( walk( from, to ) );
    const double driven = drive( from, to ) + parking( to );
    if ( !( twice < driven ) )
      return NO_WALK;
    double farther = 0;
    for ( std::size_t next = 0; next < mTimes.size() && twice + farther < driven; ++next )
      if ( next != from && next != to && drive( to, next ) < NO_WALK )
        farther = std::max( farther, drive( from, next ) - drive( to, next ) );
    return twice + farther < driven ? twice + farther : NO_WALK;
  }

  // Groups by complete linkage: the nearest pair first, and only groups of which any two are in reach of each
  // other are joined.
  void PlanWalks::group()
  {
    struct Pair
    {
        float minutes = 0;
        std::uint32_t one = 0, other = 0;
        double there = NO_WALK, back = NO_WALK;
    };
    std::vector<Pair> pairs;
    for ( std::size_t a = mStagings; a < mTimes.size(); ++a )
      for ( const WalkTo &to : mTimes.from( a ) )
        if ( to.place > a )
        {
          const Pair pair{ to.minutes, static_cast<std::uint32_t>( a ), to.place, thereAndBack( a, to.place ),
                           thereAndBack( to.place, a ) };
          if ( std::min( pair.there, pair.back ) < NO_WALK )
            pairs.push_back( pair );
        }
    std::sort( pairs.begin(), pairs.end(),
               []( const Pair &a, const Pair &b )
               { return std::tie( a.minutes, a.one, a.other ) < std::tie( b.minutes, b.one, b.other ); } );
    std::vector<std::uint32_t> groupOf( mTimes.size() );
    std::iota( groupOf.begin(), groupOf.end(), 0U );
    std::vector<std::vector<std::uint32_t>> members( mTimes.size() );
    for ( std::uint32_t place = 0; place < members.size(); ++place )
      members[place] = { place };
    for ( const Pair &pair : pairs )
    {
      std::uint32_t keeps = groupOf[pair.one], goes = groupOf[pair.other];
      if ( keeps == goes )
        continue;
      const auto reaches = [&]( std::uint32_t place )
      {
        return std::all_of( members[goes].begin(), members[goes].end(),
                            [&]( std::uint32_t other ) { return walk( place, other ) != nullptr; } );
      };
      if ( !std::all_of( members[keeps].begin(), members[keeps].end(), reaches ) )
        continue;
      if ( members[keeps].size() < members[goes].size() )
        std::swap( keeps, goes );
      for ( const std::uint32_t place : members[goes] )
        groupOf[place] = keeps;
      members[keeps].insert( members[keeps].end(), members[goes].begin(), members[goes].end() );
      members[goes].clear();
    }
    for ( const Pair &pair : pairs )
      if ( groupOf[pair.one] == groupOf[pair.other] )
      {
        if ( pair.there < NO_WALK )
          mSearched[pair.one].push_back( { pair.other, static_cast<float>( pair.there ), 0 } );
        if ( pair.back < NO_WALK )
          mSearched[pair.other].push_back( { pair.one, static_cast<float>( pair.back ), 0 } );
      }
    for ( std::vector<WalkTo> &searched : mSearched )
      std::sort( searched.begin(), searched.end(),
                 []( const WalkTo &a, const WalkTo &b ) { return a.place < b.place; } );
  }

  bool PlanWalks::isWalkInSearch( std::size_t from, std::size_t to ) const
  {
    return std::binary_search( mSearched[from].begin(), mSearched[from].end(),
                               WalkTo{ static_cast<std::uint32_t>( to ), 0, 0 },
                               []( const WalkTo &a, const WalkTo &b ) { return a.place < b.place; } );
  }

  std::vector<float> PlanWalks::costs() const
  {
    const std::size_t size = mTimes.size();
    std::vector<float> costs = mDrive;
    for ( std::size_t from = 0; from < size; ++from )
    {
      for ( std::size_t to = mStagings; to < size; ++to )
        if ( to != from )
          costs[from * size + to] = static_cast<float>( drive( from, to ) + parking( to ) );
      for ( const WalkTo &searched : mSearched[from] )
        costs[from * size + searched.place] = searched.minutes;
    }
    return costs;
  }

  double PlanWalks::minutesOf( std::span<const std::size_t> places, bool returns,
                               std::span<const WalkLoop> loops ) const
  {
    double minutes = 0;
    std::size_t car = places.front();
    for ( const WalkLoop &loop : loops )
    {
      minutes += drive( car, places[loop.first] ) + parking( places[loop.first] );
      car = places[loop.first];
      for ( std::size_t stop = loop.first; stop < loop.last; ++stop )
        minutes += minutesOfWalk( walk( places[stop], places[stop + 1] ) );
      const bool isEnd = &loop == &loops.back() && !returns;
      if ( loop.first != loop.last && !isEnd )
        minutes += minutesOfWalk( walk( places[loop.last], car ) );
    }
    return returns && !loops.empty() ? minutes + drive( car, places.back() ) : minutes;
  }

  std::vector<WalkLoop> PlanWalks::chooseLoops( std::span<const std::size_t> places, bool returns,
                                                bool keepsTimes ) const
  {
    const std::size_t stops = places.size() - 1 - ( returns && places.size() > 1 ? 1 : 0 );
    std::vector<WalkLoop> loops;
    if ( keepsTimes )
    {
      for ( std::size_t stop = 1; stop <= stops; ++stop )
        if ( stop > 1 && isWalkInSearch( places[stop - 1], places[stop] ) )
          loops.back().last = stop;
        else
          loops.push_back( { stop, stop } );
      return loops;
    }
    // The least minutes by the loop that ends at a stop, up to the team's being back at the car; and the loop
    // before it, by its first stop.
    struct Ending
    {
        double minutes = NO_WALK;
        std::size_t first = 0, before = 0;
    };
    std::vector<std::vector<Ending>> endings( stops + 1 ); // by last stop
    endings[0].push_back( { 0, 0, 0 } );
    for ( std::size_t first = 1; first <= stops; ++first )
    {
      Ending reached{ NO_WALK, first, 0 };
      for ( std::size_t e = 0; e < endings[first - 1].size(); ++e )
        if ( const Ending &before = endings[first - 1][e];
             before.minutes + drive( places[before.first], places[first] ) < reached.minutes )
        {
          reached.minutes = before.minutes + drive( places[before.first], places[first] );
          reached.before = e;
        }
      reached.minutes += parking( places[first] );
      double walked = 0;
      for ( std::size_t last = first; last <= stops; ++last )
      {
        if ( last > first )
          walked += minutesOfWalk( walk( places[last - 1], places[last] ) );
        if ( walked == NO_WALK )
          break;
        const bool isEnd = last == stops && !returns;
        const double back = last == first || isEnd ? 0 : minutesOfWalk( walk( places[last], places[first] ) );
        if ( back < NO_WALK )
          endings[last].push_back( { reached.minutes + walked + back, first, reached.before } );
      }
    }
    std::size_t best = 0;
    double least = NO_WALK;
    for ( std::size_t e = 0; e < endings[stops].size(); ++e )
    {
      const Ending &ending = endings[stops][e];
      const double home = returns ? drive( places[ending.first], places.back() ) : 0;
      if ( ending.minutes + home < least )
      {
        least = ending.minutes + home;
        best = e;
      }
    }
    for ( std::size_t last = stops; last > 0; )
    {
      const Ending &ending = endings[last][best];
      loops.push_back( { ending.first, last } );
      last = ending.first - 1;
      best = ending.before;
    }
    std::reverse( loops.begin(), loops.end() );
    return loops;
  }
}
