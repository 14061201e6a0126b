// SPDX-License-Identifier: GPL-2.0-or-later
// Plans that serve all, with fewer routes and with shorter ones: the fleet minimisation of Christiaens and
// Vanden Berghe (2020), in which a visit weighs the more, the more often it found no room.
#include "base/index.h"
#include "zone/zone_search.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  namespace
  {
    // Steps without a gain after which there is none to be had.
    std::int64_t triesFor( const ZoneModel &model )
    {
      return 1000 + 100 * std::int64_t{ model.places };
    }
  }

  bool ZoneSearch::serve( double untilShare, std::int64_t patience )
  {
    mRecreate.opensFreely = false;
    mRecreate.blinkOneIn = 100;
    const double temperature = 0.3 * mState.model().meanNearTicks;
    const auto absences = [&]
    {
      std::int64_t sum = 0;
      for ( PlaceId v : mState.absent() )
        sum += mAbsences[v] + 1; // so that a plan without absences is better than any
      return sum;
    };
    SavedRoutes best;
    save( mState, best );
    mState.mark();
    std::size_t fewest = mState.absent().size();
    std::int64_t failures = 0;
    // A crowd that no step has made smaller for so long is not going to be served whole.
    const std::int64_t crowdPatience = std::min( patience, triesFor( mState.model() ) );
    for ( ; fewest > 0 && failures < ( isCrowd( fewest ) ? crowdPatience : patience ) &&
            !mPace->over( untilShare );
          mPace->step() )
    {
      const Ticks before = mState.cost();
      const std::size_t absentBefore = mState.absent().size();
      const std::int64_t sumBefore = absences();
      step();
      const std::size_t absent = mState.absent().size();
      const std::int64_t sum = absences();
      for ( PlaceId v : mState.absent() )
        ++mAbsences[v];
      const bool cheaper = static_cast<double>( mState.cost() - before ) <= acceptable( temperature );
      ++failures;
      if ( sum < sumBefore || ( absent <= absentBefore && sum <= sumBefore && cheaper ) )
        mState.mark();
      else
        mState.undo();
      if ( mState.absent().size() < fewest )
      {
        failures = 0;
        fewest = mState.absent().size();
        save( mState, best );
      }
    }
    restore( mState, best );
    mServedOnce = mServedOnce || fewest == 0;
    return fewest == 0;
  }

  bool ZoneSearch::serveAll( double untilShare )
  {
    mState.mark();
    mRecreate.opensFreely = false;
    mRecreate( mState, mRandom );
    return serve( untilShare, std::numeric_limits<std::int64_t>::max() );
  }

  bool ZoneSearch::dispensable( RouteId r ) const
  {
    const std::vector<PlaceId> visits = mState.visitsOf( r );
    return std::none_of( visits.begin(), visits.end(),
                         [&]( PlaceId v ) { return mState.model().pinnedTeam[v] >= 0; } );
  }

  void ZoneSearch::fewestRoutes( std::int32_t bound, double untilShare )
  {
    for ( std::int32_t shift = mState.shifts() - 1; shift > 0; --shift )
      closeRoutes( shift, 0, mPace->share() + ( untilShare - mPace->share() ) / ( shift + 1 ) );
    closeRoutes( -1, bound, untilShare );
  }

  void ZoneSearch::closeRoutes( std::int32_t shift, std::int32_t bound, double untilShare )
  {
    const std::int64_t patience = triesFor( mState.model() );
    const auto count = [&]
    { return shift < 0 ? static_cast<std::int32_t>( mState.open().size() ) : mState.openOf( shift ); };
    std::int32_t &most = shift < 0 ? mState.routesAtMost : mState.shiftAtMost[indexOf( shift )];
    SavedRoutes best;
    Indexed<RouteId, bool> failed( mState.routes().size(), false );
    while ( count() > bound && !mPace->over( untilShare ) )
    {
      save( mState, best );
      std::int64_t least = std::numeric_limits<std::int64_t>::max();
      RouteId victim;
      for ( RouteId r : mState.open() )
      {
        std::int64_t sum = 0;
        for ( PlaceId v : mState.visitsOf( r ) )
          sum += mAbsences[v] * 1000 + 1;
        if ( !failed[r] && ( shift < 0 || mState.route( r ).shift == shift ) &&
             ( sum < least || ( sum == least && r < victim ) ) && dispensable( r ) )
        {
          least = sum;
          victim = r;
        }
      }
      if ( victim < 0 )
        break;
      for ( PlaceId v : mState.visitsOf( victim ) )
        mState.remove( v );
      most = count();
      if ( serve( untilShare, patience ) )
      {
        std::fill( failed.begin(), failed.end(), false );
        continue;
      }
      failed[victim] = true;
      ++most;
      restore( mState, best );
    }
    most = count();
  }

  void ZoneSearch::shortenLongest( Ticks bound, double untilShare )
  {
    SavedRoutes best;
    // A route that is as long as its farthest visit demands cannot be shortened, and is no measure for
    // others.
    const auto longest = [&]
    {
      Ticks most = bound;
      for ( RouteId r : mState.open() )
        if ( mState.route( r ).duration() > mState.farthest( r ) )
          most = std::max( most, mState.route( r ).duration() );
      return most;
    };
    Ticks sum = 0;
    for ( RouteId r : mState.open() )
      sum += mState.route( r ).duration();
    // Much below the mean is out of reach, as travel grows where routes are shorter.
    bound =
        std::max( bound, sum * 98 / 100 / std::max<Ticks>( 1, static_cast<Ticks>( mState.open().size() ) ) );
    Ticks reached = longest();
    save( mState, best );
    // Half of the way to the bound at a time while that succeeds; smaller steps where it does not.
    double step = 0.5;
    for ( ; reached > bound && step > 0.005 && !mPace->over( untilShare ); mPace->step() )
    {
      const Ticks target =
          reached - std::max<Ticks>( 1, static_cast<Ticks>( step * static_cast<double>( reached - bound ) ) );
      mState.durationAtMost = target;
      mState.mark();
      for ( RouteId r : std::vector<RouteId>( mState.open() ) )
        while ( mState.route( r ).count > 0 && mState.route( r ).duration() > target &&
                mState.route( r ).duration() > mState.farthest( r ) )
          mState.remove( mState.route( r ).last );
      const double left = untilShare - mPace->share();
      // What was taken out may fit nowhere but where it was: no gain, and no reason to try the same again.
      if ( serveAll( mPace->share() + left * 0.3 ) && longest() < reached &&
           mState.open().size() >= indexOf( routesAtLeast ) )
      {
        reached = longest();
        save( mState, best );
      }
      else
      {
        step *= 0.5;
        mState.durationAtMost = reached;
        restore( mState, best );
      }
    }
    mState.durationAtMost = reached;
    restore( mState, best );
  }
}
