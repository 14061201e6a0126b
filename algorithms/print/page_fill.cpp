// SPDX-License-Identifier: GPL-2.0-or-later
// What the layers of a page hold, but streets and zones (page_streets.cpp): filled anew for each page.
#include "print/page_features.h"
#include "print/page_layers.h"
#include "print/page_template.h"

#include <algorithm>

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
      case RoutePart::Walk:
        return QStringLiteral( "walk" );
      case RoutePart::Car:
        return QStringLiteral( "car" );
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

  void PageLayers::showRoute( const std::vector<RouteLine> &lines )
  {
    QgsFeatureList features;
    for ( const RouteLine &entry : lines )
      if ( entry.line.size() > 1 )
        features << feature( lineGeometry( entry.line ), { partName( entry.part ) } );
    refill( layer( PageLayer::Route ), features );
    mRouteIsWalked = std::any_of( lines.begin(), lines.end(),
                                  []( const RouteLine &line ) { return line.part == RoutePart::Walk; } );
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
}
