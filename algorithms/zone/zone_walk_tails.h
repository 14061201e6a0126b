// SPDX-License-Identifier: GPL-2.0-or-later
// The most that the rest of a walk can collect, for each visit and time left: in slots, each step rounded
// down, and without going to and fro between two near visits. Christofides, Mingozzi and Toth (1981), "Exact
// Algorithms for the Vehicle Routing Problem, Based on Spanning Tree and Shortest Path Relaxations",
// Mathematical Programming 20. A round takes slots * arcs.
#pragma once
#include "zone/zone_walk_graph.h"

#include <cstdint>
#include <vector>

namespace doorstep
{
  class WalkTails
  {
    public:
      WalkTails( const ZoneModel &model, const WalkGraph &graph );

      // With arcs to all visits, or to near ones alone: that proves nothing, but finds good prices in a tenth
      // of the time.
      // Returns the work that it was: arcs times slots filled at a time.
      std::int64_t fill( const WalkPrices &prices, bool all );
      bool all() const { return mAll; }
      static std::int64_t workToProve( std::size_t visits, std::int32_t slots ); // with arcs to all
      // For each visit the best walk with it first, where that is worth the best less `within`.
      void walks( const WalkPrices &prices, float within, std::vector<Walk> &walks ) const;
      // From behind visit i with so many slots left, not at once to `not_to`.
      float most( WalkVisit i, std::int32_t slotsLeft, WalkVisit notTo ) const
      {
        const std::size_t cell = at( i.index(), slotsLeft );
        return mNext[cell] == numberOf( notTo ) ? mSecond[cell] : mBest[cell];
      }
      // From the way to any of a group's visits, its price with it.
      float mostOfGroup( WalkGroup group, std::int32_t slotsLeft ) const
      {
        return mGroup[at( group.index(), slotsLeft )];
      }

    private:
      // As the tables hold it among their numbers.
      static constexpr WalkVisit NOBODY{ -2 }; // nor home
      static float numberOf( WalkVisit visit ) { return static_cast<float>( visit ); }
      // Slots before 0 are there and never reached, so that a step back needs no test.
      std::size_t at( std::size_t row, std::int32_t slot ) const
      {
        return row * static_cast<std::size_t>( 2 * mGraph.slots ) +
               static_cast<std::size_t>( mGraph.slots + slot );
      }
      void fill( std::int32_t t, WalkVisit i, const WalkPrices &prices );
      // Calls visit( to, slots, way ) for the arcs from a visit.
      template <class Visit> void forArcs( WalkVisit i, Visit &&visit ) const;
      Walk trace( WalkVisit i, const WalkPrices &prices, float worth ) const;

      const ZoneModel &mModel;
      const WalkGraph &mGraph;
      bool mAll = false;
      // By visit and slots left: the most, the visit that it goes on to (-1: home or a far one), and the most
      // that goes on to another.
      std::vector<float> mBest, mNext, mSecond;
      std::vector<float> mGroup;
  };
}
