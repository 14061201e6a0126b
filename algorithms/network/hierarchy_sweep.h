// SPDX-License-Identifier: GPL-2.0-or-later
// Many-to-many weights over a prepared hierarchy: sixteen sources at a time climb to the vertices above them,
// then one sweep from the top down over the vertices above the targets settles all of these (RPHAST). The
// arcs are read once for sixteen sources, and the inner loop is vector instructions.
#pragma once
#include "network/hierarchy.h"
#include "network/travel_ends.h"

namespace doorstep
{
  // Above the wanted edges, the most important first.
  using SweepVertex = IdOf<struct SweepVertexTag>;

  struct SweepArc
  {
      Weight weight = 0;
      SweepVertex other; // the vertex above
  };

  class HierarchySweep
  {
    public:
      static constexpr std::size_t LANES = 16;

      // For a plan's wanted edges, which include those that its places leave by.
      HierarchySweep( const Hierarchy &hierarchy, const TravelPlan &plan );

      // Places in an order in which those near each other in the hierarchy follow each other.
      std::vector<std::size_t> sourceOrder() const;

      // Room for one worker; rows() leaves the weights there.
      struct Work
      {
          std::vector<Weight> weight;       // by vertex, `lanes` each
          std::vector<SweepVertex> climbed; // those above the sources
          Indexed<SweepVertex, std::uint8_t> marked;
      };
      Work room() const;

      // Weights from up to `lanes` places to all wanted edges.
      void run( std::span<const std::size_t> sources, Work &work ) const;

      Weight weight( const Work &work, SlotId slot, std::size_t lane ) const
      {
        return work.weight[mVertexOf[slot].index() * LANES + lane];
      }

    private:
      const TravelPlan &mPlan;
      Indexed<SlotId, SweepVertex> mVertexOf;
      Indexed<SweepVertex, SweepVertex> mParent;
      Lists<SweepVertex, SweepArc> mUp, mDown;
  };
}
