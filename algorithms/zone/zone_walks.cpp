#include "zone/zone_walks.h"
#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t LANES = 4; // slots filled at a time; no step is shorter
    constexpr std::int32_t COARSE = 90, FINE = 180, SLOTS_AT_MOST = 400;
    // Lengths of steps to higher prices, as a share of what seems missing to the plan's travel.
    constexpr double LONGEST_STEP = 0.1, RESUMED = 0.02, SETTLED = 0.001;
    constexpr float UNREACHED = -1e30F;

    using Lanes = float __attribute__( ( vector_size( LANES * sizeof( float ) ) ) );

    Lanes always( float value )
    {
      return Lanes{ value, value, value, value };
    }

    Lanes load( const std::vector<float> &from, std::size_t at )
    {
      Lanes lanes;
      std::memcpy( &lanes, from.data() + at, sizeof( lanes ) );
      return lanes;
    }

    void store( const Lanes &lanes, std::vector<float> &to, std::size_t at )
    {
      std::memcpy( to.data() + at, &lanes, sizeof( lanes ) );
    }

    // The best walks at given prices. Times are in units of which a walk's sums are whole numbers below 2^24,
    // so that floats are exact.
    class Walks
    {
      public:
        Walks( const ZoneModel &model, const std::vector<std::int32_t> &visits, Ticks duration,
               std::int32_t slots );
        bool possible() const { return mSlots > 0; }
        std::int64_t work() const { return std::int64_t{ mCount } * mCount * mSlots; }
        double ticksPerUnit() const { return mUnit; }
        static constexpr double UNITS = 1 << 17; // of the duration, at most

        void price( const std::vector<float> &prices );
        // What the best walk with that visit last collects beyond its travel, and its visits.
        float worth( std::size_t last ) const { return mWorth[last]; }
        void trace( std::size_t last, std::vector<std::size_t> &visits ) const;

      private:
        void readArcs( const ZoneModel &model, const std::vector<std::int32_t> &visits, Ticks duration,
                       Ticks slot );
        void fill( std::int32_t t, std::int32_t i, float price );
        // Slots before 0 are there and never reached, so that a step back needs no test.
        std::size_t at( std::int32_t visit, std::int32_t slot ) const
        {
          return indexOf( visit ) * 2 * indexOf( mSlots ) + indexOf( mSlots + slot );
        }

        struct Arc
        {
            std::int32_t from, slots; // with the service at its end
            float way;
        };
        std::int32_t mCount, mSlots = 0;
        double mUnit = 1;
        std::vector<Arc> mArcs;                  // into each visit, shortest first
        std::vector<float> mOut, mBack;          // from the nearest staging place, and to it
        std::vector<std::int32_t> mFirst, mLast; // … in slots
        // By visit and slot: the most collected, the visit before it (-1: a staging place), and the same for
        // the best that comes from another visit.
        std::vector<float> mBest, mBefore, mSecond, mSecondBefore;
        std::vector<float> mWorth;
        std::vector<std::int32_t> mEnd; // the slot of the best walk's last visit
    };

    Walks::Walks( const ZoneModel &model, const std::vector<std::int32_t> &visits, Ticks duration,
                  std::int32_t slots )
        : mCount( static_cast<std::int32_t>( visits.size() ) )
    {
      Ticks shortest = duration;
      for ( std::int32_t v : visits )
        for ( std::int32_t u : visits )
          if ( u != v )
            shortest = std::min( shortest, model.to( v )[u] + model.service[indexOf( v )] );
      const Ticks slot = std::min( shortest / LANES, duration / slots );
      if ( slot < 1 || duration / slot > SLOTS_AT_MOST )
        return;
      mSlots = static_cast<std::int32_t>( duration / slot ) / LANES * LANES + LANES;
      while ( static_cast<double>( duration ) > UNITS * mUnit )
        mUnit *= 2;
      readArcs( model, visits, duration, slot );
      const std::size_t cells = 2 * indexOf( mCount ) * indexOf( mSlots );
      for ( std::vector<float> *table : { &mBest, &mBefore, &mSecond, &mSecondBefore } )
        table->assign( cells, UNREACHED );
      mWorth.resize( indexOf( mCount ) );
      mEnd.resize( indexOf( mCount ) );
    }

    void Walks::readArcs( const ZoneModel &model, const std::vector<std::int32_t> &visits, Ticks duration,
                          Ticks slot )
    {
      const auto units = [&]( Ticks ticks )
      {
        return static_cast<float>(
            std::floor( static_cast<double>( std::min( ticks, 2 * duration ) ) / mUnit ) );
      };
      const auto inSlots = [&]( Ticks ticks )
      { return static_cast<std::int32_t>( std::min<Ticks>( ticks / slot, mSlots ) ); };
      for ( std::int32_t i = 0; i < mCount; ++i )
      {
        const std::int32_t v = visits[indexOf( i )];
        const Ticks service = model.service[indexOf( v )];
        Ticks out = ZoneModel::FORBIDDEN, back = ZoneModel::FORBIDDEN;
        for ( std::int32_t s = 0; s < model.stagings; ++s )
          if ( model.onlyStaging[indexOf( v )] < 0 || model.onlyStaging[indexOf( v )] == s )
          {
            out = std::min( out, Ticks{ model.to( v )[s] } );
            back = std::min( back, Ticks{ model.from( v )[s] } );
          }
        mOut.push_back( units( out ) );
        mBack.push_back( units( back ) );
        mFirst.push_back( inSlots( out + service ) );
        mLast.push_back( inSlots( back ) );
        const auto first = static_cast<std::ptrdiff_t>( mArcs.size() );
        for ( std::int32_t j = 0; j < mCount; ++j )
          if ( j != i )
          {
            const Ticks way = model.to( v )[visits[indexOf( j )]];
            mArcs.push_back( { j, inSlots( way + service ), units( way ) } );
          }
        std::sort( mArcs.begin() + first, mArcs.end(),
                   []( const Arc &a, const Arc &b )
                   { return a.slots < b.slots || ( a.slots == b.slots && a.from < b.from ); } );
      }
    }

    void Walks::fill( std::int32_t t, std::int32_t i, float price )
    {
      Lanes best = always( UNREACHED ), second = best, before = always( -1 ), secondBefore = before;
      const std::int32_t first = mFirst[indexOf( i )] - t;
      if ( first >= 0 && first < LANES )
        best[first] = -mOut[indexOf( i )];
      const Lanes self = always( static_cast<float>( i ) );
      const Arc *arc = mArcs.data() + indexOf( i ) * indexOf( mCount - 1 ), *end = arc + mCount - 1;
      for ( ; arc != end && arc->slots < t + LANES; ++arc )
      {
        const std::size_t from = at( arc->from, t - arc->slots );
        const Lanes other = always( static_cast<float>( arc->from ) );
        const Lanes value = ( load( mBefore, from ) == self ? load( mSecond, from ) : load( mBest, from ) ) -
                            always( arc->way );
        const auto beatsBest = value > best, beatsSecond = value > second;
        second = beatsBest ? best : beatsSecond ? value : second;
        secondBefore = beatsBest ? before : beatsSecond ? other : secondBefore;
        best = beatsBest ? value : best;
        before = beatsBest ? other : before;
      }
      const std::size_t to = at( i, t );
      store( best + always( price ), mBest, to );
      store( second + always( price ), mSecond, to );
      store( before, mBefore, to );
      store( secondBefore, mSecondBefore, to );
    }

    void Walks::price( const std::vector<float> &prices )
    {
      for ( std::int32_t t = 0; t < mSlots; t += LANES )
        for ( std::int32_t i = 0; i < mCount; ++i )
          fill( t, i, prices[indexOf( i )] );
      for ( std::int32_t i = 0; i < mCount; ++i )
      {
        float most = UNREACHED;
        for ( std::int32_t t = 0; t + mLast[indexOf( i )] < mSlots; ++t )
          if ( mBest[at( i, t )] > most )
          {
            most = mBest[at( i, t )];
            mEnd[indexOf( i )] = t;
          }
        mWorth[indexOf( i )] = most - mBack[indexOf( i )];
      }
    }

    void Walks::trace( std::size_t last, std::vector<std::size_t> &visits ) const
    {
      visits.clear();
      auto i = static_cast<std::int32_t>( last ), after = -2;
      for ( std::int32_t t = mEnd[last]; i >= 0; )
      {
        visits.push_back( indexOf( i ) );
        const auto favoured = static_cast<std::int32_t>( mBefore[at( i, t )] );
        const std::int32_t j =
            favoured == after ? static_cast<std::int32_t>( mSecondBefore[at( i, t )] ) : favoured;
        const Arc *arc = mArcs.data() + indexOf( i ) * indexOf( mCount - 1 );
        if ( j >= 0 )
          t -= std::find_if( arc, arc + mCount - 1, [&]( const Arc &a ) { return a.from == j; } )->slots;
        after = i;
        i = j;
      }
    }

    // First prices: each route's travel, shared among its visits by the time that they take of it.
    std::vector<double> sharedTravel( const ZoneModel &model,
                                      const std::vector<std::vector<std::int32_t>> &plan )
    {
      std::vector<double> prices;
      for ( const std::vector<std::int32_t> &route : plan )
      {
        std::int32_t home = 0;
        for ( std::int32_t s = 1; s < model.stagings; ++s )
          if ( model.ticks( s, route.front() ) < model.ticks( home, route.front() ) )
            home = s;
        Ticks travel = 0;
        std::vector<double> weights( route.size() );
        double sum = 0;
        for ( std::size_t i = 0; i <= route.size(); ++i )
        {
          const bool first = i == 0, last = i == route.size();
          const std::int32_t leg = model.ticks( first ? home : route[i - 1], last ? home : route[i] );
          travel += leg;
          if ( !last )
            weights[i] +=
                static_cast<double>( model.service[indexOf( route[i] )] ) + ( first ? 0 : leg / 2.0 );
          if ( !first && !last )
            weights[i - 1] += leg / 2.0;
        }
        for ( double weight : weights )
          sum += weight;
        for ( double weight : weights )
          prices.push_back( sum > 0 ? static_cast<double>( travel ) * weight / sum : 0 );
      }
      return prices;
    }
  }

  TravelPrices priceTravel( const ZoneModel &model, const std::vector<std::vector<std::int32_t>> &plan,
                            Ticks duration, std::int64_t work )
  {
    TravelPrices found;
    std::vector<std::int32_t> visits;
    for ( const std::vector<std::int32_t> &route : plan )
      visits.insert( visits.end(), route.begin(), route.end() );
    const std::size_t n = visits.size();
    const auto routes = static_cast<double>( plan.size() );
    if ( n < 2 )
      return found;
    std::vector<double> prices = sharedTravel( model, plan ), bestPrices, gradient( n ), direction( n, 0 );
    double travel = 0;
    for ( double price : prices )
      travel += price;
    std::vector<float> whole( n );
    std::vector<std::size_t> walk;
    double bestBound = 0, length = LONGEST_STEP;
    int stale = 0;
    // Half of the work on coarse slots, then the rest on fine ones, which round less away.
    for ( const std::int32_t slots : { COARSE, FINE } )
    {
      Walks walks( model, visits, duration, slots );
      if ( !walks.possible() )
        continue;
      const double unit = walks.ticksPerUnit();
      bool better = false; // than with the slots before
      length = std::max( length, RESUMED );
      for ( std::int64_t left = work / 2; left >= walks.work() && length > SETTLED; left -= walks.work() )
      {
        double all = 0;
        for ( std::size_t i = 0; i < n; ++i )
        {
          whole[i] =
              static_cast<float>( std::floor( std::clamp( prices[i] / unit, -Walks::UNITS, Walks::UNITS ) ) );
          all += static_cast<double>( whole[i] );
        }
        walks.price( whole );
        auto most = static_cast<double>( UNREACHED );
        for ( std::size_t i = 0; i < n; ++i )
          most = std::max( most, static_cast<double>( walks.worth( i ) ) );
        const double bound = ( all - routes * most ) * unit;
        if ( !found.found || bound > bestBound )
        {
          bestBound = bound;
          bestPrices = prices;
          found = { static_cast<Ticks>( all * unit ), static_cast<Ticks>( std::ceil( most * unit ) ), true };
          stale = 0;
          better = true;
        }
        else if ( ++stale >= 5 )
        {
          length *= 0.7;
          stale = 0;
          prices = bestPrices;
        }
        // The walks that are nearly the best, the better the more; a single one would make the prices swing.
        const double within = 0.02 * travel / unit / routes;
        std::fill( gradient.begin(), gradient.end(), 0.0 );
        double sum = 0, norm = 0;
        for ( std::size_t i = 0; i < n; ++i )
        {
          const double weight = 1 - ( most - static_cast<double>( walks.worth( i ) ) ) / within;
          if ( weight <= 0 )
            continue;
          sum += weight;
          walks.trace( i, walk );
          for ( std::size_t v : walk )
            gradient[v] += weight;
        }
        for ( std::size_t i = 0; i < n; ++i )
        {
          direction[i] = 0.7 * direction[i] + 0.3 * ( 1 - routes * gradient[i] / sum );
          norm += direction[i] * direction[i];
        }
        if ( !( norm > 0 ) )
          break;
        for ( std::size_t i = 0; i < n; ++i )
          prices[i] += length * ( travel - bound ) / norm * direction[i];
      }
      if ( better )
        prices = bestPrices;
    }
    return found;
  }
}
