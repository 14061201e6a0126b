// SPDX-License-Identifier: GPL-2.0-or-later
// SWAP*: exchanges a visit of one route with one of another, each put where it is cheapest instead of in the
// other's place (Vidal 2022). For each visit the three cheapest places in the other route are kept.
#include "zone/zone_education.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t NEVER = 1 << 30;
  }

  bool Education::mayCross( const Path &a, const Path &b )
  {
    return a.left <= b.right && b.left <= a.right && a.bottom <= b.top && b.bottom <= a.top;
  }

  void Education::rank( Path &a, Path &b )
  {
    for ( Node *node = a.first->next; !node->end; node = node->next )
    {
      node->removal = tick( node->prev, node->next ) - tick( node->prev, node ) - tick( node, node->next );
      Insertion &insertion = insertionOf( b.index, node->place );
      if ( insertion.calculated >= b.modified )
        continue;
      insertion.calculated = mMoves;
      std::fill_n( insertion.cost, 3, NEVER );
      std::fill_n( insertion.after, 3, nullptr );
      const std::int32_t *ways = node->ways;
      Node *after = b.first;
      for ( std::int32_t here = ways[after->place];; )
      {
        Node *next = after->next;
        const std::int32_t there = ways[next->place];
        const std::int32_t cost = here + there - after->ways[next->place];
        if ( cost < insertion.cost[2] )
        {
          int i = 2;
          for ( ; i > 0 && cost < insertion.cost[i - 1]; --i )
          {
            insertion.cost[i] = insertion.cost[i - 1];
            insertion.after[i] = insertion.after[i - 1];
          }
          insertion.cost[i] = cost;
          insertion.after[i] = after;
        }
        if ( next->end )
          break;
        after = next;
        here = there;
      }
    }
  }

  double Education::cheapest( Node *node, Node *gone, Node *&where )
  {
    const Insertion &insertion = insertionOf( gone->path->index, node->place );
    double best = tick( gone->prev, node ) + tick( node, gone->next ) - tick( gone->prev, gone->next );
    where = gone->prev;
    for ( int i = 0; i < 3; ++i )
    {
      Node *after = insertion.after[i];
      if ( !after || after == gone || after->next == gone )
        continue;
      if ( insertion.cost[i] < best )
      {
        best = insertion.cost[i];
        where = after;
      }
      break;
    }
    return best;
  }

  bool Education::swapStar( Path &a, Path &b )
  {
    rank( a, b );
    rank( b, a );
    double best = -0.5;
    Node *bestA = nullptr, *bestB = nullptr, *afterA = nullptr, *afterB = nullptr;
    const auto overload = [&]( double sum )
    { return sum > mCapacity ? ( sum - mCapacity ) * mPenalties.load : 0; };
    const auto durationA = static_cast<double>( a.duration ), durationB = static_cast<double>( b.duration );
    const auto loadA = static_cast<double>( a.load ), loadB = static_cast<double>( b.load );
    for ( Node *p = a.first->next; !p->end; p = p->next )
      for ( Node *q = b.first->next; !q->end; q = q->next )
      {
        const double newA = loadA + q->demand - p->demand, newB = loadB + p->demand - q->demand;
        const double least =
            overload( newA ) + overload( newB ) - a.penalty - b.penalty + p->removal + q->removal;
        if ( least >= best )
          continue;
        Node *whereP = nullptr, *whereQ = nullptr;
        const double extraB = cheapest( p, q, whereP ), extraA = cheapest( q, p, whereQ );
        const double changeA = p->removal + extraA, changeB = q->removal + extraB;
        if ( changeA + changeB + overload( newA ) + overload( newB ) - a.penalty - b.penalty >= best )
          continue;
        const double shift = q->service - p->service;
        const double change = changeA + changeB + priced( durationA + changeA + shift, newA ) +
                              priced( durationB + changeB - shift, newB ) - a.penalty - b.penalty;
        if ( change < best )
        {
          best = change;
          bestA = p;
          bestB = q;
          afterA = whereP;
          afterB = whereQ;
        }
      }
    const auto moveOver = [&]( Path &from, Path &to, Node *&moving, Node *&staying, Node *&where )
    {
      for ( Node *p = from.first->next; !p->end; p = p->next )
      {
        const Insertion &insertion = insertionOf( to.index, p->place );
        const double change = p->removal + insertion.cost[0] +
                              priced( static_cast<double>( from.duration ) + p->removal - p->service,
                                      static_cast<double>( from.load ) - p->demand ) +
                              priced( static_cast<double>( to.duration ) + insertion.cost[0] + p->service,
                                      static_cast<double>( to.load ) + p->demand ) -
                              from.penalty - to.penalty;
        if ( change < best )
        {
          best = change;
          moving = p;
          staying = nullptr;
          where = insertion.after[0];
        }
      }
    };
    moveOver( a, b, bestA, bestB, afterA );
    moveOver( b, a, bestB, bestA, afterB );
    if ( !bestA && !bestB )
      return false;
    if ( bestA )
      link( bestA, afterA );
    if ( bestB )
      link( bestB, afterB );
    return moved( a, b );
  }
}
