// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_education.h"
#include "base/index.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t GRANULAR = 20;
  }

  Education::Education( const ZoneModel &model, std::int32_t routesAtMost )
      : mModel( model ),
        mBudget( static_cast<double>( model.budget ) ),
        mCapacity( static_cast<double>( model.capacity ) ),
        mNodes( indexOf( model.places ) ),
        mFirsts( indexOf( routesAtMost ) ),
        mLasts( indexOf( routesAtMost ) ),
        mPaths( indexOf( routesAtMost ) ),
        mInsertions( indexOf( routesAtMost ) * indexOf( model.places ) )
  {
    for ( const PlaceId p : mNodes.ids() )
    {
      Node &node = mNodes[p];
      node.place = p;
      node.ways = model.from( p );
      node.service = static_cast<double>( model.service[p] );
      node.demand = static_cast<double>( model.demand[p] );
    }
    for ( const PlaceId p : model.visitPlaces() )
      mOrder.push_back( p );
    for ( const PathId r : mPaths.ids() )
    {
      mPaths[r].index = r;
      mPaths[r].first = &mFirsts[r];
      mPaths[r].last = &mLasts[r];
      for ( Node *node : { mPaths[r].first, mPaths[r].last } )
      {
        *node = mNodes[PlaceId( 0 )];
        node->end = true;
        node->path = &mPaths[r];
      }
      mPathOrder.push_back( r );
    }
    mNear.resize( indexOf( model.places ) );
    for ( const PlaceId p : model.visitPlaces() )
      for ( std::int32_t i = 0; i < std::min( GRANULAR, model.nearCount ); ++i )
      {
        mNear[p].push_back( model.near( p )[i] );
        mNear[model.near( p )[i]].push_back( p );
      }
    for ( std::vector<PlaceId> &near : mNear )
    {
      std::sort( near.begin(), near.end() );
      near.erase( std::unique( near.begin(), near.end() ), near.end() );
    }
  }

  Education::Path *Education::emptyPath()
  {
    for ( Path &path : mPaths )
      if ( path.count == 0 )
        return &path;
    return nullptr;
  }

  bool Education::moved( Path &a, Path &b )
  {
    ++mMoves;
    mMore = true;
    update( a );
    if ( &a != &b )
      update( b );
    return true;
  }

  void Education::take( Node *first, Node *second )
  {
    u = first;
    v = second;
    x = u->next;
    y = v->next;
    uPrev = u->prev;
    vPrev = v->prev;
    xNext = x->next;
    yNext = y->next;
  }

  bool Education::tryAll( Node *first, Node *second )
  {
    take( first, second );
    if ( relocate() || relocatePair() || relocateReversed() )
      return true;
    const bool same = u->path == v->path;
    if ( v->end )
      return !same && ( twoOptStarReversed() || twoOptStar() );
    if ( u->place <= v->place && swapOne() )
      return true;
    if ( swapTwoOne() || ( u->place <= v->place && swapTwo() ) )
      return true;
    return same ? twoOpt() : twoOptStarReversed() || twoOptStar();
  }

  void Education::operator()( Individual &individual, const Penalties &penalties, Random &random,
                              std::initializer_list<const Individual *> parents )
  {
    mPenalties = penalties;
    load( individual );
    for ( Path &path : mPaths )
    {
      std::uint32_t bit = 1;
      for ( const Individual *parent : parents )
      {
        path.parents |= inherited( path, *parent ) ? bit : 0;
        bit *= 2;
      }
    }
    const auto shuffle = [&]( auto &values )
    {
      for ( std::size_t i = values.size(); i > 1; --i )
        std::swap( values[i - 1], values[random.below( static_cast<std::uint32_t>( i ) )] );
    };
    shuffle( mOrder );
    shuffle( mPathOrder );
    for ( PlaceId place : mOrder )
      if ( random.below( GRANULAR ) == 0 )
        shuffle( mNear[place] );
    mMore = true;
    for ( int loop = 0; mMore; ++loop )
    {
      if ( loop > 1 )
        mMore = false;
      for ( PlaceId place : mOrder )
      {
        Node *node = &mNodes[place];
        const std::int64_t tested = node->tested;
        node->tested = mMoves;
        for ( PlaceId near : mNear[place] )
        {
          Node *other = &mNodes[near];
          if ( loop > 0 ? std::max( node->path->modified, other->path->modified ) <= tested
                        : ( node->path->parents & other->path->parents ) != 0 )
            continue;
          if ( !tryAll( node, other ) && other->prev->end )
            tryAll( node, other->prev );
        }
        if ( loop > 0 )
          if ( Path *free = emptyPath() )
          {
            take( node, free->first );
            static_cast<void>( relocate() || relocatePair() || relocateReversed() || twoOptStar() );
          }
      }
      for ( const PathId a : mPathOrder )
      {
        Path &first = mPaths[a];
        const std::int64_t tested = first.tested;
        first.tested = mMoves;
        for ( const PathId b : mPathOrder )
        {
          Path &second = mPaths[b];
          if ( a < b && first.count > 0 && second.count > 0 &&
               ( loop == 0 ? ( first.parents & second.parents ) == 0
                           : std::max( first.modified, second.modified ) > tested ) &&
               mayCross( first, second ) )
            swapStar( first, second );
        }
      }
    }
    store( individual );
  }
}
