// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_exact_tours.h"

#include <algorithm>

namespace doorstep
{
  SmallTours::SmallTours( const ZoneModel &model, const std::vector<PlaceId> &visits, PlaceId staging,
                          Ticks leaves )
      : mModel( &model ), mVisits( visits ), mStaging( staging ), mLeaves( leaves ), mCount( visits.size() )
  {
    mEnding.assign( ( std::size_t{ 1 } << mCount ) * mCount, ZoneModel::NO_LIMIT );
    for ( Set set = 1; set < Set{ 1 } << mCount; ++set )
      for ( std::size_t v = 0; v < mCount; ++v )
        if ( ( set >> v & 1U ) != 0 )
          mEnding[set * mCount + v] = ending( set, v );
  }

  Ticks SmallTours::ending( Set set, std::size_t v ) const
  {
    const Set before = set & ~( Set{ 1 } << v );
    const PlaceId place = mVisits[v];
    const Ticks there = before == 0 ? mLeaves + mModel->ticks( mStaging, place )
                                    : arrival( before, soonestBefore( before, v ), v );
    if ( !mModel->timed( place ) )
      return there + mModel->service[place];
    // Who is there sooner is done sooner, so the soonest way to each end is enough to know.
    const PlaceTimes &times = mModel->times[place];
    return there > times.latest ? ZoneModel::NO_LIMIT
                                : std::max( there, times.earliest ) + mModel->service[place];
  }

  Ticks SmallTours::arrival( Set before, std::size_t u, std::size_t v ) const
  {
    return mEnding[before * mCount + u] + mModel->ticks( mVisits[u], mVisits[v] );
  }

  std::size_t SmallTours::soonestBefore( Set before, std::size_t v ) const
  {
    std::size_t best = mCount;
    for ( std::size_t u = 0; u < mCount; ++u )
      if ( ( before >> u & 1U ) != 0 &&
           ( best == mCount || arrival( before, u, v ) < arrival( before, best, v ) ) )
        best = u;
    return best;
  }

  Ticks SmallTours::back( Set set, std::size_t v ) const
  {
    return mEnding[set * mCount + v] + mModel->ticks( mVisits[v], mStaging );
  }

  std::size_t SmallTours::last( Set set ) const
  {
    std::size_t best = mCount;
    for ( std::size_t v = 0; v < mCount; ++v )
      if ( ( set >> v & 1U ) != 0 && ( best == mCount || back( set, v ) < back( set, best ) ) )
        best = v;
    return best;
  }

  Ticks SmallTours::duration( Set set ) const
  {
    return set == 0 ? 0 : back( set, last( set ) ) - mLeaves;
  }

  std::vector<PlaceId> SmallTours::order( Set set ) const
  {
    std::vector<PlaceId> order;
    for ( std::size_t v = set == 0 ? 0 : last( set ); set != 0; )
    {
      order.push_back( mVisits[v] );
      set &= ~( Set{ 1 } << v );
      if ( set != 0 )
        v = soonestBefore( set, v );
    }
    std::reverse( order.begin(), order.end() );
    return order;
  }
}
