// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/edge_search.h"

#include <algorithm>

namespace doorstep
{
  EdgeSearch::EdgeSearch( const StreetGraph &graph ) : mGraph( graph ), mWeight( graph.edgeCount(), NO_WAY )
  {
  }

  void EdgeSearch::push( Entry entry )
  {
    std::size_t at = mHeap.size();
    mHeap.push_back( entry );
    while ( at > 0 )
    {
      const std::size_t parent = ( at - 1 ) / 4;
      if ( !( entry < mHeap[parent] ) )
        break;
      mHeap[at] = mHeap[parent];
      at = parent;
    }
    mHeap[at] = entry;
  }

  EdgeSearch::Entry EdgeSearch::pop()
  {
    const Entry top = mHeap.front();
    const Entry last = mHeap.back();
    mHeap.pop_back();
    const std::size_t size = mHeap.size();
    if ( size == 0 )
      return top;
    std::size_t at = 0;
    for ( ;; )
    {
      const std::size_t first = at * 4 + 1;
      if ( first >= size )
        break;
      std::size_t least = first;
      for ( std::size_t child = first + 1; child < std::min( first + 4, size ); ++child )
        if ( mHeap[child] < mHeap[least] )
          least = child;
      if ( !( mHeap[least] < last ) )
        break;
      mHeap[at] = mHeap[least];
      at = least;
    }
    mHeap[at] = last;
    return top;
  }

  void EdgeSearch::run( std::span<const TravelEnd> from, const Indexed<EdgeId, std::uint8_t> &wanted,
                        std::size_t wantedCount, bool trace )
  {
    for ( const EdgeId edge : mTouched )
      mWeight[edge] = NO_WAY;
    mTouched.clear();
    mHeap.clear();
    if ( trace && mBefore.empty() )
      mBefore.assign( mGraph.edgeCount(), EdgeId() );
    const auto reach = [&]( EdgeId edge, Weight weight, EdgeId before )
    {
      Weight &known = mWeight[edge];
      if ( !( weight < known ) )
        return;
      if ( known == NO_WAY )
        mTouched.push_back( edge );
      known = weight;
      if ( trace )
        mBefore[edge] = before;
      push( { weight, edge } );
    };
    for ( const TravelEnd &end : from )
      reach( end.edge, end.after + end.facing + end.drive, EdgeId() );
    while ( !mHeap.empty() )
    {
      const Entry top = pop();
      if ( top.weight > mWeight[top.edge] )
        continue;
      if ( wanted[top.edge] != 0 && --wantedCount == 0 )
        return;
      for ( const Turn &turn : mGraph.turnsFrom( top.edge ) )
        reach( turn.edge, top.weight + turn.weight, top.edge );
    }
  }
}
