// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/town_areas.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double CELL_METERS = 1000;
    constexpr std::int32_t REACH = 2; // cells
  }

  TownAreas::TownAreas( const ReferenceView &view, const LocalFrame &frame )
  {
    const Point middle{ ( view.meta->minX + view.meta->maxX ) / 2,
                        ( view.meta->minY + view.meta->maxY ) / 2 };
    const Point meters = frame.scaleAt( middle.y );
    mUnitsX = CELL_METERS / meters.x;
    mUnitsY = CELL_METERS / meters.y;
    std::uint64_t last = 0;
    const auto add = [&]( std::uint32_t place, const Point &at )
    {
      const StringIndex town = view.places[place].city;
      if ( town == 0 )
        return;
      const std::uint64_t cell = key( town, cellOf( at ) );
      if ( cell != last )
        mCells.push_back( cell );
      last = cell;
    };
    for ( const HouseRecord &house : view.houses )
      add( house.place, { house.x, house.y } );
    for ( const SideRecord &side : view.sides )
    {
      const auto line = view.verticesOf( view.segments[side.segment] );
      add( side.place, { line.front().x, line.front().y } );
    }
    std::sort( mCells.begin(), mCells.end() );
    mCells.erase( std::unique( mCells.begin(), mCells.end() ), mCells.end() );
  }

  TownAreas::Cell TownAreas::cellOf( const Point &place ) const
  {
    return { static_cast<std::int32_t>( std::floor( place.x / mUnitsX ) ),
             static_cast<std::int32_t>( std::floor( place.y / mUnitsY ) ) };
  }

  std::uint64_t TownAreas::key( StringIndex town, const Cell &cell )
  {
    constexpr std::uint64_t mask = 0xFFFFU; // 65 thousand cells a side: one reference is no continent
    return ( std::uint64_t{ town } << 32U ) | ( ( static_cast<std::uint64_t>( cell.x ) & mask ) << 16U ) |
           ( static_cast<std::uint64_t>( cell.y ) & mask );
  }

  bool TownAreas::near( StringIndex town, const Point &place ) const
  {
    const Cell middle = cellOf( place );
    for ( std::int32_t x = middle.x - REACH; x <= middle.x + REACH; ++x )
      for ( std::int32_t y = middle.y - REACH; y <= middle.y + REACH; ++y )
        if ( std::binary_search( mCells.begin(), mCells.end(), key( town, { x, y } ) ) )
          return true;
    return false;
  }
}
