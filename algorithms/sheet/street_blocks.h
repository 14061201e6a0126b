// Streets cut into blocks (from junction to junction), and where a stop lies among them: its street, the
// side, the cross-streets. The page's own view of the streets; travel is the network layer's.
#pragma once
#include "network/street_graph.h"
#include "sheet/route_parts.h"

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
      HouseRange left, right;         // of the whole street line; only where the block is all of it
      std::string crossFrom, crossTo; // names met at the ends; empty: none, or a dead end
  };

  struct PrintedPlace
  {
      std::int32_t block = -1; // -1: no street within reach
      std::string side;        // "N", "E", "S" or "W" of the street; empty: on it
      Point middle;            // of the block
  };

  class StreetBlocks
  {
    public:
      StreetBlocks() = default;
      // Lines meet where they share a point (to the decimetre).
      explicit StreetBlocks( std::span<const StreetLine> lines );

      const std::vector<Block> &blocks() const { return mBlocks; }
      // The nearest named block within reach metres, else the nearest of any.
      PrintedPlace place( const Point &stop, double reach = 250 ) const;
      // The blocks that a line follows for a good part of their length, whole: in order.
      std::vector<std::int32_t> along( std::span<const Point> line ) const;
      // The indices of the blocks that pass a cell which the rectangle touches, in order.
      std::vector<std::int32_t> within( Point low, Point high ) const;

    private:
      void index();
      std::vector<Block> mBlocks;
      std::unordered_map<std::uint64_t, std::vector<std::int32_t>> mCells;
  };
}
