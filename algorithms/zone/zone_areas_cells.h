// SPDX-License-Identifier: GPL-2.0-or-later
// The cells of zone_areas.h: blocks and lattice squares as one planar map on a grid of eighths of a metre, so
// that neighbours share their vertices exactly. Made by noding and polygonising with GEOS.
#pragma once
#include "base/indexed.h"
#include "base/point.h"
#include "zone/zone_areas.h"

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace doorstep::areas
{
  inline constexpr double GRIDS_PER_METER = 8;

  struct GridPoint
  {
      std::int32_t x = 0;
      std::int32_t y = 0;
      auto operator<=>( const GridPoint & ) const = default;
  };

  inline Point toPoint( const GridPoint &p )
  {
    return { p.x / GRIDS_PER_METER, p.y / GRIDS_PER_METER };
  }

  // An upright square, in grid units; what is known of a visit's place.
  struct Square
  {
      GridPoint corner;
      std::int32_t side = 0;
  };

  struct Cell
  {
      std::vector<std::vector<GridPoint>> rings; // closed; the shell, then holes
      GridPoint low, high;                       // bounding box
      Point center;                              // centre of mass, metres
      double area = 0;                           // square metres
  };

  // Below 0: outside all.
  using CellId = IdOf<struct CellTag>;

  // A piece of boundary from one vertex to the next.
  struct CellEdge
  {
      GridPoint from, to; // from < to
      CellId left, right;
  };

  struct Neighbour
  {
      CellId cell;
      double meters = 0; // of shared boundary
  };

  struct CellMap
  {
      Indexed<CellId, Cell> cells; // in an order that depends on the geometry alone
      std::vector<CellEdge> edges;
      Indexed<CellId, std::vector<Neighbour>> neighbours; // of each cell, by number
  };

  // The zone of each cell; 0: none.
  using CellZones = Indexed<CellId, std::int32_t>;

  class Squares;

  // Cells around the visits that are in a zone: blocks between streets, cut by the squares where they are
  // large beside these or where visits of two zones share them.
  CellMap makeCells( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                     const Squares &squares, const Progress &progress );

  // The cell of each point.
  std::vector<CellId> locate( const Indexed<CellId, Cell> &cells, std::span<const Point> points );
}
