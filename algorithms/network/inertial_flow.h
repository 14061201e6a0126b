// SPDX-License-Identifier: GPL-2.0-or-later
// Small cuts between the outer parts of a set of junctions: Schild, Sommer, "On Balanced Separators in Road
// Networks", SEA 2015; maximum flow after Dinic 1970, cut times size. Used by nested_dissection.cpp alone.
#pragma once
#include "network/street_graph.h"

namespace doorstep
{
  // The junctions as an undirected graph, of which a part is looked at.
  class JunctionCell
  {
    public:
      struct Neighbour
      {
          std::int32_t node = 0;
          std::int32_t segment = 0;
      };

      explicit JunctionCell( const StreetGraph &graph );

      // The part that is looked at from now on.
      void choose( std::span<const std::int32_t> nodes );

      bool contains( std::int32_t node ) const { return mCell[static_cast<std::size_t>( node )] == mPresent; }
      std::span<const Neighbour> all( std::int32_t node ) const
      {
        const auto n = static_cast<std::size_t>( node );
        return { mNeighbours.data() + mFirst[n], mFirst[n + 1] - mFirst[n] };
      }
      // Neighbours inside the part.
      template <class Visit> void inside( std::int32_t node, const Visit &visit ) const
      {
        for ( const Neighbour &other : all( node ) )
          if ( contains( other.node ) )
            visit( other );
      }

    private:
      std::vector<std::uint32_t> mFirst;
      std::vector<Neighbour> mNeighbours;
      std::int32_t mPresent = 0;
      std::vector<std::int32_t> mCell;
  };

  class InertialFlow
  {
    public:
      InertialFlow( const StreetGraph &graph, const JunctionCell &cell );

      // nodes: the cell's, in the order of a sweep whose first `place` nodes are side 0 and which cuts `cut`
      // segments. Changes side (by node) where a smaller or better balanced cut is found.
      void improve( std::span<const std::int32_t> nodes, std::size_t place, std::int64_t cut,
                    std::vector<std::uint8_t> &side );

    private:
      using Neighbour = JunctionCell::Neighbour;
      bool carries( std::int32_t node, const Neighbour &to ) const;
      bool levels( std::span<const std::int32_t> nodes, std::size_t outer );
      bool push( std::int32_t source );
      std::size_t reachSinks( std::span<const std::int32_t> nodes, std::size_t outer );

      const StreetGraph &mGraph;
      const JunctionCell &mCell;
      std::vector<std::int8_t> mSink;   // by node: 1 sink, -1 source
      std::vector<std::int32_t> mLevel; // by node; -1: not reached
      std::vector<std::uint32_t> mNext; // by node, the neighbour to try
      std::vector<std::int8_t> mFlow;   // by segment, from its first junction to its second
      std::vector<std::int32_t> mQueue;
      std::vector<std::pair<std::int32_t, Neighbour>> mPath;
  };
}
