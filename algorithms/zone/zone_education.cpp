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
    for ( std::int32_t p = 0; p < model.places; ++p )
    {
      Node &node = mNodes[indexOf( p )];
      node.place = p;
      node.ways = model.from( p );
      node.service = static_cast<double>( model.service[indexOf( p )] );
      node.demand = static_cast<double>( model.demand[indexOf( p )] );
    }
    for ( std::int32_t p = 1; p < model.places; ++p )
      mOrder.push_back( p );
    for ( std::int32_t r = 0; r < routesAtMost; ++r )
    {
      mPaths[indexOf( r )].index = r;
      mPaths[indexOf( r )].first = &mFirsts[indexOf( r )];
      mPaths[indexOf( r )].last = &mLasts[indexOf( r )];
      for ( Node *node : { mPaths[indexOf( r )].first, mPaths[indexOf( r )].last } )
      {
        *node = mNodes[0];
        node->end = true;
        node->path = &mPaths[indexOf( r )];
      }
      mPathOrder.push_back( r );
    }
    mNear.resize( indexOf( model.places ) );
    for ( std::int32_t p = 1; p < model.places; ++p )
      for ( std::int32_t i = 0; i < std::min( GRANULAR, model.nearCount ); ++i )
      {
        mNear[indexOf( p )].push_back( model.near( p )[i] );
        mNear[indexOf( model.near( p )[i] )].push_back( p );
      }
    for ( std::vector<std::int32_t> &near : mNear )
    {
      std::sort( near.begin(), near.end() );
      near.erase( std::unique( near.begin(), near.end() ), near.end() );
    }
  }

  void Education::link( Node *node, Node *after )
  {
    node->prev->next = node->next;
    node->next->prev = node->prev;
    after->next->prev = node;
    node->prev = after;
    node->next = after->next;
    after->next = node;
    node->path = after->path;
  }

  void Education::swapNodes( Node *a, Node *b )
  {
    Node *aNext = a->next, *aPrev = a->prev, *bNext = b->next, *bPrev = b->prev;
    Path *aPath = a->path;
    aPrev->next = b;
    aNext->prev = b;
    bPrev->next = a;
    bNext->prev = a;
    a->prev = bPrev;
    a->next = bNext;
    b->prev = aPrev;
    b->next = aNext;
    a->path = b->path;
    b->path = aPath;
  }

  void Education::load( const Individual &individual )
  {
    ++mMoves;
    for ( std::size_t r = 0; r < mPaths.size(); ++r )
    {
      Path &path = mPaths[r];
      Node *last = path.first;
      last->prev = path.last;
      // Where there are more routes than paths, the last path takes the rest.
      const std::size_t end = r + 1 < mPaths.size() ? r + 1 : individual.routes.size();
      for ( std::size_t i = r; i < std::min( end, individual.routes.size() ); ++i )
        for ( std::int32_t place : individual.routes[i] )
        {
          Node *node = &mNodes[indexOf( place )];
          node->path = &path;
          node->prev = last;
          node->tested = -1;
          last->next = node;
          last = node;
        }
      last->next = path.last;
      path.last->prev = last;
      path.last->next = path.first;
      update( path );
      path.tested = -1;
    }
  }

  void Education::store( Individual &individual ) const
  {
    // In the order of their direction from the staging place, so that crossover mixes neighbouring routes.
    std::vector<const Path *> used;
    for ( const Path &path : mPaths )
      if ( path.count > 0 )
        used.push_back( &path );
    std::sort( used.begin(), used.end(),
               []( const Path *a, const Path *b )
               { return a->angle < b->angle || ( a->angle == b->angle && a->index < b->index ); } );
    individual.routes.clear();
    for ( const Path *path : used )
    {
      individual.routes.emplace_back();
      for ( const Node *node = path->first->next; !node->end; node = node->next )
        individual.routes.back().push_back( node->place );
    }
    individual.measure( mModel );
  }

  void Education::update( Path &path )
  {
    std::int32_t position = 0;
    std::int64_t load = 0;
    Ticks time = 0;
    Node *node = path.first;
    node->position = 0;
    node->load = 0;
    node->time = 0;
    path.x = path.y = 0;
    do
    {
      const Node *last = node;
      node = node->next;
      node->path = &path;
      node->position = ++position;
      time += mModel.ticks( last->place, node->place ) + mModel.service[indexOf( node->place )];
      load += mModel.demand[indexOf( node->place )];
      node->load = load;
      node->time = time;
      if ( node->end )
        break;
      const Point &p = mModel.position[indexOf( node->place )];
      path.x += p.x;
      path.y += p.y;
      const bool first = position == 1;
      path.left = first ? p.x : std::min( path.left, p.x );
      path.right = first ? p.x : std::max( path.right, p.x );
      path.bottom = first ? p.y : std::min( path.bottom, p.y );
      path.top = first ? p.y : std::max( path.top, p.y );
    } while ( true );
    path.count = position - 1;
    path.duration = time;
    path.load = load;
    path.penalty = priced( static_cast<double>( time ), static_cast<double>( load ) );
    path.modified = mMoves;
    path.parents = 0;
    path.angle = 5;
    if ( path.count == 0 )
      return;
    const Point &home = mModel.position[0];
    const double dx = path.x / path.count - home.x, dy = path.y / path.count - home.y;
    const double sum = ( dx < 0 ? -dx : dx ) + ( dy < 0 ? -dy : dy );
    const double slope = sum > 0 ? dy / sum : 1;
    path.angle = dx >= 0 ? 1 - slope : 3 + slope; // grows with the direction, without trigonometry
  }

  bool Education::inherited( const Path &path, const Individual &parent )
  {
    const Node *node = path.first->next;
    if ( node->end )
      return true;
    const bool forward = parent.before[indexOf( node->place )] == 0;
    const std::vector<std::int32_t> &after = forward ? parent.after : parent.before;
    if ( !forward && parent.after[indexOf( node->place )] != 0 )
      return false;
    for ( ; !node->end; node = node->next )
      if ( after[indexOf( node->place )] != node->next->place )
        return false;
    return true;
  }

  Education::Path *Education::emptyPath()
  {
    for ( Path &path : mPaths )
      if ( path.count == 0 )
        return &path;
    return nullptr;
  }

  void Education::relink( Path &path, const std::vector<Node *> &nodes )
  {
    Node *last = path.first;
    for ( Node *node : nodes )
    {
      last->next = node;
      node->prev = last;
      last = node;
    }
    last->next = path.last;
    path.last->prev = last;
    update( path );
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
    const auto shuffle = [&]( std::vector<std::int32_t> &values )
    {
      for ( std::size_t i = values.size(); i > 1; --i )
        std::swap( values[i - 1], values[random.below( static_cast<std::uint32_t>( i ) )] );
    };
    shuffle( mOrder );
    shuffle( mPathOrder );
    for ( std::int32_t place : mOrder )
      if ( random.below( GRANULAR ) == 0 )
        shuffle( mNear[indexOf( place )] );
    mMore = true;
    for ( int loop = 0; mMore; ++loop )
    {
      if ( loop > 1 )
        mMore = false;
      for ( std::int32_t place : mOrder )
      {
        Node *node = &mNodes[indexOf( place )];
        const std::int64_t tested = node->tested;
        node->tested = mMoves;
        for ( std::int32_t near : mNear[indexOf( place )] )
        {
          Node *other = &mNodes[indexOf( near )];
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
      for ( std::int32_t a : mPathOrder )
      {
        Path &first = mPaths[indexOf( a )];
        const std::int64_t tested = first.tested;
        first.tested = mMoves;
        for ( std::int32_t b : mPathOrder )
        {
          Path &second = mPaths[indexOf( b )];
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
