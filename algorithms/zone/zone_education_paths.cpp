// SPDX-License-Identifier: GPL-2.0-or-later
// The plan under local search as linked paths, with what moves need to be judged in constant time.
#include "zone/zone_education.h"

#include <algorithm>

namespace doorstep
{
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
    for ( const PathId id : mPaths.ids() )
    {
      Path &path = mPaths[id];
      const std::size_t r = id.index();
      Node *last = path.first;
      last->prev = path.last;
      // Where there are more routes than paths, the last path takes the rest.
      const std::size_t end = r + 1 < mPaths.size() ? r + 1 : individual.routes.size();
      for ( std::size_t i = r; i < std::min( end, individual.routes.size() ); ++i )
        for ( PlaceId place : individual.routes[i] )
        {
          Node *node = &mNodes[place];
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
      time += mModel.ticks( last->place, node->place ) + mModel.service[node->place];
      load += mModel.demand[node->place];
      node->load = load;
      node->time = time;
      if ( node->end )
        break;
      const Point &p = mModel.position[node->place];
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
    const Point &home = mModel.position[PlaceId( 0 )];
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
    const bool forward = parent.before[node->place] == 0;
    const Indexed<PlaceId, PlaceId> &after = forward ? parent.after : parent.before;
    if ( !forward && parent.after[node->place] != 0 )
      return false;
    for ( ; !node->end; node = node->next )
      if ( after[node->place] != node->next->place )
        return false;
    return true;
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
}
