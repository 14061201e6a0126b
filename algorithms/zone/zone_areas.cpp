#include "zone/zone_areas.h"

#include "base/error.h"
#include "zone/zone_areas_cells.h"
#include "zone/zone_areas_labels.h"
#include "zone/zone_areas_outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr std::int32_t WideStrip = 256; // 32 m, grid units; half of it is the narrowest

    // The spacing of visits, as a power of two of metres: the middle distance to the third nearest one.
    double latticeFor( std::span<const ZoneAreaVisit> visits )
    {
      constexpr double finest = 32, coarsest = 256, share = 0.5;
      std::vector<Point> places;
      for ( const ZoneAreaVisit &visit : visits )
        if ( visit.zone > 0 )
          places.push_back( visit.position );
      std::sort( places.begin(), places.end(),
                 []( const Point &a, const Point &b ) { return a.x < b.x || ( a.x == b.x && a.y < b.y ); } );
      places.erase( std::unique( places.begin(), places.end() ), places.end() );
      if ( places.size() < 4 )
        return coarsest / 2;
      std::vector<double> third;
      const std::size_t step = places.size() / 500 + 1; // a sample is enough
      for ( std::size_t i = 0; i < places.size(); i += step )
      {
        std::vector<double> all;
        for ( const Point &p : places )
          all.push_back( distance( places[i], p ) );
        std::nth_element( all.begin(), all.begin() + 3, all.end() );
        third.push_back( all[3] );
      }
      std::nth_element( third.begin(), third.begin() + static_cast<std::ptrdiff_t>( third.size() / 2 ),
                        third.end() );
      double side = finest;
      while ( side < coarsest && side * 2 <= third[third.size() / 2] * share )
        side *= 2;
      return side;
    }

    // The zone of each cell that has visits: the one with most of them there, then the lower number.
    std::vector<std::int32_t> seedsOf( std::span<const ZoneAreaVisit> visits, const areas::CellMap &map )
    {
      std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> counts;
      for ( std::size_t v = 0; v < visits.size(); ++v )
        if ( map.cellOfVisit[v] >= 0 )
          ++counts[{ map.cellOfVisit[v], visits[v].zone }];
      std::vector<std::int32_t> seeds( map.cells.size(), 0 ), most( map.cells.size(), 0 );
      for ( const auto &[key, count] : counts )
        if ( const auto c = static_cast<std::size_t>( key.first ); count > most[c] )
        {
          most[c] = count;
          seeds[c] = key.second;
        }
      return seeds;
    }
  }

  ZoneAreas zoneAreas( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                       const ZoneAreaOptions &options )
  {
    ZoneAreas result;
    result.cell = options.cell.value() > 0 ? options.cell : Meters{ latticeFor( visits ) };
    const double side = result.cell.value();
    if ( side < 16 || side > 1024 || std::exp2( std::round( std::log2( side ) ) ) != side )
      throw InputError( "The side of a lattice square must be a power of two from 16 to 1024 metres" );

    const auto lattice = static_cast<std::int32_t>( side * areas::GridsPerMeter );
    // Cells twice as far as areas go: parts of a zone are joined over them.
    areas::CellMap map = areas::makeCells( visits, streets, lattice, 2 * options.reachCells,
                                           part( options.progress, 0, 0.7 ) );
    const std::vector<std::int32_t> seeds = seedsOf( visits, map );
    areas::Labelling labels = areas::labelCells( map, seeds, options.reachCells * side );
    // Where a zone lies in parts, what is around and between them is cut smaller, to let strips pass beside
    // the visits. Where many do, zones lie among each other, and strips would only spoil the blocks.
    const std::set<std::int32_t> zones( seeds.begin(), seeds.end() );
    const bool isHopeless = 4 * labels.partsTooMany > static_cast<std::int32_t>( zones.size() );
    for ( std::int32_t finer = std::max( lattice / 4, WideStrip ); finer >= WideStrip / 2; finer /= 2 )
    {
      if ( labels.inTheWay.empty() || isHopeless )
        break;
      areas::CellMap cut = areas::cutCells( map, labels.inTheWay, finer, visits );
      areas::Labelling better = areas::labelCells( cut, seedsOf( visits, cut ), options.reachCells * side );
      if ( better.partsTooMany >= labels.partsTooMany )
        continue;
      map = std::move( cut );
      labels = std::move( better );
    }
    report( options.progress, 0.85 );

    std::vector<areas::Square> holds;
    for ( std::size_t v = 0; v < visits.size(); ++v )
      if ( const std::int32_t c = map.cellOfVisit[v]; c >= 0 )
      {
        if ( labels.zones[static_cast<std::size_t>( c )] == visits[v].zone )
          holds.push_back( map.squareOfVisit[v] );
        else
          result.elsewhere.push_back( static_cast<std::int32_t>( v ) );
      }
    result.areas = areas::outlines( map, labels.zones, holds );
    report( options.progress, 1 );
    return result;
  }
}
