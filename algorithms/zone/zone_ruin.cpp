// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_ruin.h"

#include <algorithm>

namespace doorstep
{
  void Ruin::operator()( ZoneState &state, Random &random )
  {
    const std::int32_t visits = mModel.places - mModel.stagings;
    const auto routes = static_cast<double>( state.open().size() );
    if ( routes == 0 )
      return;
    const double mean = static_cast<double>( visits ) / routes;
    const double longest = std::min( mOptions.longestString, std::max( 1.0, mean ) );
    const double most = 4 * mOptions.meanRemoved / ( 1 + longest ) - 1;
    const auto strings = static_cast<std::size_t>( random.between( 1, most + 1 ) );
    mSeed = PlaceId( mModel.stagings +
                     static_cast<std::int32_t>( random.below( static_cast<std::uint32_t>( visits ) ) ) );
    mRuined.clear();
    const PlaceId *near = mModel.near( mSeed );
    for ( std::int32_t i = -1; i < mModel.nearCount && mRuined.size() < strings; ++i )
    {
      const PlaceId c = i < 0 ? mSeed : near[i];
      const RouteId r = state.stop( c ).route;
      if ( r < 0 || std::find( mRuined.begin(), mRuined.end(), r ) != mRuined.end() )
        continue;
      const double most2 = std::min( longest, static_cast<double>( state.route( r ).count ) );
      removeString( state, random, c, static_cast<std::int32_t>( random.between( 1, most2 + 1 ) ) );
      mRuined.push_back( r );
    }
  }

  void Ruin::removeString( ZoneState &state, Random &random, PlaceId around, std::int32_t length )
  {
    const std::int32_t count = state.route( state.stop( around ).route ).count;
    length = std::min( length, count );
    // Split strings are longer by what stays in place in their middle.
    std::int32_t kept = 0;
    if ( length > 1 && length < count && random.chance( mOptions.splitShare ) )
      for ( kept = 1; length + kept < count && !random.chance( mOptions.splitDepth ); )
        ++kept;
    const std::int32_t span = length + kept;
    std::int32_t before = 0, after = 0;
    PlaceId start = around;
    for ( PlaceId v = state.stop( around ).before; mModel.isVisit( v ) && before < span - 1; ++before )
      v = state.stop( v ).before;
    for ( PlaceId v = state.stop( around ).after; mModel.isVisit( v ) && after < span - 1; ++after )
      v = state.stop( v ).after;
    const std::int32_t least = std::max( 0, span - 1 - after );
    std::int32_t back =
        least + static_cast<std::int32_t>( random.below( static_cast<std::uint32_t>( before - least + 1 ) ) );
    for ( ; back > 0; --back )
      start = state.stop( start ).before;
    std::int32_t keepFrom = span;
    if ( kept > 0 )
      keepFrom = 1 + static_cast<std::int32_t>( random.below( static_cast<std::uint32_t>( length - 1 ) ) );
    mString.clear();
    PlaceId v = start;
    for ( std::int32_t i = 0; i < span; ++i, v = state.stop( v ).after )
      if ( i < keepFrom || i >= keepFrom + kept )
        mString.push_back( v );
    for ( const PlaceId gone : mString )
      state.remove( gone );
  }
}
