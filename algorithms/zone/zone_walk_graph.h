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
  using WalkVisit = IdOf<struct WalkVisitTag>; // a visit as the graph numbers them
  using WalkGroup = IdOf<struct WalkGroupTag>;
  template <class T> using ByWalkVisit = Indexed<WalkVisit, T>;
  using WalkPrices = ByWalkVisit<float>;

  // A walk found at some prices.
  struct Walk
  {
      float worth = 0; // prices less travel
      std::vector<WalkVisit> visits;
  };

  struct WalkGraph
  {
      static constexpr std::int32_t NEAR = 40, GROUPS = 64, MEMORY = 8;
      static constexpr float UNREACHED = -1e30F;
      static constexpr std::int32_t LANES = 4; // slots filled at a time; no step is shorter
      static constexpr double UNITS = 1 << 17; // of the duration, at most

      struct Arc
      {
          WalkVisit to{ 0 };
          std::int32_t slots = 0; // with the service at its end
          Ticks time = 0;         // … too
          float way = 0;          // travel alone, in units
          std::uint8_t bit = 0;   // of `to` in the memory of the visit before; 0: not remembered
          // Which of the visits that the one remembers the other remembers as well, for half of them each.
          std::array<std::array<std::uint8_t, 16>, 2> kept{};
      };
      struct GroupArc
      {
          std::int32_t slots = 0; // to the nearest of the group that is not near
          float way = 0;
      };

      WalkGraph( const ZoneModel &model, const std::vector<PlaceId> &visits, Ticks duration,
                 std::int32_t slots );

      std::int32_t count = 0, slots = 0; // slots 0: doors and legs are too short for slots
      Ticks duration = 0, slot = 1;
      double unit = 1; // ticks
      ByWalkVisit<PlaceId> visits;
      std::int32_t near = 0;                             // so many from each visit
      std::vector<Arc> arcs;                             // … shortest first
      Indexed<WalkGroup, std::vector<WalkVisit>> groups; // of visits by position
      std::vector<GroupArc> groupArcs;                   // by visit and group
      ByWalkVisit<float> out, back;                      // from the nearest staging place, and to it
      ByWalkVisit<std::int32_t> first, last;             // … in slots, with the service at its end
      ByWalkVisit<std::array<WalkVisit, MEMORY>> memory; // the visits that each remembers, itself first

      float units( Ticks ticks ) const; // rounded down

      std::int32_t inSlots( Ticks ticks ) const;
      bool isNear( WalkVisit from, WalkVisit to ) const { return mNear[pair( from, to )]; }
      const Arc *arcsOf( WalkVisit from ) const
      {
        return arcs.data() + from.index() * static_cast<std::size_t>( near );
      }

      const GroupArc &arcToGroup( WalkVisit from, WalkGroup group ) const
      {
        return groupArcs[from.index() * groups.size() + group.index()];
      }

    private:
      void findGroups( const ZoneModel &model );
      void readArcs( const ZoneModel &model );
      void readArcsOf( const ZoneModel &model, WalkVisit from );
      void remember();
      std::size_t pair( WalkVisit from, WalkVisit to ) const
      {
        return from.index() * static_cast<std::size_t>( count ) + to.index();
      }
      std::vector<bool> mNear;
  };
}
