// SPDX-License-Identifier: GPL-2.0-or-later
// Many-to-many weights over a prepared hierarchy: sixteen sources at a time climb to the vertices above them,
// then one sweep from the top down over the vertices above the targets settles all of these (RPHAST). The
// arcs are read once for sixteen sources, and the inner loop is vector instructions.
#pragma once
#include "network/hierarchy.h"
#include "network/travel_ends.h"

namespace doorstep
{
  struct SweepArc
  {
      Weight weight = 0;
      std::int32_t other = 0; // the vertex above
  };

  class HierarchySweep
  {
    public:
      static constexpr std::size_t lanes = 16;

      // For a plan's wanted edges, which include those that its places leave by.
      HierarchySweep( const Hierarchy &hierarchy, const TravelPlan &plan );

      // Places in an order in which those near each other in the hierarchy follow each other.
      std::vector<std::size_t> sourceOrder() const;

      // Room for one worker; rows() leaves the weights there.
      struct Work
      {
          std::vector<Weight> weight;        // by vertex, `lanes` each
          std::vector<std::int32_t> climbed; // vertices above the sources
          std::vector<std::uint8_t> marked;
      };
      Work room() const;

      // Weights from up to `lanes` places to all wanted edges.
      void run( std::span<const std::size_t> sources, Work &work ) const;

      Weight weight( const Work &work, std::size_t slot, std::size_t lane ) const
      {
        return work.weight[static_cast<std::size_t>( mVertexOf[slot] ) * lanes + lane];
      }

    private:
      struct Arc
      {
          Weight weight = 0;
          std::int32_t other = 0;
      };

      const TravelPlan &mPlan;
      // Vertices above the wanted edges, the most important first.
      std::vector<std::int32_t> mVertexOf; // by slot
      std::vector<std::int32_t> mParent;
      std::vector<std::uint32_t> mFirstUp, mFirstDown;
      std::vector<SweepArc> mUp, mDown;
  };
}
