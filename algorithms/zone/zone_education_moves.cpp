// SPDX-License-Identifier: GPL-2.0-or-later
// The moves between near neighbours u and v, each judged in constant time; x and y are what follows them.
#include "zone/zone_education.h"

namespace doorstep
{
  namespace
  {
    constexpr double ENOUGH = -0.5; // ticks
  }

  // Whether a move pays that changes the travel of a and b by so much and takes service, legs between what is
  // moved and load over from a to b.
  bool Education::pays( const Path &a, const Path &b, double changeA, double changeB, double time,
                        double load ) const
  {
    if ( &a == &b )
      return changeA + changeB <= ENOUGH;
    changeA +=
        priced( static_cast<double>( a.duration ) + changeA - time, static_cast<double>( a.load ) - load ) -
        a.penalty;
    if ( changeA + changeB >= b.penalty )
      return false;
    changeB +=
        priced( static_cast<double>( b.duration ) + changeB + time, static_cast<double>( b.load ) + load ) -
        b.penalty;
    return changeA + changeB <= ENOUGH;
  }

  bool Education::relocate()
  {
    const double changeU = tick( uPrev, x ) - tick( uPrev, u ) - tick( u, x );
    const double changeV = tick( v, u ) + tick( u, y ) - tick( v, y );
    Path &from = *u->path, &to = *v->path;
    if ( u == y || !pays( from, to, changeU, changeV, u->service, u->demand ) )
      return false;
    link( u, v );
    return moved( from, to );
  }

  bool Education::relocatePair()
  {
    if ( u == y || v == x || x->end )
      return false;
    Path &from = *u->path, &to = *v->path;
    const double changeU = tick( uPrev, xNext ) - tick( uPrev, u ) - tick( x, xNext );
    const double changeV = tick( v, u ) + tick( x, y ) - tick( v, y );
    if ( !pays( from, to, changeU, changeV, tick( u, x ) + u->service + x->service, u->demand + x->demand ) )
      return false;
    link( u, v );
    link( x, u );
    return moved( from, to );
  }

  bool Education::relocateReversed()
  {
    if ( u == y || x == v || x->end )
      return false;
    Path &from = *u->path, &to = *v->path;
    const double changeU = tick( uPrev, xNext ) - tick( uPrev, u ) - tick( u, x ) - tick( x, xNext );
    const double changeV = tick( v, x ) + tick( x, u ) + tick( u, y ) - tick( v, y );
    if ( !pays( from, to, changeU, changeV, u->service + x->service, u->demand + x->demand ) )
      return false;
    link( x, v );
    link( u, x );
    return moved( from, to );
  }

  bool Education::swapOne()
  {
    const double changeU = tick( uPrev, v ) + tick( v, x ) - tick( uPrev, u ) - tick( u, x );
    const double changeV = tick( vPrev, u ) + tick( u, y ) - tick( vPrev, v ) - tick( v, y );
    Path &a = *u->path, &b = *v->path;
    if ( u == vPrev || u == y ||
         !pays( a, b, changeU, changeV, u->service - v->service, u->demand - v->demand ) )
      return false;
    swapNodes( u, v );
    return moved( a, b );
  }

  bool Education::swapTwoOne()
  {
    if ( u == vPrev || x == vPrev || u == y || x->end )
      return false;
    Path &a = *u->path, &b = *v->path;
    const double changeU = tick( uPrev, v ) + tick( v, xNext ) - tick( uPrev, u ) - tick( x, xNext );
    const double changeV = tick( vPrev, u ) + tick( x, y ) - tick( vPrev, v ) - tick( v, y );
    if ( !pays( a, b, changeU, changeV, tick( u, x ) + u->service + x->service - v->service,
                u->demand + x->demand - v->demand ) )
      return false;
    swapNodes( u, v );
    link( x, u );
    return moved( a, b );
  }

  bool Education::swapTwo()
  {
    if ( x->end || y->end || y == uPrev || u == y || x == v || v == xNext )
      return false;
    Path &a = *u->path, &b = *v->path;
    const double changeU = tick( uPrev, v ) + tick( y, xNext ) - tick( uPrev, u ) - tick( x, xNext );
    const double changeV = tick( vPrev, u ) + tick( x, yNext ) - tick( vPrev, v ) - tick( y, yNext );
    if ( !pays( a, b, changeU, changeV,
                tick( u, x ) - tick( v, y ) + u->service + x->service - v->service - y->service,
                u->demand + x->demand - v->demand - y->demand ) )
      return false;
    swapNodes( u, v );
    swapNodes( x, y );
    return moved( a, b );
  }

  bool Education::twoOpt()
  {
    if ( u->position > v->position || x == v )
      return false;
    if ( tick( u, v ) + tick( x, y ) - tick( u, x ) - tick( v, y ) > ENOUGH )
      return false;
    mHead.clear();
    for ( Node *node = u->path->first->next; node != x; node = node->next )
      mHead.push_back( node );
    for ( Node *node = v; node != u; node = node->prev )
      mHead.push_back( node );
    for ( Node *node = y; !node->end; node = node->next )
      mHead.push_back( node );
    ++mMoves;
    mMore = true;
    relink( *u->path, mHead );
    return true;
  }

  bool Education::twoOptStarReversed()
  {
    // u's path: up to u, then from v back to the start of v's; the other: back from the end of u's to x, then
    // y …
    Path &a = *u->path, &b = *v->path;
    double change = tick( u, v ) + tick( x, y ) - tick( u, x ) - tick( v, y );
    if ( change >= a.penalty + b.penalty )
      return false;
    const double tailA = static_cast<double>( a.duration - u->time ) - tick( u, x );
    const double tailB = static_cast<double>( b.duration - v->time ) - tick( v, y );
    const auto head = static_cast<double>( u->load + v->load ),
               whole = static_cast<double>( a.load + b.load );
    change += priced( static_cast<double>( u->time + v->time ) + tick( u, v ), head ) - a.penalty +
              priced( tailA + tick( x, y ) + tailB, whole - head ) - b.penalty;
    if ( change > ENOUGH )
      return false;
    mHead.clear();
    mTail.clear();
    for ( Node *node = a.first->next; node != x; node = node->next )
      mHead.push_back( node );
    for ( Node *node = v; !node->end; node = node->prev )
      mHead.push_back( node );
    for ( Node *node = a.last->prev; node != u; node = node->prev )
      mTail.push_back( node );
    for ( Node *node = y; !node->end; node = node->next )
      mTail.push_back( node );
    exchange( a, b );
    return true;
  }

  bool Education::twoOptStar()
  {
    Path &a = *u->path, &b = *v->path;
    double change = tick( u, y ) + tick( v, x ) - tick( u, x ) - tick( v, y );
    if ( change >= a.penalty + b.penalty )
      return false;
    const double tailA = static_cast<double>( a.duration - u->time ) - tick( u, x );
    const double tailB = static_cast<double>( b.duration - v->time ) - tick( v, y );
    const auto first = static_cast<double>( u->load + b.load - v->load );
    const auto second = static_cast<double>( v->load + a.load - u->load );
    change += priced( static_cast<double>( u->time ) + tick( u, y ) + tailB, first ) - a.penalty +
              priced( static_cast<double>( v->time ) + tick( v, x ) + tailA, second ) - b.penalty;
    if ( change > ENOUGH )
      return false;
    mHead.clear();
    mTail.clear();
    for ( Node *node = a.first->next; node != x; node = node->next )
      mHead.push_back( node );
    for ( Node *node = y; !node->end; node = node->next )
      mHead.push_back( node );
    for ( Node *node = b.first->next; node != y; node = node->next )
      mTail.push_back( node );
    for ( Node *node = x; !node->end; node = node->next )
      mTail.push_back( node );
    exchange( a, b );
    return true;
  }

  void Education::exchange( Path &a, Path &b )
  {
    ++mMoves;
    mMore = true;
    relink( a, mHead );
    relink( b, mTail );
  }
}
