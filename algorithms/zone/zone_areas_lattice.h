// SPDX-License-Identifier: GPL-2.0-or-later
// The lattice of zone_areas.h: squares on round coordinates, small where homes are dense and large where they
// are sparse, and how faces between streets are cut by them.
#pragma once
#include "zone/zone_areas.h"
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace doorstep::areas
{
  inline constexpr std::int32_t ROOT_SQUARE = 8192;  // 1024 m: the largest, aligned to its own size
  inline constexpr std::int32_t FINEST_SQUARE = 256; // 32 m
  inline constexpr std::int32_t KNOWN_SQUARE = 64;   // 8 m: what a visit's place is rounded to
  inline constexpr double LARGE_FACE = 16;           // squares; a larger face is cut by the lattice

  using Line = std::vector<GridPoint>;
  using SquareIndex = std::pair<std::int32_t, std::int32_t>; // row, column

  // Rounded down, for negative coordinates too.
  std::int32_t floorDivide( std::int32_t a, std::int32_t b );

  // Twice the area of the triangle, over 0 where it runs anticlockwise.
  inline std::int64_t cross( const GridPoint &a, const GridPoint &b, const GridPoint &c )
  {
    return ( std::int64_t{ b.x } - a.x ) * ( std::int64_t{ c.y } - a.y ) -
           ( std::int64_t{ b.y } - a.y ) * ( std::int64_t{ c.x } - a.x );
  }

  // Whether the grid has it: finite, and under 2,000 km from the origin.
  bool isOnGrid( const Point &p );

  // The nearest point of the grid. Throws InputError for what is not finite or too far out.
  GridPoint toGrid( const Point &p );

  // The square of this side that holds the point.
  Square squareAround( const GridPoint &p, std::int32_t side );

  // How far apart visits are around a place: the distance to the third nearest spot with one, metres. Known
  // from the visits' squares alone.
  class Spacing
  {
    public:
      explicit Spacing( std::span<const ZoneAreaVisit> visits );
      double at( const Point &place ) const;
      // Square metres that hold enough homes around a place, where homes are not known: half of what lies
      // between two visits, since only a part of all homes are visited.
      double safeArea( const Point &place, const ZoneAreaOptions &options ) const;

    private:
      std::vector<Point> mSpots;
  };

  class Squares
  {
    public:
      // The ground around the visits that are in a zone and along the ways. A square is halved while it holds
      // more than two times `smallest` homes, or homes that are among so many within a quarter of its side;
      // where homes are not known, while it is wider than half of the visits' spacing; with options.cell down
      // to that side.
      Squares( std::span<const ZoneAreaVisit> visits, const ZoneAreaOptions &options,
               const Spacing &spacing );

      bool empty() const { return mLeaves.empty(); }
      bool covers( const SquareIndex &root ) const { return mLeaves.contains( root ); }
      const std::map<SquareIndex, std::vector<Square>> &leaves() const { return mLeaves; } // by root square

      // The lines that cut this face, not yet clipped to it: of the squares that are small beside it, or of
      // all of them.
      std::vector<Line> linesIn( const Cell &face, bool all ) const;

    private:
      std::map<SquareIndex, std::vector<Square>> mLeaves;
  };
}
