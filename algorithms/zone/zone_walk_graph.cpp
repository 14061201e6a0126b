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

  WalkGraph::WalkGraph( const ZoneModel &model, const std::vector<PlaceId> &ofVisits, Ticks longest,
                        std::int32_t wanted )
      : count( static_cast<std::int32_t>( ofVisits.size() ) ),
        duration( longest ),
        visits( ofVisits.begin(), ofVisits.end() )
  {
    Ticks shortest = duration;
    for ( const PlaceId v : visits )
      for ( const PlaceId u : visits )
        if ( u != v )
          shortest = std::min( shortest, model.to( v )[u] + model.service[v] );
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
    const auto positionOf = [&]( WalkVisit i ) -> const Point & { return model.position[visits[i]]; };
    // Halves across the longer side, until there are enough.
    const IdRange<WalkVisit> all = visits.ids();
    groups.emplace_back( all.begin(), all.end() );
    while ( groups.size() < indexOf( std::min( GROUPS, count / 4 ) ) )
    {
      Indexed<WalkGroup, std::vector<WalkVisit>> halves;
      for ( std::vector<WalkVisit> &group : groups )
      {
        Point low = positionOf( group.front() ), high = low;
        for ( const WalkVisit i : group )
        {
          const Point &p = positionOf( i );
          low = { std::min( low.x, p.x ), std::min( low.y, p.y ) };
          high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
        }
        const bool wide = high.x - low.x > high.y - low.y;
        std::sort( group.begin(), group.end(),
                   [&]( WalkVisit a, WalkVisit b )
                   {
                     const Point &p = positionOf( a ), &q = positionOf( b );
                     const double s = wide ? p.x : p.y, t = wide ? q.x : q.y;
                     return s < t || ( !( t < s ) && visits[a] < visits[b] );
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
    for ( const WalkVisit i : visits.ids() )
      readArcsOf( model, i );
    remember();
  }

  void WalkGraph::readArcsOf( const ZoneModel &model, WalkVisit i )
  {
    const PlaceId v = visits[i];
    Ticks home = ZoneModel::FORBIDDEN, away = home;
    for ( const PlaceId s : model.stagingPlaces() )
      if ( model.onlyStaging[v] < 0 || model.onlyStaging[v] == s )
      {
        home = std::min( home, Ticks{ model.from( v )[s] } );
        away = std::min( away, Ticks{ model.to( v )[s] } );
      }
    out.push_back( units( away ) );
    first.push_back( inSlots( away + model.service[v] ) );
    back.push_back( units( home ) );
    last.push_back( inSlots( home ) );

    std::vector<std::pair<Ticks, WalkVisit>> ranked;
    for ( const WalkVisit j : visits.ids() )
      if ( j != i )
        ranked.emplace_back( model.from( v )[visits[j]], j );
    std::partial_sort( ranked.begin(), ranked.begin() + near, ranked.end() );
    mNear[pair( i, i )] = true;
    for ( std::size_t k = 0; k < indexOf( near ); ++k )
    {
      const auto [way, j] = ranked[k];
      const Ticks time = way + model.service[visits[j]];
      arcs.push_back( { j, inSlots( time ), time, units( way ), 0, {} } );
      mNear[pair( i, j )] = true;
    }
    for ( auto &[way, j] : ranked )
      way += model.to( v )[visits[j]];
    const auto remembered = static_cast<std::size_t>( std::min( MEMORY - 1, count - 1 ) );
    std::partial_sort( ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>( remembered ),
                       ranked.end() );
    memory.emplace_back()[0] = i;
    for ( std::size_t k = 0; k < remembered; ++k )
      memory.back()[k + 1] = ranked[k].second;

    for ( const std::vector<WalkVisit> &group : groups )
    {
      GroupArc arc{ slots, 2 * static_cast<float>( UNITS ) };
      for ( const WalkVisit j : group )
        if ( !isNear( i, j ) )
        {
          const Ticks way = model.from( v )[visits[j]];
          arc.slots = std::min( arc.slots, inSlots( way + model.service[visits[j]] ) );
          arc.way = std::min( arc.way, units( way ) );
        }
      groupArcs.push_back( arc );
    }
  }

  void WalkGraph::remember()
  {
    for ( const WalkVisit i : visits.ids() )
      for ( std::int32_t n = 0; n < near; ++n )
      {
        Arc &arc = arcs[i.index() * indexOf( near ) + indexOf( n )];
        const auto &from = memory[i], &to = memory[arc.to];
        for ( std::size_t k = 0; k < MEMORY; ++k )
          if ( from[k] == arc.to )
            arc.bit = static_cast<std::uint8_t>( 1U << k );
        for ( std::size_t half = 0; half < 2; ++half )
          for ( unsigned bits = 0; bits < 16; ++bits )
          {
            unsigned kept = 0;
            for ( std::size_t b = 0; b < 4; ++b )
              for ( std::size_t k = 0; k < MEMORY; ++k )
                if ( ( bits >> b & 1U ) != 0 && from[4 * half + b] >= 0 && to[k] == from[4 * half + b] )
                  kept |= 1U << k;
            arc.kept[half][bits] = static_cast<std::uint8_t>( kept );
          }
      }
  }
}
