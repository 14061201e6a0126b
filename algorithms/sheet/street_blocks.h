// SPDX-License-Identifier: GPL-2.0-or-later
// Streets cut into blocks, from junction to junction (where three or more street ends meet), wherever line
// features begin and end; and where a stop lies among them: its street, the side, the cross-streets. The
// page's own view of the streets; travel is the network layer's.
//
// What a page may tell of a stop to somebody who must not learn the house (privacy 18) is a group of blocks:
// block_groups.h.
#pragma once
#include "network/own_street.h"
#include "network/street_graph.h"
#include "sheet/block_groups.h"
#include "sheet/route_parts.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace doorstep
{
  struct Block
  {
      Polyline line;
      std::string name;
      RoadClass roadClass = RoadClass::Local;
      OneWay oneWay = OneWay::Both;   // in the direction of the line
      float stopsElsewhere = 0;       // metres that a stop's street may be farther (network/freeways.h)
      bool isDrive = false;           // nameless, private, an alley (network/own_street.h)
      HouseRange left, right;         // only where the block is made of whole street lines
      std::string crossFrom, crossTo; // names met at the ends; empty: none, or a dead end
  };

  struct PrintedPlace
  {
      std::int32_t block = -1; // -1: no street within reach
      std::string side;        // "N", "E", "S" or "W" of the street; empty: on it
      Point middle;            // of the block
      std::int32_t group = -1; // of blocks
      std::string driveOff;    // the street that a nameless drive leads to; empty: not known, or no drive
  };

  class StreetBlocks
  {
    public:
      StreetBlocks() = default;
      // Lines meet where they share a point (to the decimetre). The groups hold the homes given (all address
      // points of the area), or are long enough where none are.
      // Homes whose address is known are of the street that it names.
      explicit StreetBlocks( std::span<const StreetLine> lines, std::span<const Point> homes = {},
                             const BlockGroupOptions &options = {}, const HouseAddresses &addresses = {} );

      const std::vector<Block> &blocks() const { return mBlocks; }
      const std::vector<BlockGroup> &groups() const { return mGroups; }
      bool countsHomes() const { return mCountsHomes; } // else groups go by length
      // Every name as `newName` gives it, where pages print another than the layer has.
      void rename( const std::function<std::string( const std::string & )> &newName );
      // The nearest block of the street that the home's address names or of a drive that leads there; where
      // that is not known the nearest named block within reach metres, else the nearest of any.
      PrintedPlace place( const Point &stop, double reach = 250 ) const;
      // The block at the place where planzones has the team stop.
      PrintedPlace placeAt( const Point &stop, const Point &access ) const;
      // The place that tells no house: the middle of the group's blocks; without streets that of a square.
      Point shownPlace( const PrintedPlace &place, const Point &stop ) const;
      // The blocks that a line follows for a good part of their length, whole: in order.
      std::vector<std::int32_t> along( std::span<const Point> line ) const;
      // The indices of the blocks that pass a cell which the rectangle touches, in order.
      std::vector<std::int32_t> within( Point low, Point high ) const;

    private:
      void index();
      template <class Score>
      PrintedPlace nearestBlock( const Point &stop, double reach, const Score &score ) const;
      PrintedPlace placeNear( const Point &stop, double reach ) const;
      PrintedPlace onBlock( std::int32_t block, const Point &stop ) const;
      Point middleOfSquare( const Point &stop ) const;
      std::vector<Block> mBlocks;
      std::vector<BlockGroup> mGroups;
      std::vector<std::int32_t> mGroupOf; // of each block; -1: none
      bool mCountsHomes = false;
      OwnStreets mOwn; // of the blocks
      HouseIndex mHouses;
      std::vector<std::int32_t> mHouseStreets; // of mOwn, by the addresses' streets
      std::vector<Point> mLooseHomes;          // where there are no streets to be told by
      int mSmallest = 8;
      std::unordered_map<std::uint64_t, std::vector<std::int32_t>> mCells;
  };

  // The blocks of a line as a sheet may draw them that must not tell a house: those that it follows, and the
  // whole of the groups named (-1: none). In order.
  std::vector<std::int32_t> blocksFollowed( const StreetBlocks &streets, std::span<const Point> line,
                                            std::span<const std::int32_t> groups );
}
