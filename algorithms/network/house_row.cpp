// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/house_row.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr double SAME_DOOR = 5; // metres between doors of one building
    constexpr int MOST_COUNTED = 5; // nobody counts more
    constexpr double AT_THE_DOOR = 2;

    Side opposite( Side side )
    {
      return side == Side::Left ? Side::Right : Side::Left;
    }
  }

  HouseRow::HouseRow( const StreetGraph &graph, std::span<const SnappedPoint> houses,
                      std::span<const std::int32_t> numbers, std::span<const RoutePath> legs )
      : mGraph( graph ), mHouses( houses ), mNumbers( numbers )
  {
    Indexed<SegmentId, char> driven( graph.segments.size(), 0 );
    for ( const RoutePath &leg : legs )
      for ( const EdgeId edge : leg.edges )
        driven[segmentIdOf( edge )] = 1;
    for ( std::size_t h = 0; h < houses.size(); ++h )
      if ( houses[h].usable() && driven[houses[h].segment] != 0 )
        mOrder.push_back( h );
    std::sort( mOrder.begin(), mOrder.end(),
               [&]( std::size_t a, std::size_t b )
               {
                 const SnappedPoint &p = houses[a], &q = houses[b];
                 return p.segment != q.segment ? p.segment < q.segment : p.fraction < q.fraction;
               } );
  }

  std::span<const std::size_t> HouseRow::of( SegmentId segment ) const
  {
    const auto first = std::partition_point( mOrder.begin(), mOrder.end(),
                                             [&]( std::size_t h ) { return mHouses[h].segment < segment; } );
    const auto end = std::partition_point( first, mOrder.end(),
                                           [&]( std::size_t h ) { return mHouses[h].segment == segment; } );
    return { first, end };
  }

  // Of the home at the stop.
  std::int32_t HouseRow::numberAt( const SnappedPoint &stop ) const
  {
    for ( const std::size_t h : of( stop.segment ) )
      if ( distance( mHouses[h].place, stop.place ) < AT_THE_DOOR && numberOf( h ) > 0 )
        return numberOf( h );
    return 0;
  }

  int HouseRow::passed( const RoutePath &path, std::size_t fromEdge, const SnappedPoint &stop,
                        Side side ) const
  {
    if ( mOrder.empty() || mGraph.segments[stop.segment].name == 0 )
      return 0;
    int count = 1;
    std::set<std::int32_t> numbers{ numberAt( stop ) };
    bool isUnits = false;
    for ( std::size_t i = fromEdge; i < path.edges.size(); ++i )
    {
      const EdgeId edge = path.edges[i];
      const bool against = isBackward( edge );
      const Side wanted = against ? opposite( side ) : side;
      const double length = mGraph.segmentOf( edge ).length;
      const auto along = [&]( const SnappedPoint &place )
      { return ( against ? 1 - place.fraction : place.fraction ) * length; };
      const double until = i + 1 == path.edges.size() ? along( stop ) : length;
      double previous = -SAME_DOOR;
      const auto visit = [&]( std::size_t h )
      {
        const SnappedPoint &house = mHouses[h];
        const double at = along( house );
        if ( house.side != wanted || !( at < until - SAME_DOOR && at >= previous + SAME_DOOR ) )
          return;
        ++count;
        previous = at;
        isUnits = isUnits || ( numberOf( h ) > 0 && !numbers.insert( numberOf( h ) ).second );
      };
      const std::span<const std::size_t> row = of( segmentIdOf( edge ) );
      if ( against )
        std::for_each( row.rbegin(), row.rend(), visit );
      else
        std::for_each( row.begin(), row.end(), visit );
    }
    return count <= MOST_COUNTED && !isUnits ? count : 0;
  }

  bool HouseRow::sideAgrees( const SnappedPoint &stop ) const
  {
    const std::int32_t number = numberAt( stop );
    if ( number == 0 )
      return true;
    int here = 0, there = 0;
    for ( const std::size_t h : of( stop.segment ) )
      if ( const std::int32_t other = numberOf( h );
           other > 0 && other != number && ( other - number ) % 2 == 0 )
        ++( mHouses[h].side == stop.side ? here : there );
    return there <= here;
  }
}
