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
          NodeId node;
          SegmentId segment;
      };

      explicit JunctionCell( const StreetGraph &graph );

      // The part that is looked at from now on.
      void choose( std::span<const NodeId> nodes );

      bool contains( NodeId node ) const { return mCell[node] == mPresent; }
      std::span<const Neighbour> all( NodeId node ) const { return mNeighbours[node]; }
      // Neighbours inside the part.
      template <class Visit> void inside( NodeId node, const Visit &visit ) const
      {
        for ( const Neighbour &other : all( node ) )
          if ( contains( other.node ) )
            visit( other );
      }

    private:
      Lists<NodeId, Neighbour> mNeighbours;
      std::int32_t mPresent = 0;
      Indexed<NodeId, std::int32_t> mCell;
  };

  class InertialFlow
  {
    public:
      InertialFlow( const StreetGraph &graph, const JunctionCell &cell );

      // nodes: the cell's, in the order of a sweep whose first `place` nodes are side 0 and which cuts `cut`
      // segments. Changes side (by node) where a smaller or better balanced cut is found.
      void improve( std::span<const NodeId> nodes, std::size_t place, std::int64_t cut,
                    Indexed<NodeId, std::uint8_t> &side );

    private:
      using Neighbour = JunctionCell::Neighbour;
      bool carries( NodeId node, const Neighbour &to ) const;
      bool levels( std::span<const NodeId> nodes, std::size_t outer );
      bool push( NodeId source );
      std::size_t reachSinks( std::span<const NodeId> nodes, std::size_t outer );

      const StreetGraph &mGraph;
      const JunctionCell &mCell;
      Indexed<NodeId, std::int8_t> mSink;    // 1 sink, -1 source
      Indexed<NodeId, std::int32_t> mLevel;  // -1: not reached
      Indexed<NodeId, std::uint32_t> mNext;  // the neighbour to try
      Indexed<SegmentId, std::int8_t> mFlow; // from its first junction to its second
      std::vector<NodeId> mQueue;
      std::vector<std::pair<NodeId, Neighbour>> mPath;
  };
}
