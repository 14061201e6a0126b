// SPDX-License-Identifier: GPL-2.0-or-later
// What the layers of a page hold: filled anew for each page.
#include "base/geometry.h"
#include "print/page_layers.h"
#include "print/page_template.h"

#include <qgsgeometryengine.h>
#include <qgslinestring.h>
#include <qgsvectorlayer.h>

#include <algorithm>
#include <memory>

namespace doorstep
{
  namespace
  {
    // As the style team_route knows it.
    QString partName( RoutePart part )
    {
      switch ( part )
      {
      case RoutePart::There:
        return QStringLiteral( "there" );
      case RoutePart::Back:
        return QStringLiteral( "back" );
      case RoutePart::Among:
        return QStringLiteral( "among" );
      case RoutePart::Block:
        return QStringLiteral( "block" );
      case RoutePart::Way:
        return QStringLiteral( "way" );
      }
      return {};
    }

    QString kindName( ContextKind kind )
    {
      switch ( kind )
      {
      case ContextKind::Park:
        return QStringLiteral( "park" );
      case ContextKind::Water:
        return QStringLiteral( "water" );
      case ContextKind::WaterLine:
        return QStringLiteral( "waterline" );
      case ContextKind::Rail:
        return QStringLiteral( "rail" );
      case ContextKind::School:
        return QStringLiteral( "school" );
      case ContextKind::Building:
        return QStringLiteral( "building" );
      case ContextKind::Other:
        break;
      }
      return QStringLiteral( "other" );
    }

    void refill( QgsVectorLayer *layer, QgsFeatureList features )
    {
      if ( layer->featureCount() > 0 )
        layer->dataProvider()->truncate();
      if ( !features.isEmpty() )
        layer->dataProvider()->addFeatures( features, QgsFeatureSink::FastInsert );
      layer->updateExtents();
    }

    QgsFeature feature( const QgsGeometry &geometry, std::initializer_list<QVariant> values = {} )
    {
      QgsAttributes attributes;
      for ( const QVariant &value : values )
        attributes << value;
      QgsFeature made;
      made.setGeometry( geometry );
      made.setAttributes( attributes );
      return made;
    }

    QgsGeometry pointGeometry( const Point &p )
    {
      return QgsGeometry::fromPointXY( { p.x, p.y } );
    }

    struct StreetLook
    {
        const char *kind;
        double size; // points, of the name
    };

    StreetLook lookOf( RoadClass roadClass )
    {
      switch ( roadClass )
      {
      case RoadClass::Freeway:
      case RoadClass::Primary:
        return { "major", 9 };
      case RoadClass::Secondary:
        return { "secondary", 8.5 };
      case RoadClass::Local:
        return { "local", 8 };
      default:
        return { "minor", 8 };
      }
    }

    bool passesNear( const Polyline &line, const Point &place, double metres )
    {
      for ( std::size_t i = 1; i < line.size(); ++i )
        if ( distanceToPiece( place, line[i - 1], line[i] ) < metres )
          return true;
      return false;
    }

    // Grey house numbers at both ends of a block, on their sides of the street, where the block is long
    // enough on the page. A block with a stop has its numbers on smaller ones too: they are how doors are
    // found.
    // None where the route passes: a number across it is read by nobody.
    void addRanges( QgsFeatureList &ranges, const Block &block, bool hasStop, double scale,
                    const Polyline &route )
    {
      const double mm = scale / 1000;
      if ( scale > ( hasStop ? 9600 : 6000 ) )
        return;
      if ( lengthOf( block.line ) < ( hasStop ? 15 : 24 ) * mm ||
           ( block.left == HouseRange() && block.right == HouseRange() ) )
        return;
      const auto put = [&]( const Point &end, const Point &next, int left, int right )
      {
        const double length = distance( end, next );
        if ( length < 1e-6 )
          return;
        const double ux = ( next.x - end.x ) / length, uy = ( next.y - end.y ) / length;
        const Point along{ end.x + ux * 5.5 * mm, end.y + uy * 5.5 * mm };
        for ( const auto &[number, side] : { std::pair{ left, 1.0 }, std::pair{ right, -1.0 } } )
        {
          const Point at{ along.x - uy * 2.7 * mm * side, along.y + ux * 2.7 * mm * side };
          if ( number > 0 && !passesNear( route, at, 2.2 * mm ) )
            ranges << feature( pointGeometry( at ), { QString::number( number ) } );
        }
      };
      const std::size_t last = block.line.size() - 1;
      put( block.line[0], block.line[1], block.left.from, block.right.from );
      put( block.line[last], block.line[last - 1], block.right.to, block.left.to );
    }
  }

  void PageLayers::fillGround()
  {
    QgsFeatureList ground, lines, places;
    for ( const ContextFeature &item : mEvent.context )
      switch ( item.geometry.type() )
      {
      case Qgis::GeometryType::Polygon:
        ground << feature( item.geometry, { kindName( item.kind ), shortName( item.name ) } );
        break;
      case Qgis::GeometryType::Line:
        lines << feature( item.geometry, { kindName( item.kind ) } );
        break;
      case Qgis::GeometryType::Point:
        // A dot that nothing names is noise.
        for ( auto v = item.geometry.vertices_begin();
              !item.name.isEmpty() && v != item.geometry.vertices_end(); ++v )
          places << feature( QgsGeometry( ( *v ).clone() ),
                             { kindName( item.kind ), shortName( item.name ) } );
        break;
      default:
        break;
      }
    refill( layer( PageLayer::Ground ), ground );
    refill( layer( PageLayer::GroundLines ), lines );
    refill( layer( PageLayer::Places ), places );
  }

  void PageLayers::showSurroundings( const PrintZone *zone, const QList<QgsRectangle> &reaches, double scale,
                                     bool houseNumbers, const std::map<std::string, int> &needed )
  {
    QgsFeatureList areas, streets, oneWays, ranges;
    if ( zone )
      areas << feature( zone->area, { zone->zone } );
    refill( layer( PageLayer::Zone ), areas );
    refill( layer( PageLayer::Edge ), areas );

    std::unique_ptr<QgsGeometryEngine> area;
    if ( zone && zone->area.constGet() )
    {
      area.reset( QgsGeometry::createGeometryEngine( zone->area.constGet() ) );
      area->prepareGeometry();
    }
    const auto add = [&]( const QgsGeometry &geometry, const Block &block, bool inside )
    {
      const StreetLook look = lookOf( block.roadClass );
      const auto name = needed.find( block.name );
      for ( auto part = geometry.const_parts_begin(); part != geometry.const_parts_end(); ++part )
        if ( qgsgeometry_cast<const QgsLineString *>( *part ) )
          streets << feature( QgsGeometry( ( *part )->clone() ),
                              { QString::fromStdString( block.name ),
                                QString::fromLatin1( look.kind ) +
                                    ( inside ? QStringLiteral( "_in" ) : QStringLiteral( "_out" ) ),
                                look.size, inside ? 1 : 0, name == needed.end() ? 0 : name->second } );
    };
    std::vector<std::int32_t> found;
    for ( const QgsRectangle &reach : reaches )
    {
      const auto some = mEvent.streets.within( { reach.xMinimum(), reach.yMinimum() },
                                               { reach.xMaximum(), reach.yMaximum() } );
      found.insert( found.end(), some.begin(), some.end() );
    }
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    for ( const std::int32_t b : found )
    {
      const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
      const QgsGeometry whole = lineGeometry( block.line );
      if ( !area || !area->intersects( whole.constGet() ) )
      {
        add( whole, block, false );
        continue;
      }
      const bool within = area->contains( whole.constGet() );
      if ( within )
        add( whole, block, true );
      else
      {
        add( QgsGeometry( area->intersection( whole.constGet() ) ), block, true );
        add( whole.difference( zone->area ), block, false );
      }
      if ( block.oneWay == OneWay::Forward || block.oneWay == OneWay::Backward )
      {
        Polyline line = block.line;
        if ( block.oneWay == OneWay::Backward )
          std::reverse( line.begin(), line.end() );
        oneWays << feature( lineGeometry( line ) );
      }
      const bool hasStop = std::any_of( zone->stops.begin(), zone->stops.end(),
                                        [&]( const PrintStop &stop ) { return stop.place.block == b; } );
      if ( houseNumbers && ( within || hasStop ) )
        addRanges( ranges, block, hasStop, scale, zone->route );
    }
    refill( layer( PageLayer::Streets ), streets );
    refill( layer( PageLayer::OneWays ), oneWays );
    refill( layer( PageLayer::Ranges ), ranges );
    if ( !reaches.isEmpty() )
      fillNeighbours( zone, reaches.first() );
  }

  void PageLayers::fillNeighbours( const PrintZone *zone, const QgsRectangle &reach )
  {
    QgsFeatureList neighbours;
    for ( const PrintZone &other : mEvent.zones )
      if ( &other != zone && other.area.boundingBox().intersects( reach ) )
        neighbours << feature( other.area, { shortName( other.teamName() ) } );
    refill( layer( PageLayer::Neighbours ), neighbours );
  }

  void PageLayers::showRoute( const std::vector<RouteLine> &lines )
  {
    QgsFeatureList features;
    for ( const RouteLine &entry : lines )
      if ( entry.line.size() > 1 )
        features << feature( lineGeometry( entry.line ), { partName( entry.part ) } );
    refill( layer( PageLayer::Route ), features );
    mRouteIsBand = !lines.empty() && lines.front().part == RoutePart::Block;
  }

  void PageLayers::showStops( const std::vector<ShownStops> &shown )
  {
    QgsFeatureList stops, spots, leaders;
    for ( std::size_t i = 0; i < shown.size(); ++i )
    {
      const QString inset = i == 0 ? QString( "" ) : insetId( i - 1 );
      for ( const Disc &disc : *shown[i].discs )
      {
        const Point center = toWorld( *shown[i].view, disc.center ),
                    spot = toWorld( *shown[i].view, disc.spot );
        stops << feature( pointGeometry( center ),
                          { QString::fromStdString( disc.label ), disc.width, inset } );
        if ( !disc.moved )
          continue;
        spots << feature( pointGeometry( spot ), { inset } );
        leaders << feature( lineGeometry( std::array{ spot, center } ), { inset } );
      }
    }
    refill( layer( PageLayer::Stops ), stops );
    refill( layer( PageLayer::Spots ), spots );
    refill( layer( PageLayer::Leaders ), leaders );
  }

  void PageLayers::showStaging( const std::map<QString, Point> &places )
  {
    QgsFeatureList features;
    for ( const auto &[name, place] : places )
      features << feature( pointGeometry( place ), { shortName( name ) } );
    refill( layer( PageLayer::Staging ), features );
  }

  void PageLayers::showSheets( const std::vector<SheetFrame> &sheets )
  {
    QgsFeatureList features;
    for ( const auto &[view, label, number] : sheets )
    {
      QgsPolylineXY ring;
      for ( const Point &corner :
            { Point{ view.frame.x, view.frame.y }, Point{ view.frame.right(), view.frame.y },
              Point{ view.frame.right(), view.frame.bottom() }, Point{ view.frame.x, view.frame.bottom() } } )
      {
        const Point at = toWorld( view, corner );
        ring << QgsPointXY( at.x, at.y );
      }
      ring << ring.first();
      features << feature( QgsGeometry::fromPolygonXY( { ring } ), { label, number } );
    }
    refill( layer( PageLayer::Sheets ), features );
  }

  void PageLayers::showWay( const QgsRectangle &reach )
  {
    QgsFeatureList streets;
    if ( !reach.isNull() )
      for ( const std::int32_t b : mEvent.streets.within( { reach.xMinimum(), reach.yMinimum() },
                                                          { reach.xMaximum(), reach.yMaximum() } ) )
      {
        const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
        streets << feature( lineGeometry( block.line ),
                            { QString::fromLatin1( lookOf( block.roadClass ).kind ) } );
      }
    refill( layer( PageLayer::WayStreets ), streets );
  }

  void PageLayers::showAreas( const std::vector<PublicArea> &areas, const QgsRectangle &reach )
  {
    QgsFeatureList features, streets;
    for ( const PublicArea &area : areas )
      features << feature( area.outline, { area.part, area.label } );
    refill( layer( PageLayer::Areas ), features );
    refill( layer( PageLayer::AreaEdges ), features );
    showWay( reach );
    // Names of the main streets only.
    for ( const std::int32_t b : mEvent.streets.within( { reach.xMinimum(), reach.yMinimum() },
                                                        { reach.xMaximum(), reach.yMaximum() } ) )
    {
      const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
      if ( block.roadClass <= RoadClass::Secondary && block.roadClass != RoadClass::Ramp )
        streets << feature( lineGeometry( block.line ),
                            { QString::fromStdString( block.name ), QStringLiteral( "minor_out" ), 8.0, 0 } );
    }
    refill( layer( PageLayer::Streets ), streets );
  }
}
