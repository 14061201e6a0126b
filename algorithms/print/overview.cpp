#include "print/overview.h"

#include "privacy/small_cells.h"

#include <qgsgeometryengine.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace doorstep
{
  namespace
  {
    // Length of the border that two zones share, give or take the gap that streets leave between them.
    std::vector<Neighbours> neighboursOf( const PrintEvent &event )
    {
      constexpr double gap = 15; // metres
      std::vector<QgsGeometry> wider;
      for ( const PrintZone &zone : event.zones )
        wider.push_back( zone.area.buffer( gap, 3 ) );
      std::vector<Neighbours> list;
      for ( std::size_t a = 0; a < wider.size(); ++a )
        for ( std::size_t b = a + 1; b < wider.size(); ++b )
          if ( wider[a].boundingBoxIntersects( wider[b] ) )
            if ( const double shared = wider[a].intersection( wider[b] ).area() / ( 2 * gap ); shared > 0 )
              list.push_back( { static_cast<std::int32_t>( a ), static_cast<std::int32_t>( b ), shared } );
      return list;
    }

    // The squares of a fixed lattice whose middles lie in the group's zones, corners cut.
    QgsGeometry coarse( const std::vector<const PrintZone *> &zones, double side, std::int64_t smallest )
    {
      QVector<QgsGeometry> squares;
      for ( const PrintZone *zone : zones )
      {
        if ( zone->area.isEmpty() )
          continue;
        std::unique_ptr<QgsGeometryEngine> area( QgsGeometry::createGeometryEngine( zone->area.constGet() ) );
        area->prepareGeometry();
        const QgsRectangle box = zone->area.boundingBox();
        for ( double x = std::floor( box.xMinimum() / side ) * side; x < box.xMaximum(); x += side )
          for ( double y = std::floor( box.yMinimum() / side ) * side; y < box.yMaximum(); y += side )
            if ( const QgsPoint middle( x + side / 2, y + side / 2 ); area->contains( &middle ) )
              squares << QgsGeometry::fromRect( QgsRectangle( x, y, x + side, y + side ) );
      }
      QgsGeometry joined = QgsGeometry::unaryUnion( squares );
      if ( joined.isEmpty() )
        return joined;
      // Narrow gaps are closed, and a part with few homes is left out: an island would tell where they are.
      // Its homes stay in the count.
      joined = joined.buffer( side, 1, Qgis::EndCapStyle::Square, Qgis::JoinStyle::Miter, 2 )
                   .buffer( -side, 1, Qgis::EndCapStyle::Square, Qgis::JoinStyle::Miter, 2 );
      QVector<QgsGeometry> kept;
      QgsGeometry largest;
      std::int64_t most = -1;
      for ( const QgsGeometry &part : joined.asGeometryCollection() )
      {
        std::int64_t homes = 0;
        for ( const PrintZone *zone : zones )
          for ( const PrintStop &stop : zone->stops )
            homes += part.contains( stop.at.x, stop.at.y ) ? 1 : 0;
        if ( homes >= smallest )
          kept << part;
        if ( homes > most )
        {
          most = homes;
          largest = part;
        }
      }
      if ( kept.isEmpty() )
        kept << largest;
      return QgsGeometry::unaryUnion( kept ).smooth( 2, 0.25 );
    }
  }

  std::vector<OverviewArea> publicAreas( const PrintEvent &event, std::int64_t smallest )
  {
    std::vector<std::int64_t> counts;
    double total = 0;
    for ( const PrintZone &zone : event.zones )
    {
      counts.push_back( static_cast<std::int64_t>( zone.stops.size() ) );
      total += zone.area.area();
    }
    const std::vector<std::int32_t> groups = groupCells( counts, neighboursOf( event ), smallest );
    const std::int32_t groupCount =
        groups.empty() ? 0 : *std::max_element( groups.begin(), groups.end() ) + 1;
    // At least 250 metres: several houses to a square anywhere.
    const double side = std::max( 250.0, std::ceil( std::sqrt( total ) / 40 / 50 ) * 50 );
    std::vector<OverviewArea> areas;
    for ( std::int32_t g = 0; g < groupCount; ++g )
    {
      OverviewArea entry;
      std::vector<const PrintZone *> members;
      for ( std::size_t z = 0; z < event.zones.size(); ++z )
        if ( groups[z] == g )
        {
          members.push_back( &event.zones[z] );
          entry.visits += static_cast<int>( counts[z] );
          if ( !event.zones[z].staging.isEmpty() && !entry.staging.contains( event.zones[z].staging ) )
            entry.staging << event.zones[z].staging;
        }
      entry.teams = static_cast<int>( members.size() );
      if ( entry.visits < smallest )
        entry.visits = 0;
      entry.staging.sort();
      entry.area.part =
          g < 26 ? QString( QChar( 'A' + g ) ) : QString( QChar( 'A' + g / 26 - 1 ) ) + QChar( 'A' + g % 26 );
      entry.area.label = entry.area.part;
      if ( entry.visits > 0 )
        entry.area.label += '\n' + QString::number( entry.visits );
      entry.area.outline = coarse( members, side, smallest );
      // Closing gaps and cutting corners takes a little of the neighbours: areas do not lie on each other.
      for ( const OverviewArea &before : areas )
        if ( entry.area.outline.intersects( before.area.outline ) )
          if ( const QgsGeometry rest = entry.area.outline.difference( before.area.outline );
               rest.area() > side * side )
            entry.area.outline = rest;
      areas.push_back( std::move( entry ) );
    }
    return areas;
  }
}
