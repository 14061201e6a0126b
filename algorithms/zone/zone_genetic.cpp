// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_genetic.h"
#include "base/index.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  namespace
  {
    // At least so many of a group live on, so many more are made; elite; closest others. The first two are
    // 25 and 40 in the paper, which has minutes where seconds are all there is here.
    constexpr std::size_t LEAST = 15, MORE = 25, ELITE = 4, CLOSEST = 5;
    constexpr double FEASIBLE_SHARE = 0.2;
    constexpr std::int64_t PATIENCE = 10;    // children without gain, by place
    constexpr std::int64_t STEPS_EACH = 128; // of annealing, which take about as long
  }

  bool GeneticSearch::suits( const ZoneModel &model )
  {
    return model.symmetric && model.stagings == 1 && !model.constrained &&
           model.visitsAtMost >= model.places && model.places > 4;
  }

  GeneticSearch::GeneticSearch( const ZoneModel &model, Pace &pace, std::uint64_t seed,
                                std::int32_t routesAtMost )
      : mModel( model ),
        mPace( pace ),
        mRandom( seed, 5 ),
        mRoutesAtMost( indexOf( routesAtMost ) ),
        mEducation( model, routesAtMost ),
        mLoadHeld( 100, true ),
        mDurationHeld( 100, true ),
        mTaken( indexOf( model.places ) )
  {
    double farthest = 0, demand = 0;
    for ( const PlaceId v : model.visitPlaces() )
    {
      demand = std::max( demand, static_cast<double>( model.demand[v] ) );
      for ( const PlaceId u : IdRange( PlaceId( 0 ), v ) )
        farthest = std::max( farthest, static_cast<double>( model.ticks( u, v ) ) );
    }
    mPenalties.load = std::max( 0.1, farthest / std::max( 1.0, demand ) );
    mPenalties.duration = 1;
  }

  void GeneticSearch::add( std::vector<std::vector<PlaceId>> routes )
  {
    auto individual = std::make_unique<Individual>();
    individual->routes = std::move( routes );
    individual->measure( mModel );
    add( std::move( individual ) );
  }

  void GeneticSearch::improve( std::vector<std::vector<PlaceId>> routes )
  {
    Individual individual;
    individual.routes = std::move( routes );
    individual.measure( mModel );
    educate( individual );
  }

  void GeneticSearch::educate( Individual &individual, std::initializer_list<const Individual *> parents )
  {
    mEducation( individual, mPenalties, mRandom, parents );
    mPace.step( STEPS_EACH );
    ++mSteps;
    const auto slot = static_cast<std::size_t>( mSteps % 100 );
    mLoadHeld[slot] = individual.overload <= 0;
    mDurationHeld[slot] = individual.overtime <= 0;
    const bool possible = individual.feasible;
    auto kept = std::make_unique<Individual>( individual );
    const bool gain = add( std::move( kept ) );
    mWithoutGain = gain ? 0 : mWithoutGain + 1;
    if ( possible || mRandom.below( 2 ) == 0 )
      return;
    Penalties strict = mPenalties;
    strict.load *= 10;
    strict.duration *= 10;
    mEducation( individual, strict, mRandom );
    if ( individual.feasible && add( std::make_unique<Individual>( individual ) ) )
      mWithoutGain = 0;
  }

  void GeneticSearch::addRandom()
  {
    Individual individual;
    for ( const PlaceId v : mModel.visitPlaces() )
      individual.tour.push_back( v );
    for ( std::size_t i = individual.tour.size(); i > 1; --i )
      std::swap( individual.tour[i - 1], individual.tour[mRandom.below( static_cast<std::uint32_t>( i ) )] );
    split( mModel, mPenalties, mRoutesAtMost, individual );
    educate( individual );
  }

  bool GeneticSearch::add( std::unique_ptr<Individual> individual )
  {
    Group &group = individual->feasible ? mPossible : mImpossible;
    individual->closest.clear();
    Individual *added = individual.get();
    for ( const auto &other : group )
    {
      const double distance = added->distanceTo( *other, mModel );
      const auto insert = []( Individual &to, double d, const Individual *who )
      {
        const auto place =
            std::upper_bound( to.closest.begin(), to.closest.end(), d,
                              []( double value, const auto &entry ) { return value < entry.first; } );
        to.closest.insert( place, { d, who } );
      };
      insert( *added, distance, other.get() );
      insert( *other, distance, added );
    }
    const double cost = individual->cost( mPenalties );
    const auto place = std::upper_bound( group.begin(), group.end(), cost,
                                         [&]( double value, const auto &entry )
                                         { return value < entry->cost( mPenalties ); } );
    group.insert( place, std::move( individual ) );
    if ( group.size() > LEAST + MORE )
      while ( group.size() > LEAST )
        removeWorst( group );
    if ( !mPossible.empty() && ( !mFound || mPossible.front()->travel < mBest.travel - 0.5 ) )
    {
      mBest = *mPossible.front();
      mFound = true;
      return true;
    }
    return false;
  }

  void GeneticSearch::rankFitness( Group &group )
  {
    // By diversity, then each individual's two ranks weighed; the elite's cost counts more.
    std::vector<std::pair<double, std::size_t>> byDistance;
    for ( std::size_t i = 0; i < group.size(); ++i )
      byDistance.emplace_back( -group[i]->distanceToClosest( CLOSEST ), i );
    std::sort( byDistance.begin(), byDistance.end() );
    if ( group.size() == 1 )
      group.front()->fitness = 0;
    else
      for ( std::size_t i = 0; i < group.size(); ++i )
      {
        const auto size = static_cast<double>( group.size() );
        const double diversity = static_cast<double>( i ) / ( size - 1 );
        const double rank = static_cast<double>( byDistance[i].second ) / ( size - 1 );
        group[byDistance[i].second]->fitness =
            group.size() <= ELITE ? rank : rank + ( 1 - static_cast<double>( ELITE ) / size ) * diversity;
      }
  }

  void GeneticSearch::removeWorst( Group &group )
  {
    rankFitness( group );
    std::size_t worst = 0;
    bool worstClone = false;
    double worstFitness = -1;
    for ( std::size_t i = 1; i < group.size(); ++i )
    {
      const bool clone = group[i]->distanceToClosest( 1 ) < 1e-9;
      if ( ( clone && !worstClone ) || ( clone == worstClone && group[i]->fitness > worstFitness ) )
      {
        worst = i;
        worstClone = clone;
        worstFitness = group[i]->fitness;
      }
    }
    const Individual *gone = group[worst].get();
    for ( const auto &other : group )
      other->closest.erase( std::remove_if( other->closest.begin(), other->closest.end(),
                                            [&]( const auto &entry ) { return entry.second == gone; } ),
                            other->closest.end() );
    group.erase( group.begin() + static_cast<std::ptrdiff_t>( worst ) );
  }

  const Individual &GeneticSearch::parent()
  {
    const auto draw = [&]() -> const Individual &
    {
      const std::size_t i =
          mRandom.below( static_cast<std::uint32_t>( mPossible.size() + mImpossible.size() ) );
      return i < mPossible.size() ? *mPossible[i] : *mImpossible[i - mPossible.size()];
    };
    const Individual &a = draw(), &b = draw();
    return a.fitness < b.fitness ? a : b;
  }

  void GeneticSearch::cross( const Individual &a, const Individual &b, Individual &child )
  {
    // OX: a stretch of one parent, the rest in the other's order, in no more routes than the first has.
    const auto n = static_cast<std::uint32_t>( a.tour.size() );
    const std::uint32_t start = mRandom.below( n );
    std::uint32_t end = mRandom.below( n );
    while ( end == start )
      end = mRandom.below( n );
    child.tour.assign( n, PlaceId() );
    std::fill( mTaken.begin(), mTaken.end(), std::uint8_t{ 0 } );
    std::uint32_t i = start;
    for ( ;; i = ( i + 1 ) % n )
    {
      child.tour[i] = a.tour[i];
      mTaken[a.tour[i]] = 1;
      if ( i == end )
        break;
    }
    i = ( end + 1 ) % n;
    for ( std::uint32_t k = 1; k <= n; ++k )
    {
      const PlaceId v = b.tour[( end + k ) % n];
      if ( mTaken[v] )
        continue;
      child.tour[i] = v;
      i = ( i + 1 ) % n;
    }
    split( mModel, mPenalties, a.routes.size(), child );
  }

  void GeneticSearch::adaptPenalties()
  {
    const auto adapt = []( double &penalty, const std::vector<bool> &held )
    {
      const auto share = static_cast<double>( std::count( held.begin(), held.end(), true ) ) / 100;
      if ( share < FEASIBLE_SHARE - 0.05 )
        penalty = std::min( penalty * 1.2, 1e9 );
      else if ( share > FEASIBLE_SHARE + 0.05 )
        penalty = std::max( penalty * 0.85, 0.1 );
    };
    adapt( mPenalties.load, mLoadHeld );
    adapt( mPenalties.duration, mDurationHeld );
    std::stable_sort( mImpossible.begin(), mImpossible.end(),
                      [&]( const auto &a, const auto &b )
                      { return a->cost( mPenalties ) < b->cost( mPenalties ); } );
  }

  void GeneticSearch::restart()
  {
    mPossible.clear();
    mImpossible.clear();
    mWithoutGain = 0;
  }

  void GeneticSearch::run( double untilShare, std::int32_t random )
  {
    while ( !mPace.over( untilShare ) )
    {
      if ( random > 0 || mPossible.size() + mImpossible.size() < 2 )
      {
        addRandom();
        --random;
      }
      else
      {
        rankFitness( mPossible );
        rankFitness( mImpossible );
        const Individual &a = parent();
        const Individual *b = &parent();
        for ( int i = 0; i < 20 && b == &a; ++i )
          b = &parent();
        Individual child;
        cross( a, *b, child );
        educate( child, { &a, b } );
      }
      if ( mSteps % 100 == 0 )
        adaptPenalties();
      if ( mWithoutGain >= PATIENCE * mModel.places )
      {
        restart();
        random = 4 * static_cast<std::int32_t>( LEAST );
      }
    }
  }
}
