// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas.h"

#include "base/error.h"
#include "zone/zone_areas_calm.h"
#include "zone/zone_areas_labels.h"
#include "zone/zone_areas_lattice.h"
#include "zone/zone_areas_outline.h"
#include "zone/zone_areas_units.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep
{
  namespace areas
  {
    namespace
    {
      // Those near the visits, homes at one spot once: no map tells them apart.
      std::vector<Point> homesNear( std::span<const Point> homes, const Squares &squares )
      {
        std::set<GridPoint> spots;
        const auto grids = static_cast<std::int32_t>( GRIDS_PER_METER );
        for ( const Point &home : homes )
        {
          if ( !isOnGrid( home ) )
            continue;
          const GridPoint p = toGrid( home );
          if ( squares.covers( { floorDivide( p.y, ROOT_SQUARE ), floorDivide( p.x, ROOT_SQUARE ) } ) )
            spots.insert( { floorDivide( p.x, grids ), floorDivide( p.y, grids ) } );
        }
        std::vector<Point> near;
        for ( const GridPoint &spot : spots )
          near.push_back( { spot.x + 0.5, spot.y + 0.5 } );
        return near;
      }

      Indexed<CellId, double> weightsOf( const CellMap &map, const std::vector<Point> &homes,
                                         const ZoneAreaOptions &options, const Spacing &spacing )
      {
        Indexed<CellId, double> weights( map.cells.size(), 0 );
        if ( !homes.empty() )
        {
          for ( const CellId c : locate( map.cells, homes ) )
            if ( c >= 0 )
              ++weights[c];
          return weights;
        }
        for ( const CellId c : map.cells.ids() )
        {
          const double cell = options.cell.value();
          const double safe = cell > 0 ? std::max( options.leastArea, 2 * cell * cell )
                                       : spacing.safeArea( map.cells[c].center, options );
          weights[c] = map.cells[c].area / safe * options.smallest;
        }
        return weights;
      }

      // The units that each way passes, sampled along it.
      std::vector<std::pair<std::int32_t, CellId>> unitsOfWays( std::span<const ZoneAreaWay> ways,
                                                                const CellMap &map, const Units &units )
      {
        constexpr double step = 40; // metres
        std::vector<Point> samples;
        std::vector<std::int32_t> zones;
        for ( const ZoneAreaWay &way : ways )
          for ( std::size_t i = 1; i < way.points.size(); ++i )
          {
            const Point &a = way.points[i - 1], &b = way.points[i];
            const int pieces = static_cast<int>( distance( a, b ) / step ) + 1;
            for ( int k = 0; k < pieces; ++k )
            {
              samples.push_back( { a.x + ( b.x - a.x ) * k / pieces, a.y + ( b.y - a.y ) * k / pieces } );
              zones.push_back( way.zone );
            }
          }
        const std::vector<CellId> cells = locate( map.cells, samples );
        std::vector<std::pair<std::int32_t, CellId>> passed; // zone, unit
        for ( std::size_t s = 0; s < samples.size(); ++s )
          if ( cells[s] >= 0 )
            passed.emplace_back( zones[s], units.ofCell[cells[s]] );
        std::sort( passed.begin(), passed.end() );
        passed.erase( std::unique( passed.begin(), passed.end() ), passed.end() );
        return passed;
      }

      // What must stay on its side of every boundary: all homes, and the squares of visits.
      std::vector<Square> heldSquares( const std::vector<Point> &homes, std::span<const ZoneAreaVisit> visits,
                                       const std::vector<std::int32_t> &elsewhere )
      {
        std::vector<Square> holds;
        const auto one = static_cast<std::int32_t>( GRIDS_PER_METER );
        for ( const Point &home : homes )
          holds.push_back( squareAround( toGrid( home ), one ) );
        for ( std::size_t v = 0; v < visits.size(); ++v )
          if ( visits[v].zone > 0 &&
               !std::binary_search( elsewhere.begin(), elsewhere.end(), static_cast<std::int32_t>( v ) ) )
            holds.push_back( squareAround( toGrid( visits[v].position ), KNOWN_SQUARE ) );
        return holds;
      }
    }

  }

  ZoneAreas zoneAreas( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                       const ZoneAreaOptions &options )
  {
    ZoneAreas result;
    const double side = options.cell.value();
    if ( side != 0 && ( side < 32 || side > 1024 || std::exp2( std::round( std::log2( side ) ) ) != side ) )
      throw InputError( "The side of a lattice square must be a power of two from 32 to 1024 metres" );
    const areas::Spacing spacing( visits );
    const areas::Squares squares( visits, options, spacing );
    if ( squares.empty() )
      return result;
    const areas::CellMap map = areas::makeCells( visits, streets, squares, part( options.progress, 0, 0.7 ) );

    std::vector<Point> places;
    std::vector<std::size_t> served;
    for ( std::size_t v = 0; v < visits.size(); ++v )
      if ( visits[v].zone > 0 )
      {
        places.push_back( visits[v].position );
        served.push_back( v );
      }
    const std::vector<areas::CellId> cells = areas::locate( map.cells, places );
    Indexed<areas::CellId, char> visited( map.cells.size(), 0 );
    for ( const areas::CellId c : cells )
      if ( c >= 0 )
        visited[c] = 1;
    const std::vector<Point> homes = areas::homesNear( options.homes, squares );
    const areas::Units units =
        areas::makeUnits( map, areas::weightsOf( map, homes, options, spacing ), visited, options.smallest );
    std::vector<areas::CellId> unitOfVisit( visits.size() );
    for ( std::size_t i = 0; i < served.size(); ++i )
      if ( cells[i] >= 0 )
        unitOfVisit[served[i]] = units.ofCell[cells[i]];
    const areas::CellZones seeds = areas::seedUnits( units, visits, unitOfVisit );
    report( options.progress, 0.8 );

    areas::CellZones zones =
        areas::labelCells( units, seeds, options.reachUnits, areas::unitsOfWays( options.ways, map, units ) );
    if ( options.leastVisits > 0 )
    {
      Indexed<areas::CellId, std::int32_t> visitsIn( units.map.cells.size(), 0 );
      for ( const std::size_t v : served )
        if ( unitOfVisit[v] >= 0 )
          ++visitsIn[unitOfVisit[v]];
      zones = areas::calmLabels( units.map, std::move( zones ), visitsIn, options.leastVisits );
    }
    for ( const std::size_t v : served )
      if ( unitOfVisit[v] >= 0 && zones[unitOfVisit[v]] != visits[v].zone )
        result.elsewhere.push_back( static_cast<std::int32_t>( v ) );
    report( options.progress, 0.9 );

    areas::CellZones labels;
    for ( const areas::CellId unit : units.ofCell )
      labels.push_back( zones[unit] );
    result.areas = areas::outlines(
        map, labels,
        areas::heldSquares( homes, options.holdsVisits ? visits : std::span<const ZoneAreaVisit>(),
                            result.elsewhere ),
        options.leastVisits > 0 ? areas::LineStyle::Straight : areas::LineStyle::Close );
    report( options.progress, 1 );
    return result;
  }
}
