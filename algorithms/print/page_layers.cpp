#include "print/page_layers.h"

#include "processing/layer_style.h"

#include <qgsgeometryengine.h>
#include <qgslinestring.h>
#include <qgspolygon.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QFile>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    struct LayerKind
    {
      PageLayer layer;
      const char *geometry;
      const char *style;
      const char *fields;
    };

    constexpr std::array kinds{
      LayerKind{ PageLayer::Ground, "MultiPolygon", "ground", "&field=kind:string&field=name:string" },
      LayerKind{ PageLayer::GroundLines, "MultiLineString", "ground_lines", "&field=kind:string" },
      LayerKind{ PageLayer::Zone, "MultiPolygon", "team_zone", "&field=zone:integer" },
      LayerKind{ PageLayer::WayStreets, "LineString", "streets_way", "&field=kind:string" },
      LayerKind{ PageLayer::Streets, "LineString", "streets_page",
                 "&field=name:string&field=kind:string&field=size:double&field=inside:integer" },
      LayerKind{ PageLayer::OneWays, "LineString", "streets_oneway", "" },
      LayerKind{ PageLayer::Neighbours, "MultiPolygon", "team_neighbours", "&field=label:string" },
      LayerKind{ PageLayer::Places, "Point", "places", "&field=kind:string&field=name:string" },
      LayerKind{ PageLayer::Edge, "MultiPolygon", "team_edge", "&field=zone:integer" },
      LayerKind{ PageLayer::Route, "LineString", "team_route", "&field=part:string" },
      LayerKind{ PageLayer::Ranges, "Point", "team_ranges", "&field=text:string" },
      LayerKind{ PageLayer::Spots, "Point", "team_spots", "" },
      LayerKind{ PageLayer::Leaders, "LineString", "team_leaders", "" },
      LayerKind{ PageLayer::Staging, "Point", "team_staging", "&field=staging:string" },
      LayerKind{ PageLayer::Stops, "Point", "team_stops", "&field=label:string&field=width:double" },
    };

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
          return { "minor", 7.5 };
      }
    }
  }

  QgsGeometry lineGeometry( std::span<const Point> line )
  {
    QVector<double> x, y;
    for ( const Point &p : line )
    {
      x << p.x;
      y << p.y;
    }
    return QgsGeometry( new QgsLineString( x, y ) );
  }

  PageLayers::PageLayers( QgsProject &project, const PrintEvent &event, bool blackAndWhite, const QString &folder ) :
    mEvent( event )
  {
    for ( const LayerKind &kind : kinds )
    {
      QgsVectorLayer::LayerOptions options( project.transformContext() );
      options.loadDefaultStyle = false;
      const QString uri = QString::fromLatin1( kind.geometry ) + QStringLiteral( "?index=yes" ) +
                          QString::fromLatin1( kind.fields );
      auto *layer = new QgsVectorLayer( uri, QString::fromLatin1( kind.style ), QStringLiteral( "memory" ), options );
      layer->setCrs( event.crs );
      QString style = QString::fromLatin1( kind.style );
      const auto own = [&]( const QString &name ) { return folder + '/' + name + QStringLiteral( ".qml" ); };
      if ( blackAndWhite && ( QFile::exists( QStringLiteral( ":/doorstep/styles/%1_bw.qml" ).arg( style ) ) ||
                              QFile::exists( own( style + QStringLiteral( "_bw" ) ) ) ) )
        style += QStringLiteral( "_bw" );
      bool loaded = false;
      if ( !folder.isEmpty() && QFile::exists( own( style ) ) )
        layer->loadNamedStyle( own( style ), loaded );
      if ( !loaded )
        wearStyle( layer, style );
      project.addMapLayer( layer, false );
      mLayers[static_cast<std::size_t>( kind.layer )] = layer;
    }

    // The ground is the same on every page.
    QgsFeatureList ground, lines, places;
    for ( const ContextFeature &item : event.context )
    {
      switch ( item.geometry.type() )
      {
        case Qgis::GeometryType::Polygon:
          ground << feature( item.geometry, { kindName( item.kind ), item.name } );
          break;
        case Qgis::GeometryType::Line:
          lines << feature( item.geometry, { kindName( item.kind ) } );
          break;
        case Qgis::GeometryType::Point:
          for ( auto v = item.geometry.vertices_begin(); v != item.geometry.vertices_end(); ++v )
            places << feature( QgsGeometry( ( *v ).clone() ), { kindName( item.kind ), item.name } );
          break;
        default:
          break;
      }
    }
    refill( layer( PageLayer::Ground ), ground );
    refill( layer( PageLayer::GroundLines ), lines );
    refill( layer( PageLayer::Places ), places );
  }

  void PageLayers::showSurroundings( const PrintZone *zone, const QgsRectangle &extent, double scale,
                                     bool houseNumbers )
  {
    QgsFeatureList area;
    if ( zone )
      area << feature( zone->area, { zone->zone } );
    refill( layer( PageLayer::Zone ), area );
    refill( layer( PageLayer::Edge ), area );
    fillStreets( zone, extent, houseNumbers && scale <= 5000 );
    fillNeighbours( zone, extent );
  }

  void PageLayers::fillStreets( const PrintZone *zone, const QgsRectangle &extent, bool houseNumbers )
  {
    QgsFeatureList streets, oneWays, ranges;
    std::unique_ptr<QgsGeometryEngine> area;
    if ( zone )
    {
      area.reset( QgsGeometry::createGeometryEngine( zone->area.constGet() ) );
      area->prepareGeometry();
    }
    const auto add = [&]( const QgsGeometry &geometry, const Block &block, bool inside ) {
      const StreetLook look = lookOf( block.roadClass );
      for ( auto part = geometry.const_parts_begin(); part != geometry.const_parts_end(); ++part )
        if ( qgsgeometry_cast<const QgsLineString *>( *part ) )
          streets << feature( QgsGeometry( ( *part )->clone() ),
                              { QString::fromStdString( block.name ),
                                QString::fromLatin1( look.kind ) + ( inside ? "_in" : "_out" ), look.size, inside ? 1 : 0 } );
    };
    for ( const std::int32_t b : mEvent.streets.within( { extent.xMinimum(), extent.yMinimum() },
                                                        { extent.xMaximum(), extent.yMaximum() } ) )
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
      if ( houseNumbers && within )
        ranges << feature( QgsGeometry() );
    }
    refill( layer( PageLayer::Streets ), streets );
    refill( layer( PageLayer::OneWays ), oneWays );
    refill( layer( PageLayer::Ranges ), {} );
  }

  void PageLayers::fillNeighbours( const PrintZone *zone, const QgsRectangle &extent )
  {
    QgsFeatureList neighbours;
    for ( const PrintZone &other : mEvent.zones )
      if ( &other != zone && other.area.boundingBox().intersects( extent ) )
        neighbours << feature( other.area, { other.teamName() } );
    refill( layer( PageLayer::Neighbours ), neighbours );
  }

  void PageLayers::showRoute( const std::vector<RouteLine> &lines )
  {
    QgsFeatureList features;
    for ( const RouteLine &entry : lines )
      if ( entry.line.size() > 1 )
        features << feature( lineGeometry( entry.line ), { entry.part } );
    refill( layer( PageLayer::Route ), features );
  }

  void PageLayers::showStops( const std::vector<Disc> &discs, const MapView &view )
  {
    QgsFeatureList stops, spots, leaders;
    for ( const Disc &disc : discs )
    {
      const Point center = toWorld( view, disc.center ), spot = toWorld( view, disc.spot );
      stops << feature( QgsGeometry::fromPointXY( { center.x, center.y } ),
                        { QString::fromStdString( disc.label ), disc.width } );
      if ( !disc.moved )
        continue;
      spots << feature( QgsGeometry::fromPointXY( { spot.x, spot.y } ) );
      const std::array line{ spot, center };
      leaders << feature( lineGeometry( line ) );
    }
    refill( layer( PageLayer::Stops ), stops );
    refill( layer( PageLayer::Spots ), spots );
    refill( layer( PageLayer::Leaders ), leaders );
  }

  void PageLayers::showStaging( const QString &name, const Point *place )
  {
    QgsFeatureList features;
    if ( place )
      features << feature( QgsGeometry::fromPointXY( { place->x, place->y } ), { name } );
    refill( layer( PageLayer::Staging ), features );
  }

  void PageLayers::showWay( const QgsRectangle &extent )
  {
    QgsFeatureList streets;
    if ( !extent.isNull() )
      for ( const std::int32_t b : mEvent.streets.within( { extent.xMinimum(), extent.yMinimum() },
                                                          { extent.xMaximum(), extent.yMaximum() } ) )
      {
        const Block &block = mEvent.streets.blocks()[static_cast<std::size_t>( b )];
        streets << feature( lineGeometry( block.line ), { QString::fromLatin1( lookOf( block.roadClass ).kind ) } );
      }
    refill( layer( PageLayer::WayStreets ), streets );
  }

  QList<QgsMapLayer *> PageLayers::all() const
  {
    QList<QgsMapLayer *> layers;
    for ( std::size_t i = mLayers.size(); i-- > 0; )
      if ( i != static_cast<std::size_t>( PageLayer::WayStreets ) )
        layers << mLayers[i];
    return layers;
  }

  QList<QgsMapLayer *> PageLayers::wayOnly() const
  {
    QList<QgsMapLayer *> layers;
    for ( const PageLayer which : { PageLayer::Staging, PageLayer::Route, PageLayer::Edge, PageLayer::WayStreets,
                                    PageLayer::Zone, PageLayer::GroundLines, PageLayer::Ground } )
      layers << layer( which );
    return layers;
  }
}
