// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_plan.h"

#include "base/error.h"
#include "base/index.h"

#include <algorithm>
#include <set>
#include <utility>

namespace doorstep
{
  HandPlan::HandPlan( std::size_t visits, const std::vector<HandZone> &zones ) : mZoneOf( visits, 0 )
  {
    for ( const HandZone &zone : zones )
    {
      if ( zone.stops.empty() )
        continue;
      if ( !mZones.emplace( zone.number, zone ).second )
        throw InputError( "Zone " + std::to_string( zone.number ) + " is there twice." );
      mHighest = std::max( mHighest, zone.number );
      for ( const std::int32_t visit : zone.stops )
        if ( std::exchange( mZoneOf.at( indexOf( visit ) ), zone.number ) != 0 )
          throw InputError( "A visit of zone " + std::to_string( zone.number ) + " is in another zone too." );
    }
  }

  const HandZone &HandPlan::zone( std::int32_t number ) const
  {
    const auto found = mZones.find( number );
    if ( found == mZones.end() )
      throw InputError( "There is no zone " + std::to_string( number ) + "." );
    return found->second;
  }

  std::int32_t HandPlan::nextNumber() const
  {
    return std::max( mHighest, mZones.empty() ? 0 : mZones.rbegin()->first ) + 1;
  }

  void HandPlan::put( const HandChange &zones )
  {
    for ( const HandZone &zone : zones )
      if ( const auto old = mZones.find( zone.number ); old != mZones.end() )
      {
        for ( const std::int32_t visit : old->second.stops )
          mZoneOf[indexOf( visit )] = 0;
        mZones.erase( old );
      }
    for ( const HandZone &zone : zones )
    {
      for ( const std::int32_t visit : zone.stops )
        mZoneOf[indexOf( visit )] = zone.number;
      if ( !zone.stops.empty() )
        mZones.emplace( zone.number, zone );
    }
  }

  void HandPlan::apply( const HandChange &change )
  {
    Edit edit;
    std::set<std::int32_t> numbers, visits;
    for ( const HandZone &after : change )
    {
      HandZone before;
      before.number = after.number;
      if ( const auto found = mZones.find( after.number ); found != mZones.end() )
        before = found->second;
      if ( !numbers.insert( after.number ).second )
        throw InputError( "An edit names zone " + std::to_string( after.number ) + " twice." );
      edit.before.push_back( std::move( before ) );
      edit.after.push_back( after );
    }
    for ( const HandZone &after : change )
      for ( const std::int32_t visit : after.stops )
        if ( const std::int32_t from = mZoneOf.at( indexOf( visit ) );
             !visits.insert( visit ).second || ( from != 0 && !numbers.contains( from ) ) )
          throw InputError( "An edit would put a visit into two zones." );
    if ( edit.before == edit.after )
      return;
    put( edit.after );
    mEdits.resize( mDone );
    mEdits.push_back( std::move( edit ) );
    ++mDone;
  }

  namespace
  {
    std::vector<std::int32_t> numbersOf( const HandChange &zones )
    {
      std::vector<std::int32_t> numbers;
      for ( const HandZone &zone : zones )
        numbers.push_back( zone.number );
      return numbers;
    }
  }

  std::vector<std::int32_t> HandPlan::undo()
  {
    if ( !canUndo() )
      return {};
    const Edit &edit = mEdits[--mDone];
    put( edit.before );
    return numbersOf( edit.before );
  }

  std::vector<std::int32_t> HandPlan::redo()
  {
    if ( !canRedo() )
      return {};
    const Edit &edit = mEdits[mDone++];
    put( edit.after );
    return numbersOf( edit.after );
  }

  std::uint64_t HandPlan::hash() const
  {
    // FNV-1a, by bytes.
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&]( std::int32_t value )
    {
      auto bits = static_cast<std::uint32_t>( value );
      for ( int i = 0; i < 4; ++i, bits >>= 8U )
        hash = ( hash ^ ( bits & 255U ) ) * 1099511628211ULL;
    };
    for ( const auto &[number, zone] : mZones )
    {
      add( number );
      add( zone.staging );
      add( zone.isLocked ? 1 : 0 );
      add( static_cast<std::int32_t>( zone.stops.size() ) );
      for ( const std::int32_t visit : zone.stops )
        add( visit );
    }
    return hash;
  }

  std::vector<std::int32_t> changedZones( const std::map<std::int32_t, HandZone> &before,
                                          const std::map<std::int32_t, HandZone> &after )
  {
    std::vector<std::int32_t> changed;
    for ( const auto &[number, zone] : before )
      if ( const auto now = after.find( number );
           now == after.end() || now->second.stops != zone.stops || now->second.staging != zone.staging )
        changed.push_back( number );
    for ( const auto &[number, zone] : after )
      if ( !before.contains( number ) )
        changed.push_back( number );
    std::sort( changed.begin(), changed.end() );
    return changed;
  }
}
