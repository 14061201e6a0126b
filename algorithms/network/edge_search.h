// SPDX-License-Identifier: GPL-2.0-or-later
// Dijkstra's algorithm over the edges of a street graph, in flat arrays with a heap of four children a node
// and no decrease-key: E log E for a whole search, less where it ends at its targets.
#pragma once
#include "network/travel_ends.h"

namespace doorstep
{
  class EdgeSearch
  {
    public:
      explicit EdgeSearch( const StreetGraph &graph );

      // Least weights to the ends of edges, until all wanted ones are settled (mark by edge, wantedCount of
      // them). With `trace`, before() answers afterwards.
      void run( std::span<const TravelEnd> from, const Indexed<EdgeId, std::uint8_t> &wanted,
                std::size_t wantedCount, bool trace = false );

      Weight weight( EdgeId edge ) const { return mWeight[edge]; }
      // The edge before it on the way; none: the search started on it.
      EdgeId before( EdgeId edge ) const { return mBefore[edge]; }

    private:
      struct Entry
      {
          Weight weight = 0;
          EdgeId edge;
          bool operator<( const Entry &other ) const
          {
            return weight < other.weight || ( weight == other.weight && edge < other.edge );
          }
      };
      void push( Entry entry );
      Entry pop();

      const StreetGraph &mGraph;
      Indexed<EdgeId, Weight> mWeight;
      Indexed<EdgeId, EdgeId> mBefore;
      std::vector<EdgeId> mTouched;
      std::vector<Entry> mHeap;
  };
}
