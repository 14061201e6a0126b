// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_model.h"

#include "base/error.h"
#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr double TICK_SLACK = 1e-9; // of a minute's rounding on the way here

    void check( const ZoneProblem &problem )
    {
      const std::size_t places = problem.stagings.size() + problem.visits.size();
      if ( problem.stagings.empty() )
        throw InputError( "There is no staging place; add at least one for teams to leave from." );
      if ( problem.travel.size != places || problem.travel.minutes.size() != places * places )
        throw InputError(
            "The travel times do not match the staging places and visits; compute them again." );
      for ( float minutes : problem.travel.minutes )
        if ( !( minutes >= 0 ) )
          throw InputError( "A travel time is negative or not a number; check the speeds of the streets." );
      if ( !( problem.budget.value() > 0 ) )
        throw InputError( "A team's minutes must be over 0." );
      if ( problem.teamCount < 0 || problem.visitsAtMost < 0 || problem.capacity < 0 )
        throw InputError( "The number of teams, visits at most and capacity must not be negative." );
      const auto stagings = static_cast<std::int32_t>( problem.stagings.size() );
      const auto teams = static_cast<std::int32_t>( problem.teams.size() );
      for ( std::size_t i = 0; i < problem.visits.size(); ++i )
      {
        const ZoneVisit &visit = problem.visits[i];
        const std::string row = "Visits, row " + std::to_string( i + 1 );
        if ( !( visit.service.value() >= 0 ) || !std::isfinite( visit.service.value() ) || visit.demand < 0 )
          throw InputError( row + ": the minutes at the door must be 0 or more." );
        if ( visit.staging >= stagings )
          throw InputError( row + ": its staging place is not among the staging places." );
        if ( visit.pinnedTeam >= teams )
          throw InputError( row + ": the team that it is pinned to is not in the roster." );
        if ( std::isnan( visit.times.earliest ) || std::isnan( visit.times.latest ) )
          throw InputError( row + ": a time at which it may begin is not a number." );
        if ( !std::isfinite( visit.position.x ) || !std::isfinite( visit.position.y ) )
          throw InputError( row + ": it has no position." );
      }
      for ( const ZoneTeam &team : problem.teams )
        if ( team.visitsAtMost < 0 )
          throw InputError( "A team's visits at most must not be negative." );
        else if ( team.shift < 0 || team.shift >= shiftsOf( problem ) )
          throw InputError( "A team's shift is none of the shifts." );
      for ( std::size_t i = 0; i < problem.teams.size(); ++i )
        if ( problem.teams[i].staging >= stagings )
          throw InputError( "Roster, row " + std::to_string( i + 1 ) +
                            ": the team's staging place is not among the staging places." );
    }
  }

  ZoneModel::ZoneModel( const ZoneProblem &problem )
  {
    check( problem );
    readStagings( problem );
    readVisits( problem );
    scaleTicks( problem );
    readTimes( problem );
    readWishes( problem );
    timeAlone( problem );
    findNeighbours();
  }

  void ZoneModel::readStagings( const ZoneProblem &problem )
  {
    stagings = static_cast<std::int32_t>( problem.stagings.size() );
    stagingOrder.resize( problem.stagings.size() );
    std::iota( stagingOrder.begin(), stagingOrder.end(), 0 );
    const auto key = [&]( std::int32_t s )
    {
      const ZoneStaging &staging = problem.stagings[indexOf( s )];
      return std::make_tuple( staging.position.x, staging.position.y, staging.teamsAtMost );
    };
    std::stable_sort( stagingOrder.begin(), stagingOrder.end(),
                      [&]( auto a, auto b ) { return key( a ) < key( b ); } );
    stagingOf.resize( stagingOrder.size() );
    for ( const PlaceId s : stagingOrder.ids() )
      stagingOf[indexOf( stagingOrder[s] )] = s;
  }

  void ZoneModel::readVisits( const ZoneProblem &problem )
  {
    places = stagings + static_cast<std::int32_t>( problem.visits.size() );
    std::vector<std::int32_t> sorted( problem.visits.size() );
    std::iota( sorted.begin(), sorted.end(), 0 );
    const auto key = [&]( std::int32_t i )
    {
      const ZoneVisit &v = problem.visits[indexOf( i )];
      return std::make_tuple( v.position.x, v.position.y, v.service.value(), v.languages,
                              v.staging < 0 ? -1 : stagingOf[indexOf( v.staging )], v.pinnedTeam, v.apart,
                              v.previousZone, v.demand, v.times.earliest, v.times.latest, v.shifts,
                              std::cref( v.code ) );
    };
    std::stable_sort( sorted.begin(), sorted.end(), [&]( auto a, auto b ) { return key( a ) < key( b ); } );
    order.assign( indexOf( stagings ), -1 );
    order.insert( order.end(), sorted.begin(), sorted.end() );
    placeOf.resize( sorted.size() );
    const std::size_t count = indexOf( places );
    position.resize( count );
    service.assign( count, 0 );
    demand.assign( count, 0 );
    languages.assign( count, 0 );
    onlyStaging.assign( count, PlaceId() );
    pinnedTeam.assign( count, -1 );
    apart.assign( count, -1 );
    shifts.assign( count, ~std::uint64_t{ 0 } );
    previousShift.assign( count, -1 );
    previousZone.assign( count, -1 );
    previousStop.assign( count, -1 );
    constrained = !problem.teams.empty();
    for ( const PlaceId s : stagingPlaces() )
      position[s] = problem.stagings[indexOf( stagingOrder[s] )].position;
    for ( const PlaceId p : visitPlaces() )
    {
      const ZoneVisit &visit = problem.visits[indexOf( order[p] )];
      placeOf[indexOf( order[p] )] = p;
      position[p] = visit.position;
      demand[p] = visit.demand;
      languages[p] = problem.teams.empty() ? 0 : visit.languages;
      onlyStaging[p] = visit.staging < 0 ? PlaceId() : stagingOf[indexOf( visit.staging )];
      pinnedTeam[p] = visit.pinnedTeam;
      apart[p] = visit.apart;
      shifts[p] = visit.shifts == 0 || problem.teams.empty() ? ~std::uint64_t{ 0 } : visit.shifts;
      previousShift[p] = visit.previousShift;
      previousZone[p] = visit.previousZone;
      previousStop[p] = visit.previousStop;
      constrained = constrained || visit.staging >= 0 || visit.apart >= 0;
    }
    capacity = problem.capacity > 0 ? problem.capacity : NO_LIMIT;
    visitsAtMost = problem.visitsAtMost > 0 ? problem.visitsAtMost : places;
  }

  void ZoneModel::scaleTicks( const ZoneProblem &problem )
  {
    // Ticks are minutes times a power of two, so that scaling by one scales all, and such that the longest
    // arc and any route's budget fit; rounded up, so that what fits in ticks fits in minutes. What no budget
    // admits has no say: one absurd number must not take the others their precision.
    double longest = 0;
    for ( float minutes : problem.travel.minutes )
      if ( std::isfinite( minutes ) )
        longest = std::max( longest, static_cast<double>( minutes ) );
    for ( const ZoneVisit &visit : problem.visits )
      longest = std::max( longest, visit.service.value() );
    longest = std::min( longest, problem.budget.value() );
    ticksPerMinute = 1;
    while ( longest > 0 && longest * ticksPerMinute < 1 << 23 )
      ticksPerMinute *= 2;
    while ( longest * ticksPerMinute > 1 << 24 )
      ticksPerMinute /= 2;
    const double budgetTicks = problem.budget.value() * ticksPerMinute * ( 1 + TICK_SLACK );
    budget = budgetTicks < static_cast<double>( NO_LIMIT ) ? static_cast<Ticks>( budgetTicks ) : NO_LIMIT;
  }

  void ZoneModel::readTimes( const ZoneProblem &problem )
  {
    const auto tooLong = static_cast<double>( std::min<Ticks>( budget + 1, FORBIDDEN - 1 ) );
    const auto rounded = [&]( double minutes )
    {
      return static_cast<std::int32_t>(
          std::min( std::ceil( minutes * ticksPerMinute * ( 1 - TICK_SLACK ) ), tooLong ) );
    };
    for ( const PlaceId p : visitPlaces() )
      service[p] = rounded( problem.visits[indexOf( order[p] )].service.value() );

    const std::size_t count = indexOf( places );
    mFrom.resize( count * count );
    const auto source = [&]( PlaceId p )
    { return indexOf( isVisit( p ) ? stagings + order[p] : stagingOrder[p] ); };
    for ( const PlaceId a : position.ids() )
      for ( const PlaceId b : position.ids() )
      {
        const float minutes = problem.travel.minutes[source( a ) * count + source( b )];
        const bool freeReturn = !problem.returns && !isVisit( b );
        mFrom[offset( a ) + b.index()] = a == b || freeReturn       ? 0
                                         : std::isfinite( minutes ) ? rounded( minutes )
                                                                    : FORBIDDEN;
      }
    for ( std::size_t a = 0; a < count && symmetric; ++a )
      for ( std::size_t b = 0; b < a; ++b )
        if ( mFrom[a * count + b] != mFrom[b * count + a] )
        {
          symmetric = false;
          break;
        }
    if ( !symmetric )
    {
      mTo.resize( count * count );
      for ( std::size_t a = 0; a < count; ++a )
        for ( std::size_t b = 0; b < count; ++b )
          mTo[b * count + a] = mFrom[a * count + b];
    }
  }

  void ZoneModel::timeAlone( const ZoneProblem &problem )
  {
    alone.assign( indexOf( places ), 0 );
    std::vector<Ticks> clocks; // when teams leave, each once
    for ( const ZoneTeam &team : problem.teams )
      if ( const Ticks leaves = leavesOf( team );
           std::find( clocks.begin(), clocks.end(), leaves ) == clocks.end() )
        clocks.push_back( leaves );
    if ( problem.teams.empty() )
      clocks = { 0 };
    ByPlace<bool> isFrom( indexOf( stagings ), true );
    for ( const PlaceId v : visitPlaces() )
    {
      Ticks nearest = NO_LIMIT;
      const Ticks earliest = timed( v ) ? times[v].earliest : 0;
      for ( const Ticks clock : clocks )
      {
        if ( !problem.teams.empty() )
          isFrom.assign( indexOf( stagings ), false );
        for ( std::size_t t = 0; t < problem.teams.size(); ++t )
        {
          const ZoneTeam &team = problem.teams[t];
          const std::int32_t pinned = pinnedTeam[v];
          if ( ( languages[v] & ~team.languages ) != 0 || ( pinned >= 0 && indexOf( pinned ) != t ) ||
               ( shifts[v] & shiftBit( team.shift ) ) == 0 || leavesOf( team ) != clock )
            continue;
          if ( team.staging < 0 )
            isFrom.assign( indexOf( stagings ), true );
          else
            isFrom[stagingOf[indexOf( team.staging )]] = true;
        }
        for ( const PlaceId s : stagingPlaces() )
          if ( isFrom[s] && ( onlyStaging[v] < 0 || onlyStaging[v] == s ) )
            nearest = std::min( nearest, std::max( Ticks{ to( v )[s] }, earliest - clock ) + from( v )[s] );
      }
      alone[v] = nearest + service[v];
    }
  }

  void ZoneModel::findNeighbours()
  {
    const std::int32_t visits = places - stagings;
    nearCount = std::max( 0, std::min( NEAR, visits - 1 ) );
    const std::size_t close = indexOf( std::min( CLOSE, nearCount ) );
    mNear.reserve( indexOf( visits ) * indexOf( nearCount ) );
    mNearStaging.assign( indexOf( places ), 0 );
    std::vector<std::pair<std::int32_t, PlaceId>> ranked;
    double sum = 0;
    std::int64_t counted = 0;
    for ( const PlaceId v : visitPlaces() )
    {
      ranked.clear();
      const std::int32_t *there = from( v ), *back = to( v );
      for ( const PlaceId u : visitPlaces() )
        if ( u != v )
          ranked.emplace_back( there[u] + back[u], u );
      const auto end = ranked.begin() + nearCount;
      if ( end != ranked.end() )
        std::nth_element( ranked.begin(), end, ranked.end() );
      std::sort( ranked.begin(), end );
      for ( auto it = ranked.begin(); it != end; ++it )
        mNear.push_back( it->second );
      for ( std::size_t i = 0; i < indexOf( CLOSE ); ++i )
      {
        mNearTicks.push_back( i < close ? back[ranked[i].second] : FORBIDDEN );
        mNearTicks.push_back( i < close ? there[ranked[i].second] : FORBIDDEN );
      }
      if ( close == 0 )
      {
        mNearStaging[v] = 1;
        continue;
      }
      const std::int32_t reach = ranked[close - 1].first;
      for ( const PlaceId s : stagingPlaces() )
        if ( there[s] + back[s] <= reach )
          mNearStaging[v] = 1;
      for ( std::size_t i = 0; i < std::min<std::size_t>( close, 10 ); ++i )
        if ( ranked[i].first < FORBIDDEN )
        {
          sum += 0.5 * ranked[i].first;
          ++counted;
        }
    }
    meanNearTicks = counted > 0 ? sum / static_cast<double>( counted ) : 1;
    if ( meanNearTicks < 1 )
      meanNearTicks = 1;
  }
}
