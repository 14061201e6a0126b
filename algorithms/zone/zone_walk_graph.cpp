// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_walk_graph.h"
#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t SLOTS_AT_MOST = 500; // no walk has so many steps that floats are not exact
  }

  WalkGraph::WalkGraph( const ZoneModel &model, std::vector<std::int32_t> ofVisits, Ticks longest,
                        std::int32_t wanted )
      : count( static_cast<std::int32_t>( ofVisits.size() ) ),
        duration( longest ),
        visits( std::move( ofVisits ) )
  {
    Ticks shortest = duration;
    for ( std::int32_t v : visits )
      for ( std::int32_t u : visits )
        if ( u != v )
          shortest = std::min( shortest, model.to( v )[u] + model.service[indexOf( v )] );
    slot = std::min( shortest / LANES, duration / wanted );
    if ( slot < 1 || duration / slot > SLOTS_AT_MOST )
      return;
    slots = static_cast<std::int32_t>( duration / slot ) / LANES * LANES + LANES;
    while ( static_cast<double>( duration ) > UNITS * unit )
      unit *= 2;
    findGroups( model );
    readArcs( model );
  }

  float WalkGraph::units( Ticks ticks ) const
  {
    return static_cast<float>( std::floor( static_cast<double>( std::min( ticks, 2 * duration ) ) / unit ) );
  }

  std::int32_t WalkGraph::inSlots( Ticks ticks ) const
  {
    return static_cast<std::int32_t>( std::min<Ticks>( ticks / slot, slots ) );
  }

  void WalkGraph::findGroups( const ZoneModel &model )
  {
    // Halves across the longer side, until there are enough.
    std::vector<std::int32_t> all( indexOf( count ) );
    std::iota( all.begin(), all.end(), 0 );
    groups.push_back( std::move( all ) );
    while ( groups.size() < indexOf( std::min( GROUPS, count / 4 ) ) )
    {
      std::vector<std::vector<std::int32_t>> halves;
      for ( std::vector<std::int32_t> &group : groups )
      {
        Point low = model.position[indexOf( visits[indexOf( group.front() )] )], high = low;
        for ( std::int32_t i : group )
        {
          const Point &p = model.position[indexOf( visits[indexOf( i )] )];
          low = { std::min( low.x, p.x ), std::min( low.y, p.y ) };
          high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
        }
        const bool wide = high.x - low.x > high.y - low.y;
        std::sort( group.begin(), group.end(),
                   [&]( std::int32_t a, std::int32_t b )
                   {
                     const Point &p = model.position[indexOf( visits[indexOf( a )] )],
                                 &q = model.position[indexOf( visits[indexOf( b )] )];
                     const double s = wide ? p.x : p.y, t = wide ? q.x : q.y;
                     return s < t || ( !( t < s ) && visits[indexOf( a )] < visits[indexOf( b )] );
                   } );
        const auto middle = group.begin() + static_cast<std::ptrdiff_t>( group.size() / 2 );
        halves.emplace_back( group.begin(), middle );
        halves.emplace_back( middle, group.end() );
      }
      groups = std::move( halves );
    }
  }

  void WalkGraph::readArcs( const ZoneModel &model )
  {
    near = std::min( NEAR, count - 1 );
    mNear.assign( indexOf( count ) * indexOf( count ), false );
    std::vector<std::pair<Ticks, std::int32_t>> ranked;
    for ( std::int32_t i = 0; i < count; ++i )
    {
      const std::int32_t v = visits[indexOf( i )];
      Ticks home = ZoneModel::FORBIDDEN, away = home;
      for ( std::int32_t s = 0; s < model.stagings; ++s )
        if ( model.onlyStaging[indexOf( v )] < 0 || model.onlyStaging[indexOf( v )] == s )
        {
          home = std::min( home, Ticks{ model.from( v )[s] } );
          away = std::min( away, Ticks{ model.to( v )[s] } );
        }
      out.push_back( units( away ) );
      first.push_back( inSlots( away + model.service[indexOf( v )] ) );
      back.push_back( units( home ) );
      last.push_back( inSlots( home ) );
      ranked.clear();
      for ( std::int32_t j = 0; j < count; ++j )
        if ( j != i )
          ranked.emplace_back( model.from( v )[visits[indexOf( j )]], j );
      std::partial_sort( ranked.begin(), ranked.begin() + near, ranked.end() );
      mNear[indexOf( i ) * indexOf( count ) + indexOf( i )] = true;
      for ( std::int32_t k = 0; k < near; ++k )
      {
        const auto [way, j] = ranked[indexOf( k )];
        const Ticks time = way + model.service[indexOf( visits[indexOf( j )] )];
        arcs.push_back( { j, inSlots( time ), time, units( way ), 0, {} } );
        mNear[indexOf( i ) * indexOf( count ) + indexOf( j )] = true;
      }
      for ( auto &[way, j] : ranked )
        way += model.to( v )[visits[indexOf( j )]];
      const auto remembered = std::min<std::ptrdiff_t>( MEMORY - 1, count - 1 );
      std::partial_sort( ranked.begin(), ranked.begin() + remembered, ranked.end() );
      memory.emplace_back().fill( -1 );
      memory.back()[0] = i;
      for ( std::ptrdiff_t k = 0; k < remembered; ++k )
        memory.back()[static_cast<std::size_t>( k + 1 )] = ranked[static_cast<std::size_t>( k )].second;
      for ( const std::vector<std::int32_t> &group : groups )
      {
        GroupArc arc{ slots, 2 * static_cast<float>( UNITS ) };
        for ( std::int32_t j : group )
          if ( !isNear( i, j ) )
          {
            const Ticks way = model.from( v )[visits[indexOf( j )]];
            arc.slots =
                std::min( arc.slots, inSlots( way + model.service[indexOf( visits[indexOf( j )] )] ) );
            arc.way = std::min( arc.way, units( way ) );
          }
        groupArcs.push_back( arc );
      }
    }
    for ( std::size_t a = 0; a < arcs.size(); ++a )
    {
      const auto &from = memory[a / indexOf( near )], &to = memory[indexOf( arcs[a].to )];
      for ( std::size_t k = 0; k < MEMORY; ++k )
        if ( from[k] == arcs[a].to )
          arcs[a].bit = static_cast<std::uint8_t>( 1U << k );
      for ( std::size_t half = 0; half < 2; ++half )
        for ( unsigned bits = 0; bits < 16; ++bits )
        {
          unsigned kept = 0;
          for ( std::size_t b = 0; b < 4; ++b )
            for ( std::size_t k = 0; k < MEMORY; ++k )
              if ( ( bits >> b & 1U ) != 0 && from[4 * half + b] >= 0 && to[k] == from[4 * half + b] )
                kept |= 1U << k;
          arcs[a].kept[half][bits] = static_cast<std::uint8_t>( kept );
        }
    }
  }
}
