// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_cells.h"

#include "zone/zone_areas_faces.h"
#include "zone/zone_areas_lattice.h"
#include "zone/zone_areas_noding.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace doorstep::areas
{
  namespace
  {
    // The streets that come near the squares, on the grid, and a frame around them all.
    std::vector<Line> groundLines( std::span<const std::vector<Point>> streets, const Squares &squares )
    {
      constexpr std::int32_t side = ROOT_SQUARE;
      std::int32_t west = squares.leaves().begin()->first.second, east = west;
      for ( const auto &[root, leaves] : squares.leaves() )
      {
        west = std::min( west, root.second );
        east = std::max( east, root.second );
      }
      const GridPoint low{ ( west - 1 ) * side, ( squares.leaves().begin()->first.first - 1 ) * side };
      const GridPoint high{ ( east + 2 ) * side, ( squares.leaves().rbegin()->first.first + 2 ) * side };

      const auto isNear = [&]( const Line &line )
      {
        for ( std::size_t i = 1; i < line.size(); ++i )
        {
          const GridPoint a{ std::max( std::min( line[i - 1].x, line[i].x ), low.x ),
                             std::max( std::min( line[i - 1].y, line[i].y ), low.y ) };
          const GridPoint b{ std::min( std::max( line[i - 1].x, line[i].x ), high.x ),
                             std::min( std::max( line[i - 1].y, line[i].y ), high.y ) };
          for ( std::int32_t r = floorDivide( a.y, side ); r <= floorDivide( b.y, side ); ++r )
            for ( std::int32_t c = floorDivide( a.x, side ); c <= floorDivide( b.x, side ); ++c )
              if ( squares.covers( { r, c } ) )
                return true;
        }
        return false;
      };
      std::vector<Line> lines;
      for ( const std::vector<Point> &street : streets )
      {
        Line line;
        for ( const Point &p : street )
          if ( const GridPoint q = toGrid( p ); line.empty() || line.back() != q )
            line.push_back( q );
        if ( line.size() > 1 && isNear( line ) )
          lines.push_back( std::move( line ) );
      }
      std::sort( lines.begin(), lines.end() );
      lines.push_back( { low, { high.x, low.y }, high, { low.x, high.y }, low } );
      return lines;
    }

    void measure( Cell &cell )
    {
      const GridPoint origin = cell.rings.front().front();
      double twice = 0, sumX = 0, sumY = 0;
      cell.low = cell.high = origin;
      for ( const Line &ring : cell.rings )
        for ( std::size_t i = 1; i < ring.size(); ++i )
        {
          const double ax = ring[i - 1].x - origin.x, ay = ring[i - 1].y - origin.y;
          const double bx = ring[i].x - origin.x, by = ring[i].y - origin.y;
          const double cross = ax * by - bx * ay;
          twice += cross;
          sumX += ( ax + bx ) * cross;
          sumY += ( ay + by ) * cross;
          cell.low = { std::min( cell.low.x, ring[i].x ), std::min( cell.low.y, ring[i].y ) };
          cell.high = { std::max( cell.high.x, ring[i].x ), std::max( cell.high.y, ring[i].y ) };
        }
      cell.area = twice / 2 / ( GRIDS_PER_METER * GRIDS_PER_METER );
      cell.center = { ( origin.x + sumX / ( 3 * twice ) ) / GRIDS_PER_METER,
                      ( origin.y + sumY / ( 3 * twice ) ) / GRIDS_PER_METER };
    }

    Indexed<CellId, Cell> cellsOf( std::vector<std::vector<Line>> faces )
    {
      Indexed<CellId, Cell> cells( faces.size() );
      for ( const CellId c : cells.ids() )
      {
        cells[c].rings = std::move( faces[c.index()] );
        measure( cells[c] );
      }
      return cells;
    }

    // Whether the cell holds the point, in grid units; a point of a boundary lies in one of the cells there.
    bool holds( const Cell &cell, double x, double y )
    {
      bool inside = false;
      for ( const Line &ring : cell.rings )
        for ( std::size_t i = 1; i < ring.size(); ++i )
        {
          const bool upward = ring[i].y > ring[i - 1].y;
          const GridPoint &a = ring[upward ? i - 1 : i], &b = ring[upward ? i : i - 1];
          if ( ( a.y > y ) == ( b.y > y ) )
            continue;
          // Taken upward whichever way it runs, so that a point of the line is in one of its two cells.
          if ( ( b.x - a.x ) * ( y - a.y ) - ( x - a.x ) * ( b.y - a.y ) > 0 )
            inside = !inside;
        }
      return inside;
    }

    void connect( CellMap &map )
    {
      std::vector<CellEdge> sides;
      for ( const CellId cell : map.cells.ids() )
        for ( const Line &ring : map.cells[cell].rings )
          for ( std::size_t i = 1; i < ring.size(); ++i )
            if ( ring[i - 1] < ring[i] )
              sides.push_back( { ring[i - 1], ring[i], cell, CellId() } );
            else
              sides.push_back( { ring[i], ring[i - 1], CellId(), cell } );
      std::sort( sides.begin(), sides.end(),
                 []( const CellEdge &a, const CellEdge &b )
                 { return std::tie( a.from, a.to ) < std::tie( b.from, b.to ); } );
      for ( const CellEdge &side : sides )
        if ( !map.edges.empty() && map.edges.back().from == side.from && map.edges.back().to == side.to )
        {
          map.edges.back().left = std::max( map.edges.back().left, side.left );
          map.edges.back().right = std::max( map.edges.back().right, side.right );
        }
        else
          map.edges.push_back( side );

      map.neighbours.assign( map.cells.size(), {} );
      for ( const CellEdge &edge : map.edges )
      {
        const double meters = distance( toPoint( edge.from ), toPoint( edge.to ) );
        if ( edge.left >= 0 )
          map.neighbours[edge.left].push_back( { edge.right, meters } );
        if ( edge.right >= 0 )
          map.neighbours[edge.right].push_back( { edge.left, meters } );
      }
      for ( std::vector<Neighbour> &list : map.neighbours )
      {
        std::stable_sort( list.begin(), list.end(),
                          []( const Neighbour &a, const Neighbour &b ) { return a.cell < b.cell; } );
        std::vector<Neighbour> merged;
        for ( const Neighbour &n : list )
          if ( !merged.empty() && merged.back().cell == n.cell )
            merged.back().meters += n.meters;
          else
            merged.push_back( n );
        list = std::move( merged );
      }
    }
  }

  std::vector<CellId> locate( const Indexed<CellId, Cell> &cells, std::span<const Point> points )
  {
    constexpr std::int32_t height = 512;                     // grid units of a row of points
    std::vector<std::pair<std::int32_t, std::size_t>> byRow; // row, point
    for ( std::size_t p = 0; p < points.size(); ++p )
      byRow.emplace_back( floorDivide( toGrid( points[p] ).y, height ), p );
    std::sort( byRow.begin(), byRow.end() );
    // Small cells first: what is around them all has a long outline and few points left to look at.
    std::vector<CellId> order( cells.size() );
    std::iota( order.begin(), order.end(), CellId( 0 ) );
    std::stable_sort( order.begin(), order.end(),
                      [&]( CellId a, CellId b ) { return cells[a].area < cells[b].area; } );
    std::vector<CellId> found( points.size() );
    for ( const CellId c : order )
    {
      const Cell &cell = cells[c];
      auto it = std::lower_bound( byRow.begin(), byRow.end(),
                                  std::pair( floorDivide( cell.low.y, height ) - 1, std::size_t{ 0 } ) );
      for ( ; it != byRow.end() && it->first <= floorDivide( cell.high.y, height ); ++it )
      {
        const std::size_t p = it->second;
        const double x = points[p].x * GRIDS_PER_METER, y = points[p].y * GRIDS_PER_METER;
        if ( found[p] < 0 && x >= cell.low.x && x <= cell.high.x && y >= cell.low.y && y <= cell.high.y &&
             holds( cell, x, y ) )
          found[p] = c;
      }
    }
    return found;
  }

  CellMap makeCells( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                     const Squares &squares, const Progress &progress )
  {
    CellMap map;
    if ( squares.empty() )
      return map;
    const Geos geos;
    std::vector<Line> ground = nodeOnGrid( geos, groundLines( streets, squares ) ), cuts;
    const Indexed<CellId, Cell> faces = cellsOf( facesBetween( ground ) );
    report( progress, 0.3 );

    std::vector<Point> places;
    std::vector<std::int32_t> zones;
    for ( const ZoneAreaVisit &visit : visits )
      if ( visit.zone > 0 )
      {
        places.push_back( visit.position );
        zones.push_back( visit.zone );
      }
    const std::vector<CellId> faceOfVisit = locate( faces, places );
    Indexed<CellId, std::int32_t> zoneOfFace( faces.size(), 0 ); // -1: several
    for ( std::size_t v = 0; v < zones.size(); ++v )
      if ( faceOfVisit[v] >= 0 )
      {
        std::int32_t &zone = zoneOfFace[faceOfVisit[v]];
        zone = zone == 0 || zone == zones[v] ? zones[v] : -1;
      }
    for ( const CellId f : faces.ids() )
      for ( const Line &line : squares.linesIn( faces[f], zoneOfFace[f] < 0 ) )
        clipInto( faces[f].rings, line, cuts );
    report( progress, 0.4 );
    map.cells = cellsOf( facesBetween( nodeOnGrid( geos, std::move( cuts ), std::move( ground ) ) ) );
    connect( map );
    report( progress, 1 );
    return map;
  }
}
