// SPDX-License-Identifier: GPL-2.0-or-later
// A plan as a person changes it: zones with their stops, and the way back. An edit says how each zone that it
// touches becomes, so that undoing it gives back exactly what was.
//   HandPlan plan( visits, zones );
//   plan.apply( moveVisits( plan, times, { visit }, 7 ) );
//   plan.undo();
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace doorstep
{
  struct HandZone
  {
      std::int32_t number = 0;
      std::int32_t staging = 0;        // index into the question's
      bool isLocked = false;           // nothing is put in, taken out or reordered
      std::string team;                // of the roster, where one was assigned; empty: none
      std::int32_t shift = -1;         // index into the question's; -1: there is one
      std::vector<std::int32_t> stops; // the question's visits in the order of the route; none: no zone
      bool operator==( const HandZone & ) const = default;
  };

  // The zones that an edit touches, as they become.
  using HandChange = std::vector<HandZone>;

  class HandPlan
  {
    public:
      // Throws InputError where a zone is there twice, or a visit is in two of them.
      HandPlan( std::size_t visits, const std::vector<HandZone> &zones );

      const std::map<std::int32_t, HandZone> &zones() const { return mZones; }
      bool has( std::int32_t number ) const { return mZones.contains( number ); }
      // Throws InputError where there is no such zone.
      const HandZone &zone( std::int32_t number ) const;
      // Its zone's number; 0: no team makes it.
      std::int32_t zoneOf( std::int32_t visit ) const { return mZoneOf[static_cast<std::size_t>( visit )]; }
      std::size_t visits() const { return mZoneOf.size(); }
      // A number that no zone has or had at the start.
      std::int32_t nextNumber() const;

      // Makes the change; what was undone before cannot be done again. Nothing happens where nothing changes.
      void apply( const HandChange &change );
      bool canUndo() const { return mDone > 0; }
      bool canRedo() const { return mDone < mEdits.size(); }
      // The numbers of the zones touched.
      std::vector<std::int32_t> undo();
      std::vector<std::int32_t> redo();

      // Of zones, stops, staging places and locks: equal for equal plans.
      std::uint64_t hash() const;

    private:
      struct Edit
      {
          HandChange before, after; // the same zones in the same order
      };
      void put( const HandChange &zones );

      std::map<std::int32_t, HandZone> mZones;
      std::vector<std::int32_t> mZoneOf;
      std::vector<Edit> mEdits;
      std::size_t mDone = 0;
      std::int32_t mHighest = 0; // number at the start
  };

  // The numbers of the zones that differ between two plans: gone, new, or with other stops or another staging
  // place. Locks and teams are no difference.
  std::vector<std::int32_t> changedZones( const std::map<std::int32_t, HandZone> &before,
                                          const std::map<std::int32_t, HandZone> &after );
}
