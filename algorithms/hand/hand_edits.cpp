// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_edits.h"

#include "base/error.h"
#include "base/index.h"
#include "hand/hand_insert.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    std::string named( std::int32_t zone )
    {
      return "Zone " + std::to_string( zone );
    }

    const HandZone &open( const HandPlan &plan, std::int32_t number )
    {
      const HandZone &zone = plan.zone( number );
      if ( zone.isLocked )
        throw InputError( named( number ) + " is locked: unlock it first." );
      return zone;
    }

    // The zones of these visits without them.
    std::map<std::int32_t, HandZone> without( const HandPlan &plan, std::span<const std::int32_t> visits )
    {
      const std::set<std::int32_t> going( visits.begin(), visits.end() );
      std::map<std::int32_t, HandZone> left;
      for ( const std::int32_t visit : going )
        if ( const std::int32_t from = plan.zoneOf( visit ); from != 0 )
          left.emplace( from, open( plan, from ) );
      for ( auto &[number, zone] : left )
        std::erase_if( zone.stops, [&]( std::int32_t visit ) { return going.contains( visit ); } );
      return left;
    }

    HandChange inOrder( const std::map<std::int32_t, HandZone> &zones )
    {
      HandChange change;
      for ( const auto &[number, zone] : zones )
        change.push_back( zone );
      return change;
    }
  }

  HandChange moveVisits( const HandPlan &plan, const HandTimes &times, std::span<const std::int32_t> visits,
                         std::int32_t zone, std::int32_t stop, std::int32_t staging )
  {
    constexpr std::int32_t mostZones = 9999;
    if ( zone < 1 || zone > mostZones )
      throw InputError( "A zone has a number from 1 to 9999." );
    std::vector<std::int32_t> coming;
    std::set<std::int32_t> seen;
    for ( const std::int32_t visit : visits )
    {
      if ( !seen.insert( visit ).second || ( stop == 0 && plan.zoneOf( visit ) == zone ) )
        continue;
      coming.push_back( visit );
    }
    if ( coming.empty() )
      return {};
    std::map<std::int32_t, HandZone> touched = without( plan, coming );
    if ( plan.has( zone ) )
      touched.emplace( zone, open( plan, zone ) );
    else
    {
      HandZone &made = touched[zone];
      made.number = zone;
      if ( const std::int32_t from = plan.zoneOf( coming.front() ); from > 0 )
        made.shift = plan.zone( from ).shift;
      else if ( !times.question().shifts.empty() )
        made.shift = 0;
      made.staging = staging >= 0 ? staging : stagingFor( times, coming );
    }
    HandZone &to = touched.at( zone );
    requireReached( times, coming );
    if ( stop == 0 )
      insertVisits( times, std::move( coming ), to );
    else
      to.stops.insert( to.stops.begin() + static_cast<std::ptrdiff_t>( std::min(
                                              indexOf( std::max( stop, 1 ) - 1 ), to.stops.size() ) ),
                       coming.begin(), coming.end() );
    return inOrder( touched );
  }

  HandChange takeOut( const HandPlan &plan, std::span<const std::int32_t> visits )
  {
    return inOrder( without( plan, visits ) );
  }

  HandChange mergeZones( const HandPlan &plan, const HandTimes &times, std::int32_t from, std::int32_t into )
  {
    if ( from == into )
      throw InputError( "A zone is merged with another one: choose two." );
    return moveVisits( plan, times, open( plan, from ).stops, into );
  }

  HandChange orderStops( const HandPlan &plan, std::int32_t zone, const std::vector<std::int32_t> &stops )
  {
    HandZone changed = open( plan, zone );
    if ( !std::is_permutation( stops.begin(), stops.end(), changed.stops.begin(), changed.stops.end() ) )
      throw InputError( named( zone ) + " has other visits than these." );
    changed.stops = stops;
    return { changed };
  }

  HandChange moveStaging( const HandPlan &plan, std::int32_t zone, std::int32_t staging )
  {
    HandZone changed = open( plan, zone );
    changed.staging = staging;
    return { changed };
  }

  HandChange lockZone( const HandPlan &plan, std::int32_t zone, bool isLocked )
  {
    HandZone changed = plan.zone( zone );
    changed.isLocked = isLocked;
    return { changed };
  }
}
