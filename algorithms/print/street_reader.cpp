// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/street_reader.h"

#include "layers/house_addresses.h"
#include "layers/qt_values.h"
#include "layers/row_reader.h"
#include "network/road_columns.h"
#include "network/road_fields.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // Streets and homes far from any zone are on no page.
    QgsRectangle reachOfPages( const PrintEvent &event, bool tellsZones )
    {
      QgsRectangle reach;
      for ( const PrintZone &zone : event.zones )
      {
        reach.combineExtentWith( zone.area.boundingBox() );
        for ( const Point &p : zone.route )
          reach.combineExtentWith( p.x, p.y );
      }
      reach.grow( 3000 );
      if ( tellsZones )
        return reach;
      const auto down = []( double at ) { return std::floor( at / COARSE_GROUND ) * COARSE_GROUND; };
      return QgsRectangle( down( reach.xMinimum() ), down( reach.yMinimum() ),
                           down( reach.xMaximum() ) + COARSE_GROUND,
                           down( reach.yMaximum() ) + COARSE_GROUND );
    }

    std::vector<StreetLine> streetsWithin( const QgsRectangle &reach, const EventSources &sources,
                                           PrintEvent &event,
                                           const QgsCoordinateTransformContext &transforms )
    {
      const QgsFeatureSource &source = *sources.streets;
      const QgsFields fields = source.fields();
      std::vector<std::string> names;
      for ( const QgsField &field : fields )
        names.push_back( field.name().toStdString() );
      std::vector<std::vector<std::string>> rows;
      std::vector<std::vector<Point>> lines;
      for ( RowReader reader( source, event.crs, transforms ); reader.next(); )
      {
        const QgsGeometry geometry = reader.geometry();
        if ( geometry.isNull() || !geometry.boundingBox().intersects( reach ) )
          continue;
        std::vector<std::string> row;
        for ( int i = 0; i < fields.count(); ++i )
        {
          const QVariant value = reader.feature().attribute( i );
          row.push_back( value.isNull() ? std::string() : oneLine( value.toString() ).toStdString() );
        }
        for ( std::vector<Point> &line : linesOf( geometry ) )
        {
          rows.push_back( row );
          lines.push_back( std::move( line ) );
        }
      }
      const std::size_t sample = std::min<std::size_t>( rows.size(), 500 );
      RoadColumns columns = detectRoadColumns( names, { rows.data(), sample } );
      applyRoadFields( columns, names, sources.streetFields.toStdString() );
      event.streetWarnings = roadWarnings( columns );
      std::vector<StreetLine> streets;
      for ( std::size_t i = 0; i < rows.size(); ++i )
        streets.push_back(
            streetLine( columns, rows[i], std::move( lines[i] ), static_cast<std::int32_t>( i + 1 ) ) );
      return streets;
    }
  }

  void readPrintStreets( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                         PrintEvent &event )
  {
    const QgsRectangle reach = reachOfPages( event, sources.tellsZones );
    const std::vector<StreetLine> streets = streetsWithin( reach, sources, event, transforms );
    std::vector<Point> homes;
    HouseAddresses addresses;
    if ( sources.addresses )
    {
      HouseAddressReader reader( *sources.addresses );
      const QgsFeatureRequest request = QgsFeatureRequest().setSubsetOfAttributes( reader.columns() );
      for ( RowReader rows( *sources.addresses, event.crs, transforms, request ); rows.next(); )
        if ( const std::optional<Point> place = rows.position();
             place && reach.contains( place->x, place->y ) )
        {
          homes.push_back( *place );
          reader.add( rows.feature() );
        }
      addresses = std::move( reader.addresses );
    }
    event.streets = StreetBlocks( streets, homes, {}, addresses );
    // Where homes are counted, a stop is of the block that its home was counted for (record 52); else where
    // planzones has the team stop, so that the table and the directions name one street.
    for ( PrintZone &zone : event.zones )
      for ( PrintStop &stop : zone.stops )
        stop.place = sources.addresses || !stop.access ? event.streets.place( stop.at )
                                                       : event.streets.placeAt( stop.at, *stop.access );
  }
}
