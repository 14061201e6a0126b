// The lattice of zone_areas.h: squares on round coordinates, and how faces are cut by them until each piece
// has visits of one zone only.
#pragma once
#include "zone/zone_areas.h"
#include "zone/zone_areas_cells.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace doorstep::areas
{
  inline constexpr std::int32_t SmallestSquare = 16; // 2 m: two zones' visits closer than this share a cell
  inline constexpr std::int32_t KnownSquare = 64;    // 8 m: what a visit's place is rounded to
  inline constexpr double LargeFace = 16;            // base squares; a larger face is cut by the lattice

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

  // The nearest point of the grid. Throws InputError for what is not finite or too far out.
  GridPoint toGrid( const Point &p );

  // The squares within reach (in squares) of a visit that is in a zone, by row and column.
  std::vector<SquareIndex> squaresInReach( std::span<const ZoneAreaVisit> visits, std::int32_t side,
                                           double reach );

  class Splitter
  {
    public:
      // `known` becomes the square that each visit is known by, where that is smaller than KnownSquare.
      Splitter( std::span<const ZoneAreaVisit> visits, const std::vector<SquareIndex> &squares,
                std::int32_t side, std::vector<Square> &known );

      // Whether these visits are of more than one zone.
      bool isMixed( const std::vector<std::int32_t> &inside ) const;
      bool isLarge( const Cell &face ) const;

      // The lines that cut this face with these visits, not yet clipped to it.
      std::vector<Line> linesIn( const Cell &face, const std::vector<std::int32_t> &inside );

    private:
      std::int32_t zone( std::int32_t visit ) const
      {
        return mVisits[static_cast<std::size_t>( visit )].zone;
      }
      SquareIndex squareOf( std::int32_t visit ) const;
      void quarter( const Square &square, const std::vector<std::int32_t> &inside );

      std::span<const ZoneAreaVisit> mVisits;
      const std::vector<SquareIndex> &mSquares;
      std::int32_t mSide;
      std::vector<Square> &mKnown;
      std::vector<Line> mLines;
  };
}
