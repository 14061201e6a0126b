#include "zone/zone_areas_cells.h"

#include "zone/zone_areas_faces.h"
#include "zone/zone_areas_noding.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep::areas
{
  namespace
  {
    // The streets that come near the squares, on the grid, and a frame around them all.
    std::vector<Line> groundLines( std::span<const std::vector<Point>> streets,
                                   const std::vector<SquareIndex> &squares, std::int32_t side )
    {
      constexpr std::int32_t coarse = 8;
      std::set<SquareIndex> near;
      std::int32_t west = squares.front().second, east = west;
      for ( const auto &[row, column] : squares )
      {
        near.emplace( floorDivide( row, coarse ), floorDivide( column, coarse ) );
        west = std::min( west, column );
        east = std::max( east, column );
      }
      const GridPoint low{ ( west - 1 ) * side, ( squares.front().first - 1 ) * side };
      const GridPoint high{ ( east + 2 ) * side, ( squares.back().first + 2 ) * side };

      const auto isNear = [&]( const Line &line )
      {
        for ( std::size_t i = 1; i < line.size(); ++i )
        {
          const GridPoint a{ std::max( std::min( line[i - 1].x, line[i].x ), low.x ),
                             std::max( std::min( line[i - 1].y, line[i].y ), low.y ) };
          const GridPoint b{ std::min( std::max( line[i - 1].x, line[i].x ), high.x ),
                             std::min( std::max( line[i - 1].y, line[i].y ), high.y ) };
          for ( std::int32_t r = floorDivide( a.y, side * coarse ); r <= floorDivide( b.y, side * coarse );
                ++r )
            for ( std::int32_t c = floorDivide( a.x, side * coarse ); c <= floorDivide( b.x, side * coarse );
                  ++c )
              if ( near.contains( { r, c } ) )
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
      cell.area = twice / 2 / ( GridsPerMeter * GridsPerMeter );
      cell.center = { ( origin.x + sumX / ( 3 * twice ) ) / GridsPerMeter,
                      ( origin.y + sumY / ( 3 * twice ) ) / GridsPerMeter };
    }

    std::vector<Cell> cellsOf( std::vector<std::vector<Line>> faces )
    {
      std::vector<Cell> cells( faces.size() );
      for ( std::size_t i = 0; i < faces.size(); ++i )
      {
        cells[i].rings = std::move( faces[i] );
        measure( cells[i] );
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

    // The cell of each visit that is in a zone.
    std::vector<std::int32_t> locate( const std::vector<Cell> &cells, std::span<const ZoneAreaVisit> visits,
                                      std::int32_t side )
    {
      // Visits by lattice row, so that a cell looks only at those in its own rows.
      std::vector<std::pair<std::int32_t, std::int32_t>> byRow;
      for ( std::size_t v = 0; v < visits.size(); ++v )
        if ( visits[v].zone > 0 )
          byRow.emplace_back( floorDivide( toGrid( visits[v].position ).y, side ),
                              static_cast<std::int32_t>( v ) );
      std::sort( byRow.begin(), byRow.end() );
      std::vector<std::int32_t> found( visits.size(), -1 );
      for ( std::size_t c = 0; c < cells.size(); ++c )
      {
        const Cell &cell = cells[c];
        auto it = std::lower_bound( byRow.begin(), byRow.end(),
                                    std::pair( floorDivide( cell.low.y, side ) - 1, std::int32_t{ -1 } ) );
        for ( ; it != byRow.end() && it->first <= floorDivide( cell.high.y, side ); ++it )
        {
          const auto v = static_cast<std::size_t>( it->second );
          const double x = visits[v].position.x * GridsPerMeter, y = visits[v].position.y * GridsPerMeter;
          if ( found[v] < 0 && x >= cell.low.x && x <= cell.high.x && y >= cell.low.y && y <= cell.high.y &&
               holds( cell, x, y ) )
            found[v] = static_cast<std::int32_t>( c );
        }
      }
      return found;
    }

    void connect( CellMap &map )
    {
      std::vector<CellEdge> sides;
      for ( std::size_t c = 0; c < map.cells.size(); ++c )
        for ( const Line &ring : map.cells[c].rings )
          for ( std::size_t i = 1; i < ring.size(); ++i )
          {
            const auto cell = static_cast<std::int32_t>( c );
            if ( ring[i - 1] < ring[i] )
              sides.push_back( { ring[i - 1], ring[i], cell, -1 } );
            else
              sides.push_back( { ring[i], ring[i - 1], -1, cell } );
          }
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
          map.neighbours[static_cast<std::size_t>( edge.left )].push_back( { edge.right, meters } );
        if ( edge.right >= 0 )
          map.neighbours[static_cast<std::size_t>( edge.right )].push_back( { edge.left, meters } );
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

  namespace
  {
    void finish( CellMap &map, std::vector<Line> noded, std::span<const ZoneAreaVisit> visits )
    {
      map.lines = std::move( noded );
      map.cells = cellsOf( facesBetween( map.lines ) );
      map.cellOfVisit = locate( map.cells, visits, map.lattice );
      connect( map );
    }
  }

  CellMap makeCells( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                     std::int32_t lattice, double reachCells, const Progress &progress )
  {
    CellMap map;
    map.lattice = lattice;
    map.cellOfVisit.assign( visits.size(), -1 );
    for ( const ZoneAreaVisit &visit : visits )
    {
      const GridPoint p = toGrid( visit.position );
      map.squareOfVisit.push_back(
          { { floorDivide( p.x, KnownSquare ) * KnownSquare, floorDivide( p.y, KnownSquare ) * KnownSquare },
            KnownSquare } );
    }
    const std::vector<SquareIndex> squares = squaresInReach( visits, lattice, reachCells );
    if ( squares.empty() )
      return map;

    const Geos geos;
    std::vector<Line> ground = nodeOnGrid( geos, groundLines( streets, squares, lattice ) ), cuts;
    const std::vector<Cell> faces = cellsOf( facesBetween( ground ) );
    report( progress, 0.3 );

    std::vector<std::vector<std::int32_t>> visitsOfFace( faces.size() );
    const std::vector<std::int32_t> faceOfVisit = locate( faces, visits, lattice );
    for ( std::size_t v = 0; v < visits.size(); ++v )
      if ( faceOfVisit[v] >= 0 )
        visitsOfFace[static_cast<std::size_t>( faceOfVisit[v] )].push_back( static_cast<std::int32_t>( v ) );

    Splitter splitter( visits, squares, lattice, map.squareOfVisit );
    for ( std::size_t f = 0; f < faces.size(); ++f )
      if ( splitter.isLarge( faces[f] ) || splitter.isMixed( visitsOfFace[f] ) )
        for ( const Line &line : splitter.linesIn( faces[f], visitsOfFace[f] ) )
          clipInto( faces[f].rings, line, cuts );
    report( progress, 0.4 );
    finish( map, nodeOnGrid( geos, std::move( cuts ), std::move( ground ) ), visits );
    report( progress, 1 );
    return map;
  }

  CellMap cutCells( const CellMap &map, const std::vector<std::int32_t> &which, std::int32_t side,
                    std::span<const ZoneAreaVisit> visits )
  {
    CellMap finer;
    finer.lattice = map.lattice;
    finer.squareOfVisit = map.squareOfVisit;
    std::vector<Line> cuts;
    for ( const std::int32_t c : which )
    {
      const Cell &cell = map.cells[static_cast<std::size_t>( c )];
      const auto next = [&]( std::int32_t value ) { return ( floorDivide( value, side ) + 1 ) * side; };
      for ( std::int32_t x = next( cell.low.x ); x < cell.high.x; x += side )
        clipInto( cell.rings, { { x, cell.low.y - 1 }, { x, cell.high.y + 1 } }, cuts );
      for ( std::int32_t y = next( cell.low.y ); y < cell.high.y; y += side )
        clipInto( cell.rings, { { cell.low.x - 1, y }, { cell.high.x + 1, y } }, cuts );
    }
    finish( finer, nodeOnGrid( Geos(), std::move( cuts ), map.lines ), visits );
    return finer;
  }
}
