#include "zone/zone_search.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  namespace
  {
    std::size_t at( std::int32_t i )
    {
      return static_cast<std::size_t>( i );
    }
  }

  ZoneSearch::ZoneSearch( ZoneState &state, ZoneShape &shape, Pace &pace, std::uint64_t seed )
      : mState( state ),
        mShape( shape ),
        mPace( pace ),
        mRandom( seed ),
        mRuin( state.model(), {} ),
        mRecreate( state.model() ),
        mAbsences( at( state.model().places ), 0 )
  {
  }

  void ZoneSearch::anneal( double untilShare )
  {
    mRecreate.opensFreely = opensFreely;
    mRecreate.blinkOneIn = 100;
    const double from = mPace.share(), length = untilShare - from;
    const double scale = mState.model().meanNearTicks;
    double temperature = hot * scale;
    SavedRoutes best;
    save( mState, best );
    mState.mark();
    double cost = static_cast<double>( mState.cost() ) + mShape.priceAll( mState ), bestCost = cost;
    const std::size_t absent = mState.absent().size();
    for ( std::int64_t i = 0; !mPace.over( untilShare ); mPace.step(), ++i )
    {
      if ( i % 128 == 0 )
        temperature =
            hot * scale * rootPower( cold / hot, std::min( 1.0, ( mPace.share() - from ) / length ) );
      const auto before = static_cast<double>( mState.cost() );
      mRuin( mState, mRandom );
      mRecreate( mState, mRandom );
      const double room = acceptable( temperature );
      double change = static_cast<double>( mState.cost() ) - before;
      bool good = mState.absent().size() <= absent;
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

  bool ZoneSearch::serve( double untilShare, std::int64_t patience )
  {
    mRecreate.opensFreely = false;
    mRecreate.blinkOneIn = 100;
    const double temperature = 0.3 * mState.model().meanNearTicks;
    const auto absences = [&]
    {
      std::int64_t sum = 0;
      for ( std::int32_t v : mState.absent() )
        sum += mAbsences[at( v )];
      return sum;
    };
    SavedRoutes best;
    save( mState, best );
    mState.mark();
    std::size_t fewest = mState.absent().size();
    std::int64_t failures = 0;
    for ( ; fewest > 0 && failures < patience && !mPace.over( untilShare ); mPace.step() )
    {
      const Ticks before = mState.cost();
      const std::size_t absentBefore = mState.absent().size();
      const std::int64_t sumBefore = absences();
      mRuin( mState, mRandom );
      mRecreate( mState, mRandom );
      const std::size_t absent = mState.absent().size();
      const std::int64_t sum = absences();
      for ( std::int32_t v : mState.absent() )
        ++mAbsences[at( v )];
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
    return fewest == 0;
  }

  bool ZoneSearch::serveAll( double untilShare )
  {
    mState.mark();
    mRecreate.opensFreely = false;
    mRecreate( mState, mRandom );
    return serve( untilShare, std::numeric_limits<std::int64_t>::max() );
  }

  void ZoneSearch::fewestRoutes( std::int32_t bound, double untilShare )
  {
    SavedRoutes best;
    while ( static_cast<std::int32_t>( mState.open().size() ) > bound && !mPace.over( untilShare ) )
    {
      save( mState, best );
      std::int64_t least = std::numeric_limits<std::int64_t>::max();
      std::int32_t victim = -1;
      for ( std::int32_t r : mState.open() )
      {
        std::int64_t sum = 0;
        for ( std::int32_t v : mState.visitsOf( r ) )
          sum += mAbsences[at( v )] * 1000 + 1;
        if ( sum < least || ( sum == least && r < victim ) )
        {
          least = sum;
          victim = r;
        }
      }
      for ( std::int32_t v : mState.visitsOf( victim ) )
        mState.remove( v );
      mState.routesAtMost = static_cast<std::int32_t>( mState.open().size() );
      if ( serve( untilShare, std::numeric_limits<std::int64_t>::max() ) )
        continue;
      mState.routesAtMost = mState.routesAtMost + 1;
      restore( mState, best );
    }
    mState.routesAtMost = static_cast<std::int32_t>( mState.open().size() );
  }

  void ZoneSearch::shortenLongest( Ticks bound, double untilShare )
  {
    SavedRoutes best;
    const auto longest = [&]
    {
      Ticks most = 0;
      for ( std::int32_t r : mState.open() )
        most = std::max( most, mState.route( r ).duration() );
      return most;
    };
    Ticks reached = longest();
    save( mState, best );
    // Half of the way to the bound at a time while that succeeds; smaller steps where it does not.
    double step = 0.5;
    while ( reached > bound && step > 0.001 && !mPace.over( untilShare ) )
    {
      const Ticks target =
          reached - std::max<Ticks>( 1, static_cast<Ticks>( step * static_cast<double>( reached - bound ) ) );
      mState.durationAtMost = target;
      mState.mark();
      for ( std::int32_t r : std::vector<std::int32_t>( mState.open() ) )
        while ( mState.route( r ).count > 0 && mState.route( r ).duration() > target )
          mState.remove( mState.route( r ).last );
      const double left = untilShare - mPace.share();
      if ( serveAll( mPace.share() + left * 0.3 ) )
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
