// SPDX-License-Identifier: GPL-2.0-or-later
// The visits of a plan as routes relaxed to walks see them: arcs to near visits one by one, and far visits in
// groups.
#pragma once
#include "zone/zone_model.h"

#include <array>
#include <cstdint>
#include <vector>

namespace doorstep
{
  // A walk found at some prices.
  struct Walk
  {
      float worth = 0; // prices less travel
      std::vector<std::int32_t> visits;
  };

  struct WalkGraph
  {
      static constexpr std::int32_t NEAR = 40, GROUPS = 64, MEMORY = 8;
      static constexpr float UNREACHED = -1e30F;
      static constexpr std::int32_t LANES = 4; // slots filled at a time; no step is shorter
      static constexpr double UNITS = 1 << 17; // of the duration, at most

      struct Arc
      {
          std::int32_t to = 0, slots = 0; // with the service at its end
          Ticks time = 0;                 // … too
          float way = 0;                  // travel alone, in units
          std::uint8_t bit = 0;           // of `to` in the memory of the visit before; 0: not remembered
          // Which of the visits that the one remembers the other remembers as well, for half of them each.
          std::array<std::array<std::uint8_t, 16>, 2> kept{};
      };
      struct GroupArc
      {
          std::int32_t slots = 0; // to the nearest of the group that is not near
          float way = 0;
      };

      WalkGraph( const ZoneModel &model, std::vector<std::int32_t> visits, Ticks duration,
                 std::int32_t slots );

      std::int32_t count = 0, slots = 0; // slots 0: doors and legs are too short for slots
      Ticks duration = 0, slot = 1;
      double unit = 1; // ticks
      std::vector<std::int32_t> visits;
      std::int32_t near = 0;                                // so many from each visit
      std::vector<Arc> arcs;                                // … shortest first
      std::vector<std::vector<std::int32_t>> groups;        // of visits by position
      std::vector<GroupArc> groupArcs;                      // by visit and group
      std::vector<float> out, back;                         // from the nearest staging place, and to it
      std::vector<std::int32_t> first, last;                // … in slots, with the service at its end
      std::vector<std::array<std::int32_t, MEMORY>> memory; // the visits that each remembers, itself first

      float units( Ticks ticks ) const; // rounded down

      std::int32_t inSlots( Ticks ticks ) const;
      bool isNear( std::int32_t from, std::int32_t to ) const
      {
        return mNear[static_cast<std::size_t>( from ) * static_cast<std::size_t>( count ) +
                     static_cast<std::size_t>( to )];
      }

    private:
      void findGroups( const ZoneModel &model );
      void readArcs( const ZoneModel &model );
      std::vector<bool> mNear;
  };
}
