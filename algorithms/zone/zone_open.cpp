// SPDX-License-Identifier: GPL-2.0-or-later
// As many routes as were asked for: long ones are halved, and where that ends too early, single visits leave.
#include "zone/zone_search.h"

#include <algorithm>

namespace doorstep
{
  void ZoneSearch::openAll()
  {
    bool halved = true;
    while ( halved && static_cast<std::int32_t>( mState.open().size() ) < mState.routesAtMost &&
            !mPace->stopped() )
    {
      mPace->step();
      // The second half of the longest route that can be halved.
      std::vector<RouteId> byLength( mState.open() );
      std::sort( byLength.begin(), byLength.end(),
                 [&]( RouteId a, RouteId b )
                 {
                   return std::make_pair( -mState.route( a ).duration(), a ) <
                          std::make_pair( -mState.route( b ).duration(), b );
                 } );
      halved = std::any_of( byLength.begin(), byLength.end(), [&]( RouteId r ) { return halve( r ); } );
    }
    mState.mark();
    openBySearch();
  }

  bool ZoneSearch::halve( RouteId r )
  {
    const ZoneModel &model = mState.model();
    const std::vector<PlaceId> visits = mState.visitsOf( r );
    for ( std::size_t k = visits.size() / 2; k > 0 && k < visits.size(); ++k )
    {
      if ( !openFrom( visits[k] ) )
        continue;
      PlaceId after = visits[k];
      const RouteId opened = mState.stop( after ).route;
      const PlaceId home = mState.route( opened ).staging;
      for ( std::size_t next = k + 1;
            next < visits.size() && mState.route( opened ).duration() < mState.route( r ).duration(); ++next )
      {
        const PlaceId u = visits[next], before = mState.stop( u ).before;
        mState.remove( u );
        const Ticks extra =
            Ticks{ model.to( u )[after] } + model.from( u )[home] - model.ticks( after, home );
        const bool moves = mState.fitsBehind( after, u, opened, extra );
        mState.insert( u, moves ? opened : r, moves ? after : before );
        if ( moves )
          after = u;
      }
      return true;
    }
    return false;
  }

  bool ZoneSearch::openFrom( PlaceId v )
  {
    const RouteId r = mState.stop( v ).route;
    const PlaceId before = mState.stop( v ).before;
    if ( r < 0 || mState.route( r ).count < 2 )
      return false;
    mState.remove( v );
    const ZoneState::Opening opening = mState.opening( v );
    mState.insert( v, opening.route < 0 ? r : opening.route, opening.route < 0 ? before : opening.staging );
    return opening.route >= 0;
  }

  void ZoneSearch::openBySearch()
  {
    constexpr int patience = 2000;
    const ZoneModel &model = mState.model();
    const auto visits = static_cast<std::uint32_t>( model.places - model.stagings );
    for ( int tries = 0; tries < patience && !mPace->stopped() &&
                         static_cast<std::int32_t>( mState.open().size() ) < mState.routesAtMost;
          ++tries )
    {
      const auto hasCompany = []( const Route &route ) { return route.count > 1; };
      if ( std::none_of( mState.routes().begin(), mState.routes().end(), hasCompany ) )
        break;
      mPace->step();
      const std::size_t open = mState.open().size(), absent = mState.absent().size();
      changeTeams();
      if ( mState.open().size() < open || mState.absent().size() > absent )
        mState.undo();
      if ( openFrom( PlaceId( model.stagings + static_cast<std::int32_t>( mRandom.below( visits ) ) ) ) )
        tries = 0;
      mState.mark();
    }
  }
}
