// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_search.h"
#include "base/index.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  ZoneSearch::ZoneSearch( ZoneState &state, ZoneShape &shape, Pace &pace, std::uint64_t seed )
      : mState( state ),
        mShape( shape ),
        mPace( &pace ),
        mRandom( seed ),
        mRuin( state.model(), {} ),
        mRecreate( state.model() ),
        mAbsences( indexOf( state.model().places ), 0 )
  {
  }

  void ZoneSearch::step()
  {
    const bool crowded = isCrowd( mState.absent().size() );
    mRuin( mState, mRandom );
    if ( mState.model().constrained && mRandom.below( 16 ) == 0 )
      changeTeams();
    if ( crowded )
      mRecreate.around( mRuin.seed(), mState, mRandom );
    else
      mRecreate( mState, mRandom );
    if ( mState.model().stagings > 1 )
      for ( std::size_t i = 0; i < mState.touched().size(); ++i )
        mState.rehome( mState.touched()[i] );
  }

  void ZoneSearch::changeTeams()
  {
    if ( mState.open().empty() )
      return;
    const auto draw = [&]( std::size_t count )
    { return mRandom.below( static_cast<std::uint32_t>( count ) ); };
    const RouteId r = mState.open()[draw( mState.open().size() )];
    const bool equal = mState.route( r ).team < 0;
    const RouteId other = equal ? r : RouteId( draw( mState.routes().size() ) );
    const Route &taker = mState.route( other );
    if ( other == r && taker.fixedStaging >= 0 )
      return;
    PlaceId staging = taker.fixedStaging;
    if ( staging < 0 )
      staging = mRandom.below( 2 ) == 0 ? mState.route( r ).staging
                                        : PlaceId( draw( indexOf( mState.model().stagings ) ) );
    mState.exchange( r, other, staging );
  }

  bool ZoneSearch::allLongEnough() const
  {
    return durationAtLeast == 0 || std::none_of( mState.touched().begin(), mState.touched().end(),
                                                 [&]( RouteId r ) {
                                                   return mState.route( r ).count > 0 &&
                                                          mState.route( r ).duration() < durationAtLeast;
                                                 } );
  }

  void ZoneSearch::anneal( double untilShare, std::size_t kept, std::vector<SavedRoutes> *plans )
  {
    mRecreate.opensFreely = opensFreely;
    mRecreate.blinkOneIn = 100;
    const double from = mPace->share(), length = untilShare - from;
    const double scale = mState.model().meanNearTicks;
    double temperature = hot * scale;
    SavedRoutes best;
    save( mState, best );
    mState.mark();
    double cost = static_cast<double>( mState.cost() ) + mShape.priceAll( mState ), bestCost = cost;
    const std::size_t absent = mState.absent().size();
    const std::size_t least = std::min( indexOf( routesAtLeast ), mState.open().size() );
    for ( std::int64_t i = 0; !mPace->over( untilShare ); mPace->step(), ++i )
    {
      if ( i % 128 == 0 )
      {
        const double done = std::min( 1.0, ( mPace->share() - from ) / length );
        temperature = hot * scale * rootPower( cold / hot, done );
        if ( plans &&
             ( 1.5 * done - 0.5 ) * static_cast<double>( kept ) > static_cast<double>( plans->size() ) )
          save( mState, plans->emplace_back() );
      }
      const auto before = static_cast<double>( mState.cost() );
      step();
      const double room = acceptable( temperature );
      double change = static_cast<double>( mState.cost() ) - before;
      bool good = mState.absent().size() <= absent && mState.open().size() >= least && allLongEnough();
      if ( good )
      {
        change += mShape.change( mState, room - change );
        good = change <= room;
      }
      if ( !good )
      {
        mState.undo();
        continue;
      }
      mShape.accept();
      mState.mark();
      cost += change;
      if ( cost < bestCost - 0.5 )
      {
        bestCost = cost;
        save( mState, best );
      }
    }
    restore( mState, best );
  }
}
